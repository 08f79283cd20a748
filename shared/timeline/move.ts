import type { Precision, Recurrence } from '../plan/schema.ts';
import { dayOf, firstDayOf, isoOfDay, lastDayOf, nearestUnit, unitOf, type Snap } from './days.ts';

/** When something is, in dates. */
export interface Frame {
  readonly start?: string | undefined;
  readonly due?: string | undefined;
  readonly precision?: Precision | undefined;
  readonly recurrence?: Recurrence | undefined;
}

/** What of a bar is moved: all of it, or one end. */
export type Part = 'all' | 'start' | 'due';

/** A frame moved by whole units. An end that is not there yet comes where the other one is, or where today is. */
export function stepped(frame: Frame, part: Part, units: number, snap: Snap, today: string): Frame {
  if (isUndated(frame) && part !== 'start') {
    const unit = unitOf(dayOf(today), snap) + units;
    return withEnds(frame, isOpen(frame) && part === 'all' ? { start: unit } : { due: unit }, snap);
  }
  const { start, due } = unitsOf(frame, snap);
  if (part === 'all')
    return withEnds(
      frame,
      {
        ...(start !== undefined && { start: start + units }),
        ...(due !== undefined && { due: due + units }),
      },
      snap,
    );
  const now = unitOf(dayOf(today), snap);
  if (part === 'start') return withEnds(frame, { start: (start ?? due ?? now) + units }, snap);
  return withEnds(frame, { due: (due ?? Math.max(start ?? now, now)) + units }, snap);
}

/** A frame with one end at the border of units that is nearest to a moment. @param at in days since 1970, parts too */
export function endAt(frame: Frame, part: 'start' | 'due', at: number, snap: Snap): Frame {
  const unit = nearestUnit(at, snap);
  return withEnds(frame, part === 'start' ? { start: unit } : { due: unit - 1 }, snap);
}

/** A frame without dates, put down at a moment: that is when it is to be done, or when what goes on begins. */
export const placedAt = (frame: Frame, at: number, snap: Snap): Frame =>
  withEnds(frame, { [isOpen(frame) ? 'start' : 'due']: unitOf(at, snap) }, snap);

const isOpen = ({ recurrence }: Frame): boolean => recurrence === 'continuous';

/** How many whole units lie between two moments, the first of which belongs to what is moved. */
export const unitsBetween = (from: number, to: number, snap: Snap): number =>
  nearestUnit(to, snap) - nearestUnit(from, snap);

export const isUndated = ({ start, due }: Frame): boolean => start === undefined && due === undefined;

export const isSameFrame = (a: Frame, b: Frame): boolean => a.start === b.start && a.due === b.due;

interface Units {
  readonly start?: number | undefined;
  readonly due?: number | undefined;
}

const unitsOf = ({ start, due }: Frame, snap: Snap): Units => ({
  start: start === undefined ? undefined : unitOf(dayOf(start), snap),
  due: due === undefined ? undefined : unitOf(dayOf(due), snap),
});

/** An end that is set does not pass the other one. */
function withEnds(frame: Frame, units: Units, snap: Snap): Frame {
  const old = unitsOf(frame, snap);
  const both = units.start !== undefined && units.due !== undefined;
  const start = units.start === undefined || both ? units.start : Math.min(units.start, old.due ?? Infinity);
  const due = units.due === undefined || both ? units.due : Math.max(units.due, old.start ?? -Infinity);
  const next = {
    start: start === undefined ? frame.start : isoOfDay(firstDayOf(start, snap)),
    due: due === undefined ? frame.due : isoOfDay(lastDayOf(due, snap)),
  };
  return { ...frame, ...next, precision: precisionOf(next, snap) };
}

/** As exactly as the ends say: what begins and ends with a half-year says no more than that. */
function precisionOf({ start, due }: Frame, snap: Snap): Precision {
  if (snap === 'day') return 'day';
  const isAt = (unit: 1 | 6 | 12) =>
    (start === undefined || isBorder(start, unit)) &&
    (due === undefined || isBorder(isoOfDay(dayOf(due) + 1), unit));
  if (!isAt(1)) return 'day';
  if (snap === 'month') return 'month';
  return isAt(12) ? 'year' : isAt(6) ? 'season' : 'month';
}

/** Whether so many months begin on a day. */
const isBorder = (iso: string, months: 1 | 6 | 12): boolean =>
  iso.endsWith('-01') && (Number(iso.slice(5, 7)) - 1) % months === 0;
