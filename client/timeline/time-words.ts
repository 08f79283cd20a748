import type { TimelineTexts } from '../../shared/i18n/timeline/nb.ts';
import type { Language } from '../../shared/i18n/languages.ts';
import { barOf, overdueSince, type Timed } from '../../shared/timeline/bars.ts';
import type { Frame } from '../../shared/timeline/move.ts';

/** A day with its year, as people of the language write it: "1. mars 2026". @param iso 2026-12-31 */
export const dayText = (iso: string, language: Language): string =>
  new Date(`${iso}T00:00:00Z`).toLocaleDateString(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

/** Some dates in words: "fra 1. mars 2026 til 30. juni 2026, hvert år"; empty when there are none. */
export function datesText(
  { start, due, recurrence }: Frame,
  texts: TimelineTexts,
  language: Language,
): string {
  const day = (iso: string) => dayText(iso, language);
  const when =
    start !== undefined && due !== undefined
      ? texts.span(day(start), day(due))
      : due !== undefined
        ? texts.due(day(due))
        : start === undefined
          ? ''
          : texts.from(day(start));
  return [when, recurrence && recurrence !== 'once' && texts.again[recurrence]].filter(Boolean).join(', ');
}

/** What stands beside a bar: the plan's own words, or its dates when it has none. */
export function labelText(action: Timed, texts: TimelineTexts, language: Language): string {
  const words = action.timeText?.trim();
  const { kind } = barOf(action);
  if (kind === 'unset') return texts.dragToSet;
  if (kind === 'wrong') return texts.wrong(action.start ? texts.wrongOrder : (words ?? ''));
  return words || datesText(action, texts, language);
}

/** That the deadline has passed, in words; undefined when it has not. */
export function overdueText(
  action: Timed,
  today: string,
  texts: TimelineTexts,
  language: Language,
): string | undefined {
  const since = overdueSince(action, today);
  return since === undefined ? undefined : texts.overdue(dayText(since, language));
}
