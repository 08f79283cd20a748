import type { Lane } from '../../shared/timeline/lanes.ts';
import type { Looks } from '../state/filter.ts';

/** A line of the timeline: the head of a lane, or an action in it. */
export interface RowItem {
  /** Told apart from all others by it. */
  readonly key: string;
  readonly lane: string;
  /** Undefined in a head. */
  readonly id: string | undefined;
}

export const laneKey = (lane: string): string => `lane:${lane}`;

/** What is drawn from top to bottom: without what a filter hides, and what is folded. */
export function rowsOf(lanes: readonly Lane[], looks: Looks, folded: ReadonlySet<string>): RowItem[] {
  return lanes.flatMap(({ key: lane, ids }) => {
    const seen = ids.filter((id) => looks.get(id)?.verdict !== 'hidden');
    if (seen.length === 0) return [];
    const head: RowItem = { key: laneKey(lane), lane, id: undefined };
    return folded.has(lane) ? [head] : [head, ...seen.map((id) => ({ key: id, lane, id }))];
  });
}

const none: ReadonlySet<string> = new Set();

/** The actions of one lane only, without its head; of the first that has any, when that lane has none. */
export function rowsOfOne(lanes: readonly Lane[], looks: Looks, lane: string): RowItem[] {
  const rows = rowsOf(lanes, looks, none).filter(({ id }) => id !== undefined);
  const shown = rows.some((row) => row.lane === lane) ? lane : lanes[0]?.key;
  return rows.filter((row) => row.lane === shown);
}
