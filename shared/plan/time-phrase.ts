import { impossibleDay, tokensOf, type Token } from './calendar.ts';
import { daysAfter, likelyDay } from './likely-day.ts';
import type { Precision, Recurrence } from './schema.ts';
import { hasMissingDay, pointsIn, type Point } from './time-points.ts';
import {
  afterWords,
  beforeWords,
  conditionWords,
  continuousWords,
  deadlineWords,
  everyWords,
  fromWords,
  months,
  onceWords,
  perWords,
  seasons,
  timesWords,
  twiceWords,
  unclearWords,
  yearlyWords,
  yearWords,
} from './time-words.ts';

/** How a time phrase was read. Days as 2026-12-31. */
export interface TimeReading {
  readonly start?: string;
  readonly due?: string;
  readonly precision: Precision;
  readonly recurrence?: Recurrence;
  /** It names a day that there is none of, says nothing of when, or makes it hang on something else. */
  readonly doubt?: 'impossible-date' | 'unclear' | 'condition';
}

/**
 * Reads when something is to happen from a plan's own words, in Norwegian, Danish or English. A suggestion: the words
 * stay what counts. Total, and in time that grows with the length of the phrase.
 */
export function readTime(phrase: string): TimeReading {
  if (phrase.trim() === '') return { precision: 'none' };
  const tokens = tokensOf(withWholeWords(phrase));
  if (impossibleDay(phrase) || hasMissingDay(tokens)) return { precision: 'none', doubt: 'impossible-date' };
  const said = clausesOf(tokens).find((clause) => pointsIn(clause).length > 0);
  const recurrence = recurrenceOf(said ?? tokens);
  const doubt = doubtOf(tokens, said !== undefined || recurrence !== undefined);
  const about = { ...(doubt && { doubt }) };
  if (!said) return { precision: 'none', ...(recurrence && { recurrence }), ...about };
  return { ...frameOf(said, recurrence), ...about };
}

/** "t.o.m." and "f.o.m." as one word each. */
const withWholeWords = (phrase: string): string =>
  phrase
    .slice(0, 400)
    .replace(/t\.o\.m\.?/gi, 'tom ')
    .replace(/f\.o\.m\.?/gi, 'fom ');

/** The phrase with the day that was probably meant in place of one that does not exist. @returns undefined when nobody can tell */
export function correctedPhrase(phrase: string): string | undefined {
  const wrong = impossibleDay(phrase);
  const likely = wrong && likelyDay(wrong);
  if (!likely) return undefined;
  const [year, month, day] = likely.split('-');
  return `${phrase.slice(0, wrong.start)}${day}.${month}.${year}${phrase.slice(wrong.end)}`;
}

/** What stands after a semicolon is another matter. */
function clausesOf(tokens: readonly Token[]): Token[][] {
  const clauses: Token[][] = [[]];
  for (const token of tokens) {
    if (token.text === ';') clauses.push([]);
    else clauses.at(-1)!.push(token);
  }
  return clauses;
}

type Role = 'deadline' | 'start' | 'before' | 'after' | 'plain';

/** A point with what the words before it make of it. */
interface Marked extends Point {
  readonly role: Role;
  readonly isOnce: boolean;
}

function marked(tokens: readonly Token[]): Marked[] {
  let done = 0;
  return pointsIn(tokens).map((point) => {
    const words = tokens.slice(done, point.begin).map(({ text }) => text);
    done = point.end;
    return { ...point, role: roleOf(words), isOnce: words.some((word) => onceWords.has(word)) };
  });
}

/** The last word that says something counts: "fra start til 2027". */
function roleOf(words: readonly string[]): Role {
  for (const word of words.toReversed()) {
    if (beforeWords.has(word)) return 'before';
    if (afterWords.has(word)) return 'after';
    if (deadlineWords.has(word)) return 'deadline';
    if (fromWords.has(word) || onceWords.has(word)) return 'start';
  }
  return 'plain';
}

type Frame = Omit<TimeReading, 'doubt'>;

function frameOf(tokens: readonly Token[], recurrence: Recurrence | undefined): Frame {
  const points = marked(tokens);
  const [first] = points;
  const last = points.at(-1)!;
  const again = recurrence ?? (points.length === 1 && isOpenStart(first!) ? 'continuous' : 'once');
  if (points.length === 1) return { ...single(first!, recurrence !== undefined), recurrence: again };
  if (isEnd(first!)) {
    const end = points.findLast(isEnd)!;
    return { due: dueOf(end), precision: end.precision, recurrence: again };
  }
  // What begins after another end is a part of the matter, not its frame.
  if (last.role === 'start') return { ...single(first!, recurrence !== undefined), recurrence: again };
  const precision = finer(first!.precision, last.precision);
  return { start: startOf(first!), due: dueOf(last), precision, recurrence: again };
}

const isEnd = ({ role }: Marked): boolean => role === 'deadline' || role === 'before';
const isOpenStart = ({ role, isOnce }: Marked): boolean => role === 'start' && !isOnce;
const dueOf = ({ role, from, to }: Marked): string => (role === 'before' ? daysAfter(from, -1) : to);
const startOf = ({ role, from, to }: Marked): string => (role === 'after' ? daysAfter(to, 1) : from);

/** What comes again begins then; else a month or a day alone is an end, a season or a year a stretch. */
function single(point: Marked, isRepeated: boolean): Pick<TimeReading, 'start' | 'due' | 'precision'> {
  const { precision, role, isMoment } = point;
  if (isEnd(point)) return { due: dueOf(point), precision };
  if (role === 'plain' && isRepeated && isRange(point))
    return { start: point.from, due: point.to, precision };
  if (role === 'start' || role === 'after' || isRepeated) return { start: startOf(point), precision };
  return { ...(!isMoment && { start: point.from }), due: point.to, precision };
}

const isRange = ({ precision, from, to }: Marked): boolean =>
  precision === 'year' && from.slice(0, 4) !== to.slice(0, 4);

const order: readonly Precision[] = ['day', 'month', 'season', 'year', 'none'];
const finer = (a: Precision, b: Precision): Precision => (order.indexOf(a) < order.indexOf(b) ? a : b);

function recurrenceOf(tokens: readonly Token[]): Recurrence | undefined {
  const words = tokens.map(({ text }) => text);
  const has = (set: ReadonlySet<string>) => words.some((word) => set.has(word));
  const isBy = (test: (word: string, next: string, after: string) => boolean) =>
    words.some((word, at) => test(word, words[at + 1] ?? '', words[at + 2] ?? ''));
  const isPart = (word: string) => months.has(word) || seasons.has(word);
  const every = words.findIndex((word, at) => everyWords.has(word) && isPart(words[at + 1] ?? ''));
  const isTwice = isBy((word, next) => ['to', '2', 'two'].includes(word) && timesWords.has(next));
  const isEveryTwo =
    every >= 0 && ['og', 'and', '&'].includes(words[every + 2] ?? '') && isPart(words[every + 3] ?? '');
  if (has(twiceWords) || isTwice || isEveryTwo) return 'twice-yearly';
  const isYearly = isBy(
    (word, next, after) =>
      (everyWords.has(word) && yearWords.has(next)) ||
      (perWords.has(word) && yearWords.has(next === '.' ? after : next) && !isYearNumber(words, word, next)),
  );
  if (has(yearlyWords) || isYearly || every >= 0) return 'yearly';
  return has(continuousWords) ? 'continuous' : undefined;
}

/** "i år 2027" is no rate. */
const isYearNumber = (words: readonly string[], word: string, next: string): boolean =>
  word === 'i' && next === 'år' && words.some((one) => /^\d{4}$/.test(one));

function doubtOf(tokens: readonly Token[], saysWhen: boolean): TimeReading['doubt'] {
  const has = (set: ReadonlySet<string>) => tokens.some(({ text }) => set.has(text));
  if (has(conditionWords)) return 'condition';
  return has(unclearWords) || !saysWhen ? 'unclear' : undefined;
}
