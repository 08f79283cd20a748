import { useContext, useMemo } from 'react';
import { carriedIn, type Carried } from '../../shared/actors/carried.ts';
import type { Records } from '../../shared/plan/document.ts';
import { listedIn } from '../../shared/plan/standing.ts';
import { useSignal } from '../lib/signal.ts';
import { LooksContext } from '../state/filter.ts';
import { useStore } from '../state/hooks.tsx';
import type { PlanStore } from '../state/plan-store.ts';
import { useRevision } from '../state/use-revision.ts';

/** The plan as this view looks at it. */
export interface Figures {
  readonly records: Records;
  /** Themes in the order of the plan. */
  readonly themes: readonly string[];
  /** The actions that do what is asked for. */
  readonly carried: readonly Carried[];
  /** How many there are, whatever is asked for. */
  readonly all: number;
}

/** Everything that is counted: anew whenever the plan or what is asked for changes. */
export function useCarried(): Figures {
  const store = useStore();
  const revision = useRevision(store);
  const plan = useMemo(() => planOf(store, revision), [store, revision]);
  const looks = useSignal(useContext(LooksContext));
  return useMemo(() => {
    const fitting = plan.carried.filter(({ id }) => (looks.get(id)?.verdict ?? 'shown') === 'shown');
    return { ...plan, carried: fitting, all: plan.carried.length };
  }, [plan, looks]);
}

function planOf(store: PlanStore, _revision: number) {
  const records = store.records();
  const carried = carriedIn(listedIn(records, store.shown), records.organisations);
  return { records, themes: store.shown.themes, carried };
}
