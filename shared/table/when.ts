import { dayIn } from '../exchange/cells.ts';
import type { Language } from '../i18n/languages.ts';
import type { Precision, Recurrence } from '../plan/schema.ts';
import { correctedPhrase, readTime } from '../plan/time-phrase.ts';

/** When something is, as it was read; what is not named is not said. */
export interface When {
  readonly start: string | undefined;
  readonly due: string | undefined;
  readonly precision: Precision | undefined;
  readonly recurrence: Recurrence | undefined;
}

type Dated = Pick<When, 'start' | 'due' | 'precision'>;
type Season = 'spring' | 'summer' | 'autumn';

/** The words a date is told with. */
export interface DateWords {
  readonly from: (date: string) => string;
  readonly season: Readonly<Record<Season, (year: string) => string>>;
}

const written = (iso: string, language: Language, parts: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...parts, timeZone: 'UTC' }).format(
    new Date(`${iso}T00:00:00Z`),
  );

/** A day as a spreadsheet shows it: 01.05.2027; in English 1 May 2027. @param iso 2027-05-01 */
export function dayText(iso: string, language: Language): string {
  if (language === 'en') return written(iso, 'en', { day: 'numeric', month: 'long', year: 'numeric' });
  return iso.split('-').toReversed().join('.');
}

/** "des. 2026"; in English whole words, since "Jul" is Christmas to whoever reads it as Norwegian. */
const monthText = (iso: string, language: Language): string =>
  written(iso, language, { month: language === 'en' ? 'long' : 'short', year: 'numeric' });

/** On which day the seasons begin and end that plans speak of (shared/plan/time-words.ts). */
const seasonEnds: Readonly<Record<string, Season>> = {
  '06-30': 'spring',
  '08-31': 'summer',
  '12-31': 'autumn',
};
const seasonStarts: Readonly<Record<string, Season>> = {
  '01-01': 'spring',
  '06-01': 'summer',
  '08-01': 'autumn',
};

function dateText(
  iso: string,
  precision: Precision | undefined,
  seasons: Readonly<Record<string, Season>>,
  language: Language,
  words: DateWords,
): string {
  const year = iso.slice(0, 4);
  if (precision === 'year') return year;
  const season = precision === 'season' ? seasons[iso.slice(5)] : undefined;
  if (season) return words.season[season](year);
  return precision === 'month' || precision === 'season' ? monthText(iso, language) : dayText(iso, language);
}

/** When it is due, as exactly as it is known: "des. 2026", "2028"; of what has but a beginning, "fra 02.01.2027". */
export function dueText({ start, due, precision }: Dated, language: Language, words: DateWords): string {
  if (due) return dateText(due, precision, seasonEnds, language, words);
  return start ? words.from(dateText(start, precision, seasonStarts, language, words)) : '';
}

/** What a time phrase says beyond doubt, as an import takes it; of one in doubt, that nothing is said. */
export function whenOf(phrase: string): When {
  const { start, due, precision, recurrence, doubt } = readTime(phrase);
  if (doubt !== undefined)
    return { start: undefined, due: undefined, precision: undefined, recurrence: undefined };
  return { start, due, recurrence, precision: precision === 'none' ? undefined : precision };
}

/** What is written into a cell of deadlines. @returns undefined for what is no single date */
export function readDue(text: string): Pick<When, 'start' | 'due' | 'precision'> | undefined {
  const day = dayIn(text);
  if (day) return { start: undefined, due: day, precision: 'day' };
  const plain = readTime(text);
  if (isRate(plain.recurrence, plain.due === undefined)) return undefined;
  if (plain.start !== undefined && plain.due === undefined)
    return { start: plain.start, due: undefined, precision: plain.precision };
  // A year or a season by itself is a stretch; of a deadline its end counts, and of two years neither.
  const { start, due, precision } = readTime(`innen ${text}`);
  const isSpan = plain.start !== undefined && !isSameYear(plain.start, plain.due);
  if (due === undefined || start !== undefined || due !== plain.due || isSpan) return undefined;
  return { start: undefined, due, precision };
}

const isSameYear = (a: string, b: string | undefined): boolean => a.slice(0, 4) === b?.slice(0, 4);

/** Says that it comes again and again; an open beginning does so by itself. */
const isRate = (recurrence: Recurrence | undefined, isOpen: boolean): boolean =>
  recurrence === 'yearly' || recurrence === 'twice-yearly' || (recurrence === 'continuous' && !isOpen);

/** What is written into a cell of beginnings. @returns undefined for what is none */
export function readStart(text: string): Pick<When, 'start' | 'precision'> | undefined {
  const day = dayIn(text);
  if (day) return { start: day, precision: 'day' };
  const { start, due, precision } = readTime(`fra ${text}`);
  return start === undefined || due !== undefined ? undefined : { start, precision };
}

/** A day by itself; of a month or a year its last. */
export const readDay = (text: string): string | undefined => readDue(text)?.due;

/** The day that was probably meant by a phrase with one that does not exist, as a deadline or beginning is written. */
export function likelyDue(phrase: string, language: Language, words: DateWords): string | undefined {
  const likely = correctedPhrase(phrase);
  return (likely && dueText(whenOf(likely), language, words)) || undefined;
}
