/** A day as three numbers, whether it exists or not. */
export interface WrittenDay {
  readonly day: number;
  readonly month: number;
  readonly year: number;
  /** Where it stands in the phrase. */
  readonly start: number;
  readonly end: number;
}

/** A word of letters, a number, or one other character, in small letters. */
export interface Token {
  readonly text: string;
  readonly isNumber: boolean;
  readonly start: number;
  readonly end: number;
}

/** The longest part of a phrase that is looked at, in UTF-16 units: as long as a plan's may be. */
const most = 300;

/** Takes a phrase apart, once through from its beginning. */
export const tokensOf = (phrase: string): Token[] =>
  [...phrase.slice(0, most).matchAll(/\p{L}+|\d+|\S/gu)].map(({ 0: text, index }) => ({
    text: text.toLowerCase(),
    isNumber: text.charCodeAt(0) >= 48 && text.charCodeAt(0) <= 57,
    start: index,
    end: index + text.length,
  }));

/** @param month from 1 */
export const lastDayOf = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

export const isPlanYear = (year: number): boolean => year >= 1900 && year <= 2200;

export const exists = ({ day, month, year }: Pick<WrittenDay, 'day' | 'month' | 'year'>): boolean =>
  isPlanYear(year) && month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month);

const separators = new Set(['.', '/', '-', '–']);

/** A day written in numbers, day first as in Norwegian or year first as in ISO 8601, that begins at a token. */
export function dayAt(tokens: readonly Token[], at: number): WrittenDay | undefined {
  if (!tokens[at]?.isNumber || !tokens[at + 2]?.isNumber) return undefined;
  const [a, p, b, q, c] = tokens.slice(at, at + 5);
  if (!a?.isNumber || !b?.isNumber || !c?.isNumber) return undefined;
  if (!separators.has(p!.text) || !separators.has(q!.text) || a.text.length > 4 || b.text.length > 2)
    return undefined;
  const isTogether = a.end === p!.start && p!.end === b.start;
  const where = { start: a.start, end: c.end };
  if (a.text.length === 4 && p!.text === '-' && q!.text === '-' && c.text.length === 2)
    return { year: Number(a.text), month: Number(b.text), day: Number(c.text), ...where };
  if (!isTogether || p!.text === '-' || p!.text === '–' || a.text.length === 4) return undefined;
  const year = c.text.length === 2 ? 2000 + Number(c.text) : c.text.length === 4 ? Number(c.text) : undefined;
  return year === undefined ? undefined : { day: Number(a.text), month: Number(b.text), year, ...where };
}

/** The first day in a phrase, in numbers, that does not exist, like 202.01.2014. */
export function impossibleDay(phrase: string): WrittenDay | undefined {
  const tokens = tokensOf(phrase);
  for (let at = 0; at < tokens.length; at++) {
    const day = dayAt(tokens, at);
    if (day && !exists(day)) return day;
    if (day) at += 4;
  }
  return undefined;
}
