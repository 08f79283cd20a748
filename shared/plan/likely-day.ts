import { exists, isPlanYear, lastDayOf, type WrittenDay } from './calendar.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** A day of the calendar as 2026-12-31. */
export const isoOf = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

/** The same day so many days later. @param iso 2026-12-31 */
export const daysAfter = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The day that was probably meant by one that does not exist. */
export function likelyDay(written: WrittenDay): string | undefined {
  const { day, month, year } = written;
  const one = [
    ...digitsLess(day).map((less) => ({ day: less, month, year })),
    { day: month, month: day, year },
    ...(month >= 1 && month <= 12 && day > 28 && day <= 39 && isPlanYear(year)
      ? [{ day: lastDayOf(year, month), month, year }]
      : []),
  ].find(exists);
  return one && isoOf(one.year, one.month, one.day);
}

/** A number of three digits with one of them left out, as somebody would who has struck a key twice. */
function digitsLess(value: number): number[] {
  const text = String(value);
  if (text.length < 3) return [];
  return Array.from(text, (_, index) => Number(text.slice(0, index) + text.slice(index + 1)));
}
