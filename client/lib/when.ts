import { timeOfDay, type Language } from '../../shared/i18n/languages.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const locale = (language: Language): string => (language === 'en' ? 'en-GB' : language);

/** A day, with its year when that is another than this: "12. nov." @param now in ms */
export function dayOf(time: string, language: Language, now: number): string {
  const at = new Date(time);
  const isThisYear = at.getFullYear() === new Date(now).getFullYear();
  return at.toLocaleDateString(locale(language), {
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  });
}

/** A day with the time of day: "12. november 2026 14:05". */
export const exactly = (time: string, language: Language): string => {
  const at = new Date(time);
  const date = at.toLocaleDateString(locale(language), { day: 'numeric', month: 'long', year: 'numeric' });
  return `${date} ${timeOfDay(at, language)}`;
};

/** How long ago it was, as one would say it: "for 5 minutter siden"; after a week the day. @param now in ms */
export function ago(time: string, language: Language, now: number): string {
  const passed = Math.max(0, now - Date.parse(time));
  if (passed >= 7 * day) return dayOf(time, language, now);
  const words = new Intl.RelativeTimeFormat(locale(language), { numeric: 'auto' });
  if (passed < minute) return words.format(0, 'second');
  if (passed < hour) return words.format(-Math.floor(passed / minute), 'minute');
  if (passed < day) return words.format(-Math.floor(passed / hour), 'hour');
  return words.format(-Math.floor(passed / day), 'day');
}
