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
