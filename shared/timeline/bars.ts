import { halfYearOf, isOverdue } from '../find/matching.ts';
import type { HalfYear } from '../find/filter.ts';
import { isoOf } from '../plan/likely-day.ts';
import type { Action } from '../plan/schema.ts';
import { hasImpossibleDate } from '../plan/timeframe.ts';
import { dayOf, isoOfDay } from './days.ts';

/** What is read of an action to draw it in time. */
export type Timed = Pick<Action, 'timeText' | 'start' | 'due' | 'precision' | 'recurrence' | 'status'>;

/**
 * How an action stands in time:
 * `span` from one day to another; `deadline` only an end is known; `from` only a beginning; `ongoing` goes on without
 * an end; `repeats` comes again; `words` says when, but no dates; `wrong` names a day that cannot be; `unset` says nothing.
 */
type BarKind = 'span' | 'deadline' | 'from' | 'ongoing' | 'repeats' | 'words' | 'wrong' | 'unset';

export interface Bar {
  readonly kind: BarKind;
  /** The first day; undefined when it is not known. Days since 1970-01-01. */
  readonly from?: number;
  /** The day after the last. */
  readonly to?: number;
  /** How many days of its beginning and its end are uncertain. */
  readonly softFrom: number;
  readonly softTo: number;
  /** Months from one time to the next, of what comes again. */
  readonly every?: 6 | 12;
}

/** How wide an edge is that is known so exactly, in days. */
const widths = { day: 0, month: 30, season: 91, year: 365, none: 0 } as const;

const nowhere = { softFrom: 0, softTo: 0 };

/** How an action stands in time. Dates count, when there are any; else what its words say. */
export function barOf(action: Timed): Bar {
  const { timeText, start, due, recurrence } = action;
  if (start !== undefined && due !== undefined && due < start) return { kind: 'wrong', ...nowhere };
  const every = recurrence === 'yearly' ? 12 : recurrence === 'twice-yearly' ? 6 : undefined;
  if (every !== undefined) return { ...datedBar(action), kind: 'repeats', every };
  if (recurrence === 'continuous')
    return { ...datedBar(action), kind: due === undefined ? 'ongoing' : 'span' };
  if (start !== undefined || due !== undefined) return datedBar(action);
  if (!timeText?.trim()) return { kind: 'unset', ...nowhere };
  return { kind: hasImpossibleDate(timeText) ? 'wrong' : 'words', ...nowhere };
}

/** The edges lie within the dates, and meet in the middle at most. */
function datedBar({ start, due, precision = 'day' }: Timed): Bar {
  const from = start === undefined ? undefined : dayOf(start);
  const to = due === undefined ? undefined : dayOf(due) + 1;
  const soft = widths[precision];
  if (from === undefined)
    return { kind: 'deadline', ...(to !== undefined && { to }), softFrom: soft, softTo: 0 };
  if (to === undefined) return { kind: 'from', from, softFrom: soft, softTo: 0 };
  const most = Math.min(soft, (to - from) / 2);
  return { kind: 'span', from, to, softFrom: most, softTo: most };
}

/** Whether nothing is said of when, not even in words. */
export const hasNoTime = (action: Timed): boolean => barOf(action).kind === 'unset';

/** Whether it stands nowhere on the axis: nothing is said, or in words only. */
export const isLoose = (action: Timed): boolean => ['unset', 'words', 'wrong'].includes(barOf(action).kind);

/** The deadline that has passed without the action being done; what comes again is never late. @param today 2026-12-31 */
export const overdueSince = (action: Timed, today: string): string | undefined =>
  isOverdue(action, today) ? action.due : undefined;

/** When something comes again: from the first time, as long as the plan's time lasts. */
export interface Repeat {
  readonly from: number;
  readonly to: number;
  /** Nobody has said when in the year. */
  readonly isLoose: boolean;
}

/**
 * Each time that something comes again, until a day. Of what has no date, one a year or half-year from a day on, as wide
 * as that: nobody knows when in it.
 */
export function repeatsOf(bar: Bar, firstDay: number, endDay: number): Repeat[] {
  if (bar.every === undefined) return [];
  const first = bar.from ?? (bar.to === undefined ? undefined : bar.to - 1);
  const isKnown = first !== undefined;
  const begin = first ?? firstDay;
  const length =
    bar.from !== undefined && bar.to !== undefined
      ? bar.to - bar.from
      : isKnown
        ? Math.max(1, Math.min(bar.softFrom, bar.every * 30))
        : bar.every * 30.4 - 12;
  const times: Repeat[] = [];
  for (let at = begin, n = 0; at < endDay && n < 400; n++, at = monthsOn(begin, n * bar.every)) {
    const isEnd = bar.from === undefined && isKnown;
    times.push(
      isEnd
        ? { from: at + 1 - length, to: at + 1, isLoose: false }
        : { from: at, to: at + length, isLoose: !isKnown },
    );
  }
  return times;
}

/** The same day so many months later, or the last one of a month that has it not. */
function monthsOn(day: number, months: number): number {
  const iso = isoOfDay(day);
  const month = Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1 + months;
  const first = dayOf(isoOf(Math.floor(month / 12), (month % 12) + 1, 1));
  const next = dayOf(isoOf(Math.floor((month + 1) / 12), ((month + 1) % 12) + 1, 1));
  return Math.min(first + Number(iso.slice(8, 10)) - 1, next - 1);
}

/** How many fall due in each half-year in which any does. */
export function dueByHalf(actions: Iterable<Pick<Action, 'due'>>): ReadonlyMap<HalfYear, number> {
  const counts = new Map<HalfYear, number>();
  for (const { due } of actions) {
    if (due === undefined) continue;
    const half = halfYearOf(due);
    counts.set(half, (counts.get(half) ?? 0) + 1);
  }
  return counts;
}

/** The bar's place in a list that goes by time: what ends first comes first, what stands nowhere last. */
export const timeKey = ({ start, due }: Timed): string => due ?? start ?? '9999';
