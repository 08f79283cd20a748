import type { SectionProps } from './section.ts';

/** What was said of it. */
export function CommentsTab({ action }: SectionProps) {
  return <section data-section="CommentsTab" data-of={action.id} />;
}
