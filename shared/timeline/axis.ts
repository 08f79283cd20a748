import { isoOf } from '../plan/likely-day.ts';
import { halfYearOf } from '../find/matching.ts';
import type { HalfYear } from '../find/filter.ts';
import { dayOf, isoOfDay, type Snap } from './days.ts';

/** How near one is: what one step of the axis is. */
export const zooms = ['month', 'quarter', 'half', 'year', 'decade'] as const;
export type Zoom = (typeof zooms)[number];

interface Scale {
  /** How wide a year is, in px. */
  readonly year: number;
  /** Months from one mark to the next. */
  readonly step: number;
  /** What dates are set by here. */
  readonly snap: Snap;
}

export const scales: Readonly<Record<Zoom, Scale>> = {
  month: { year: 1080, step: 1, snap: 'day' },
  quarter: { year: 440, step: 3, snap: 'month' },
  half: { year: 196, step: 6, snap: 'month' },
  year: { year: 112, step: 12, snap: 'half' },
  decade: { year: 56, step: 12, snap: 'half' },
};

/** A time nearer, or further off. */
export const nextZoom = (zoom: Zoom, step: -1 | 1): Zoom => zooms[zooms.indexOf(zoom) + step] ?? zoom;

/** The stretch of time that is drawn: whole years. Days since 1970-01-01; `to` is the day after the last. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A date so far off is written wrong; it is drawn at the edge. */
const farthest = 40;

/** The years that hold all dates and today, with one more after them. */
export function stretchOf(dates: Iterable<string>, today: string): Stretch {
  const now = Number(today.slice(0, 4));
  let [first, last] = [now, now + 1];
  for (const date of dates) {
    const year = Number(date.slice(0, 4));
    first = Math.min(first, Math.max(year, now - farthest));
    last = Math.max(last, Math.min(year, now + farthest));
  }
  return { from: dayOf(isoOf(first, 1, 1)), to: dayOf(isoOf(last + 2, 1, 1)) };
}

/** A mark of the axis: where it begins, and which part of the year begins there, from 0. */
export interface Tick {
  readonly day: number;
  readonly year: number;
  readonly part: number;
}

/** The marks of the axis, from the first day to the last. */
export function ticksOf({ from, to }: Stretch, zoom: Zoom): Tick[] {
  const { step } = scales[zoom];
  const ticks: Tick[] = [];
  const [first, end] = [yearOf(from), yearOf(to)];
  for (let year = first; year < end; year++)
    for (let part = 0; part < 12 / step; part++)
      ticks.push({ day: dayOf(isoOf(year, part * step + 1, 1)), year, part });
  return ticks;
}

const yearOf = (day: number): number => Number(isoOfDay(day).slice(0, 4));

/** A half-year, and where it begins and ends. */
export interface Half extends Stretch {
  readonly half: HalfYear;
}

export function halvesOf({ from, to }: Stretch): Half[] {
  const halves: Half[] = [];
  for (let year = yearOf(from); year < yearOf(to); year++) {
    const days = [isoOf(year, 1, 1), isoOf(year, 7, 1), isoOf(year + 1, 1, 1)];
    for (const at of [0, 1])
      halves.push({ half: halfYearOf(days[at]!), from: dayOf(days[at]!), to: dayOf(days[at + 1]!) });
  }
  return halves;
}
