import { timeOfDay, type Language } from '../../shared/i18n/languages.ts';

/** A day with the time of day: "26. november kl. 16:00"; of another year the year too. */
export function momentOf(instant: string, language: Language): string {
  const at = new Date(instant);
  const isThisYear = at.getFullYear() === new Date().getFullYear();
  const day = at.toLocaleDateString(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    ...(!isThisYear && { year: 'numeric' }),
  });
  const time = timeOfDay(at, language);
  return language === 'en' ? `${day} at ${time}` : `${day} kl. ${time}`;
}
