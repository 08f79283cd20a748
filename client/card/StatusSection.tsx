import type { SectionProps } from './section.ts';

/** Where it stands, and what comes next. */
export function StatusSection({ action }: SectionProps) {
  return <section data-section="StatusSection" data-of={action.id} />;
}
