import { useId, type ReactNode } from 'react';

interface SectionBoxProps {
  readonly name: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of the panel under its heading. */
export function Section({ name, title, children }: SectionBoxProps) {
  const id = useId();
  return (
    <section className="card-section" data-section={name} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}
