import { planLanguage } from '../state/plan-language.ts';
import type { SectionProps } from './section.ts';

/** What is to be done, written together. */
export function TextSection({ action }: SectionProps) {
  return (
    <section data-section="TextSection" data-of={action.id}>
      <h2 className="card-panel-title" lang={planLanguage}>
        {action.title}
      </h2>
    </section>
  );
}
