import type { ReactNode } from 'react';
import './person.css';

/** A name on a person's colour: what goes with every ring and every thing in somebody's hand. */
export function PersonTag({
  colour,
  icon,
  children,
}: {
  colour: number;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <span className="person-tag" data-person={colour}>
      {icon}
      {children}
    </span>
  );
}
