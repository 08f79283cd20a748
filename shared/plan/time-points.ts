import { dayAt, exists, isPlanYear, lastDayOf, type Token } from './calendar.ts';
import { daysAfter, isoOf } from './likely-day.ts';
import type { Precision } from './schema.ts';
import {
  betweenWords,
  counted,
  early,
  halfYears,
  late,
  links,
  middle,
  months,
  newYears,
  ordinals,
  quarters,
  schoolYears,
  seasonMonths,
  seasons,
  weeks,
} from './time-words.ts';

/** A stretch of time that a phrase names: from its first to its last day, and how exactly. */
export interface Point {
  readonly from: string;
  readonly to: string;
  readonly precision: Precision;
  /** It names an end by itself: a month, a day, the end of something. */
  readonly isMoment: boolean;
  /** The tokens it is made of: the first, and the one after the last. */
  readonly begin: number;
  readonly end: number;
}

/** A month or a day of one that gets its year from what follows: "mai" in "mai–august 2026". */
interface Yearless {
  readonly day: number | undefined;
  readonly month: number | undefined;
  readonly begin: number;
  readonly end: number;
}

type Found = Omit<Point, 'begin'>;
type Reader = (tokens: readonly Token[], at: number) => Found | undefined;

const monthsOf = (year: number, first: number, last: number): Pick<Point, 'from' | 'to'> => ({
  from: isoOf(year, first, 1),
  to: isoOf(year, last, lastDayOf(year, last)),
});

function yearAt(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (!token?.isNumber || token.text.length !== 4) return undefined;
  const year = Number(token.text);
  return isPlanYear(year) && !counted.has(tokens[at + 1]?.text ?? '') ? year : undefined;
}

/** The token after a few words that only bind. */
function pastLinks(tokens: readonly Token[], at: number): number {
  let next = at;
  while (next < at + 2 && (links.has(tokens[next]?.text ?? '') || tokens[next]?.text === '.')) next++;
  return next;
}

/** A second year after a first: 2026/2027, 2026–27. @returns it, and the token after it */
function secondYear(tokens: readonly Token[], at: number, first: number) {
  const [mark, token] = tokens.slice(at, at + 2);
  if (!token?.isNumber || !['/', '-', '–', '—'].includes(mark?.text ?? '')) return undefined;
  const year =
    token.text.length === 4
      ? Number(token.text)
      : token.text.length === 2
        ? Math.floor(first / 100) * 100 + Number(token.text)
        : 0;
  return isPlanYear(year) && year >= first ? { year, end: at + 2 } : undefined;
}

const numericDay: Reader = (tokens, at) => {
  const day = dayAt(tokens, at);
  if (!day || !exists(day)) return undefined;
  const iso = isoOf(day.year, day.month, day.day);
  return { from: iso, to: iso, precision: 'day', isMoment: true, end: at + 5 };
};

/** "1. mai 2026", "mai 2026", "May 1, 2026". */
function monthFrom(tokens: readonly Token[], at: number): (Yearless & { year?: number }) | undefined {
  const isDay = tokens[at]?.isNumber === true && tokens[at].text.length <= 2;
  const name = isDay ? pastLinks(tokens, at + 1) : at;
  const month = months.get(tokens[name]?.text ?? '');
  if (month === undefined) return undefined;
  const after = pastLinks(tokens, name + 1);
  const [next, comma] = [tokens[after], tokens[after + 1]?.text];
  const isAmerican =
    !isDay && next?.isNumber && next.text.length <= 2 && yearAt(tokens, after + (comma === ',' ? 2 : 1));
  const day = isDay ? Number(tokens[at]!.text) : isAmerican ? Number(next.text) : undefined;
  const yearStands = isAmerican ? after + (comma === ',' ? 2 : 1) : after;
  const year = yearAt(tokens, yearStands);
  return year === undefined
    ? { day, month, begin: at, end: name + 1 }
    : { day, month, year, begin: at, end: yearStands + 1 };
}

const namedMonth: Reader = (tokens, at) => {
  const found = monthFrom(tokens, at);
  return found?.year === undefined ? undefined : pointOf(found, found.year);
};

/** @returns undefined for a day that the month has not */
function pointOf({ day, month, end }: Yearless, year: number): Found | undefined {
  if (day === undefined)
    return { ...monthsOf(year, month!, month!), precision: 'month', isMoment: true, end };
  if (!exists({ day, month: month!, year })) return undefined;
  const iso = isoOf(year, month!, day);
  return { from: iso, to: iso, precision: 'day', isMoment: true, end };
}

const season: Reader = (tokens, at) => {
  const name = seasons.get(tokens[at]?.text ?? '');
  if (!name) return undefined;
  const place = pastLinks(tokens, at + 1);
  const year = yearAt(tokens, place);
  if (year === undefined) return undefined;
  const second = name === 'winter' ? secondYear(tokens, place + 1, year) : undefined;
  const [first, last] = seasonMonths[name];
  if (second)
    return {
      from: isoOf(year, 12, 1),
      to: isoOf(second.year, last, lastDayOf(second.year, last)),
      precision: 'season',
      isMoment: false,
      end: second.end,
    };
  return { ...monthsOf(year, first, last), precision: 'season', isMoment: false, end: place + 1 };
};

/** Halves and quarters: "første halvår 2027", "1. halvår 2027", "Q3 2026", "3. kvartal 2026". */
const partOfYear: Reader = (tokens, at) => {
  const [a, b] = [tokens[at], tokens[at + 1]];
  const isShort = (a?.text === 'q' || a?.text === 'h') && b?.isNumber === true;
  const nth = isShort ? Number(b.text) : (ordinals.get(a?.text ?? '') ?? (a?.isNumber ? Number(a.text) : 0));
  if (nth < 1 || nth > 4) return undefined;
  const name = pastLinks(tokens, at + 1);
  const kind = isShort ? a.text : tokens[name]?.text;
  const isHalf = kind === 'h' || halfYears.has(kind ?? '');
  const isQuarter = kind === 'q' || quarters.has(kind ?? '');
  const place = pastLinks(tokens, isShort ? at + 2 : name + 1);
  const year = yearAt(tokens, place);
  const parts = isHalf ? 2 : isQuarter ? 4 : 0;
  if (year === undefined || !Number.isInteger(nth) || nth < 1 || nth > parts) return undefined;
  const length = 12 / parts;
  const span = monthsOf(year, (nth - 1) * length + 1, nth * length);
  return { ...span, precision: 'season', isMoment: false, end: place + 1 };
};

/** A week by its number (ISO 8601). */
const week: Reader = (tokens, at) => {
  if (!weeks.has(tokens[at]?.text ?? '') || !tokens[at + 1]?.isNumber) return undefined;
  const number = Number(tokens[at + 1]!.text);
  const mark = tokens[at + 2]?.text ?? '';
  const place = pastLinks(tokens, ['/', ',', '-'].includes(mark) ? at + 3 : at + 2);
  const year = yearAt(tokens, place);
  if (year === undefined || number < 1 || number > 53) return undefined;
  const fourth = isoOf(year, 1, 4);
  const weekday = (new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7;
  const from = daysAfter(fourth, (number - 1) * 7 - weekday);
  return { from, to: daysAfter(from, 6), precision: 'day', isMoment: false, end: place + 1 };
};

const schoolYear: Reader = (tokens, at) => {
  if (!schoolYears.has(tokens[at]?.text ?? '')) return undefined;
  const first = yearAt(tokens, at + 1);
  const second = first === undefined ? undefined : secondYear(tokens, at + 2, first);
  if (first === undefined || !second) return undefined;
  return {
    from: isoOf(first, 8, 1),
    to: isoOf(second.year, 6, 30),
    precision: 'season',
    isMoment: false,
    end: second.end,
  };
};

const newYear: Reader = (tokens, at) => {
  const year = newYears.has(tokens[at]?.text ?? '') ? yearAt(tokens, at + 1) : undefined;
  if (year === undefined) return undefined;
  const end = secondYear(tokens, at + 2, year)?.end ?? at + 2;
  return { ...monthsOf(year, 12, 12), precision: 'month', isMoment: true, end };
};

/** "2026", and "2026/27": from the first day of the one to the last of the other. */
const years: Reader = (tokens, at) => {
  const first = yearAt(tokens, at);
  if (first === undefined) return undefined;
  const second = secondYear(tokens, at + 1, first);
  const span = { from: isoOf(first, 1, 1), to: isoOf(second?.year ?? first, 12, 31) };
  return { ...span, precision: 'year', isMoment: false, end: second?.end ?? at + 1 };
};

/** "medio mai 2026", "utgangen av 2026". */
const partOf: Reader = (tokens, at) => {
  const word = tokens[at]?.text ?? '';
  if (!early.has(word) && !middle.has(word) && !late.has(word)) return undefined;
  const place = pastLinks(tokens, at + 1);
  const whole = namedMonth(tokens, place) ?? years(tokens, place);
  if (!whole) return undefined;
  if (late.has(word)) return { ...whole, from: whole.to, isMoment: true };
  const isMonth = whole.precision === 'month';
  const end = (days: string, month: string) =>
    isMonth ? `${whole.from.slice(0, 8)}${days}` : `${whole.from.slice(0, 4)}-${month}`;
  const to = early.has(word) ? end('10', '03-31') : end('15', '06-30');
  return { ...whole, to, precision: isMonth ? 'month' : 'season', isMoment: isMonth };
};

const readers: readonly Reader[] = [
  numericDay, partOf, week, schoolYear, newYear, partOfYear, namedMonth, season, years,
]; // prettier-ignore

/** Whether a day is named in words that its month has not: "31. februar 2027". */
export const hasMissingDay = (tokens: readonly Token[]): boolean =>
  tokens.some((_, at) => {
    const { day, month, year } = monthFrom(tokens, at) ?? {};
    return day !== undefined && year !== undefined && !exists({ day, month: month!, year });
  });

/** All stretches of time that some tokens name, in the order they are written. One way through, without going back. */
export function pointsIn(tokens: readonly Token[]): Point[] {
  const points: Point[] = [];
  let yearless: Yearless | undefined;
  for (let at = 0; at < tokens.length;) {
    const found = readAt(tokens, at);
    if (found) {
      const before = yearless && bound(tokens, yearless, at) ? borrowed(yearless, found) : undefined;
      if (before) points.push(before);
      points.push({ ...found, begin: at });
      yearless = undefined;
    } else yearless = yearlessAt(tokens, at) ?? yearless;
    at = found?.end ?? (yearless && yearless.begin === at ? yearless.end : at + 1);
  }
  return points;
}

function readAt(tokens: readonly Token[], at: number): Found | undefined {
  for (const read of readers) {
    const found = read(tokens, at);
    if (found) return found;
  }
  return undefined;
}

/** A month without its year, or the first day of a stretch within a month: "15." in "15.–20. mai 2026". */
function yearlessAt(tokens: readonly Token[], at: number): Yearless | undefined {
  const found = monthFrom(tokens, at);
  if (found) return found;
  const [day, dot] = [tokens[at], tokens[at + 1]];
  if (!day?.isNumber || day.text.length > 2) return undefined;
  return { day: Number(day.text), month: undefined, begin: at, end: dot?.text === '.' ? at + 2 : at + 1 };
}

const bound = (tokens: readonly Token[], { end }: Yearless, at: number): boolean =>
  at === end + 1 && betweenWords.has(tokens[end]!.text);

/** What comes before gets year and month from what it is bound to. */
function borrowed(yearless: Yearless, found: Found): Point | undefined {
  if (!found.isMoment) return undefined;
  const [year, month] = [Number(found.from.slice(0, 4)), Number(found.from.slice(5, 7))];
  const own = yearless.month ?? month;
  const whole = pointOf({ ...yearless, month: own }, own > month ? year - 1 : year);
  return whole && { ...whole, begin: yearless.begin };
}
