import type { SectionProps } from './section.ts';

/** Who leads it, who joins, and who has said yes. */
export function PartiesSection({ action }: SectionProps) {
  return <section data-section="PartiesSection" data-of={action.id} />;
}
