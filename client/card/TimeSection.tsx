import type { SectionProps } from './section.ts';

/** When: in words, and as they were read. */
export function TimeSection({ action }: SectionProps) {
  return <section data-section="TimeSection" data-of={action.id} />;
}
