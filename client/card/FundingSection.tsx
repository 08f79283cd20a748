import type { SectionProps } from './section.ts';

/** With which money. */
export function FundingSection({ action }: SectionProps) {
  return <section data-section="FundingSection" data-of={action.id} />;
}
