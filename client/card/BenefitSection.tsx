import type { SectionProps } from './section.ts';

/** What it asks and what it gives. */
export function BenefitSection({ action }: SectionProps) {
  return <section data-section="BenefitSection" data-of={action.id} />;
}
