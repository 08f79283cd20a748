import { timeOfDay, type Language } from '../../shared/i18n/languages.ts';

/**
 * A day as people write it: "15. januar"; of another year the year too.
 * @param iso a day of the calendar (2026-12-31), or a moment, which falls on a day where the reader is
 */
export function dayWords(iso: string, language: Language): string {
  const at = new Date(iso.length === 10 ? `${iso}T00:00` : iso);
  const isThisYear = at.getFullYear() === new Date().getFullYear();
  return at.toLocaleDateString(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    ...(!isThisYear && { year: 'numeric' }),
  });
}

/** A moment as people tell it: the day and the time of day. @param today what this day is called */
export function momentWords(iso: string, language: Language, today: string): string {
  const at = new Date(iso);
  const isToday = at.toDateString() === new Date().toDateString();
  return `${isToday ? today : dayWords(iso, language)} ${timeOfDay(at, language)}`;
}
