import { useMemo } from 'react';
import type { Records } from '../../shared/plan/document.ts';
import { listedIn, standingsOf, type Listed, type Standing } from '../../shared/plan/standing.ts';
import { useStore } from '../state/hooks.tsx';
import type { PlanStore } from '../state/plan-store.ts';
import { useRevision } from '../state/use-revision.ts';

/** The plan as this page looks at it. */
export interface Figures {
  readonly records: Records;
  readonly listed: readonly Listed[];
  /** What each organisation has; none for who has nothing. */
  readonly standings: ReadonlyMap<string, Standing>;
}

/** Everything counted anew whenever anything changes. */
export function useFigures(): Figures {
  const store = useStore();
  const revision = useRevision(store);
  return useMemo(() => figuresOf(store, revision), [store, revision]);
}

function figuresOf(store: PlanStore, _revision: number): Figures {
  const records = store.records();
  const listed = listedIn(records, store.shown);
  return { records, listed, standings: standingsOf(listed) };
}
