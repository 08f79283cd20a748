import type { SectionProps } from './section.ts';

/** What it hangs together with, and where else it is shown. */
export function LinksSection({ action }: SectionProps) {
  return <section data-section="LinksSection" data-of={action.id} />;
}
