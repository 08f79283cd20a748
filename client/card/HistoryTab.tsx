import type { SectionProps } from './section.ts';

/** What was changed, by whom, from what to what. */
export function HistoryTab({ action }: SectionProps) {
  return <section data-section="HistoryTab" data-of={action.id} />;
}
