import { isoOf } from '../plan/likely-day.ts';

const msADay = 86_400_000;

/** A day of the calendar as a number: days since 1970-01-01. @param iso 2026-12-31 */
export const dayOf = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / msADay);

/** The day of the calendar of a number, as 2026-12-31. */
export const isoOfDay = (day: number): string => new Date(day * msADay).toISOString().slice(0, 10);

/** What dates are set by: single days, whole months, or halves of a year. */
export type Snap = 'day' | 'month' | 'half';

const monthsIn = { month: 1, half: 6 } as const;

/** The first day of a month, counted on from January of year 0. */
const firstOfMonth = (month: number): number => dayOf(isoOf(Math.floor(month / 12), (month % 12) + 1, 1));

/** The unit a day is in, as a number: the one after it is one more. */
export function unitOf(day: number, snap: Snap): number {
  if (snap === 'day') return Math.floor(day);
  const iso = isoOfDay(Math.floor(day));
  const month = Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1;
  return Math.floor(month / monthsIn[snap]);
}

export const firstDayOf = (unit: number, snap: Snap): number =>
  snap === 'day' ? unit : firstOfMonth(unit * monthsIn[snap]);

export const lastDayOf = (unit: number, snap: Snap): number => firstDayOf(unit + 1, snap) - 1;

/** The unit that begins nearest to a moment. @param at in days, parts of one too */
export function nearestUnit(at: number, snap: Snap): number {
  const unit = unitOf(at, snap);
  return at - firstDayOf(unit, snap) < firstDayOf(unit + 1, snap) - at ? unit : unit + 1;
}
