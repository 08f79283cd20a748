import { useCallback, useSyncExternalStore } from 'react';
import type { PlanStore } from './plan-store.ts';

/** How often each store has changed while somebody looked. */
const revisions = new WeakMap<PlanStore, number>();

/** A number that is another whenever anything in the plan has changed, for what is counted from all of it. */
export function useRevision(store: PlanStore): number {
  const subscribe = useCallback(
    (listener: () => void) =>
      store.subscribe('any', () => {
        revisions.set(store, (revisions.get(store) ?? 0) + 1);
        listener();
      }),
    [store],
  );
  return useSyncExternalStore(subscribe, () => revisions.get(store) ?? 0);
}
