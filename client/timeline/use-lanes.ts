import { useEffect, useState } from 'react';
import { isBroken } from '../../shared/plan/document.ts';
import { listedIn, type Listed } from '../../shared/plan/standing.ts';
import { lanesOf, type Lane, type LanesBy } from '../../shared/timeline/lanes.ts';
import { useStore } from '../state/hooks.tsx';
import type { PlanStore } from '../state/plan-store.ts';

/** All that stands in the timeline: every living action, and the lanes they are in. */
export interface Laid {
  readonly listed: readonly Listed[];
  readonly lanes: readonly Lane[];
}

/** Follows the plan. A lane in which nothing is added, taken away or moved keeps its identity. */
export function useLanes(by: LanesBy): Laid {
  const store = useStore();
  const [kept, setKept] = useState(() => ({ by, laid: laidIn(store, by) }));
  useEffect(() => {
    const lay = () => setKept((before) => ({ by, laid: laidIn(store, by, before.laid) }));
    lay();
    return store.watch({ before: () => {}, after: lay });
  }, [store, by]);
  return kept.by === by ? kept.laid : laidIn(store, by);
}

function laidIn(store: PlanStore, by: LanesBy, before?: Laid): Laid {
  const listed = listedIn(store.records(), store.shown);
  const nameOf = (key: string) => {
    const one = store.record('organisation', key);
    return one && !isBroken(one) ? (one.name ?? key) : key;
  };
  const old = new Map(before?.lanes.map((lane) => [lane.key, lane]));
  const lanes = lanesOf(listed, by, nameOf).map((lane) => {
    const was = old.get(lane.key);
    return was && isSame(was.ids, lane.ids) ? was : lane;
  });
  return { listed, lanes: before && isSame(before.lanes, lanes) ? before.lanes : lanes };
}

const isSame = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);
