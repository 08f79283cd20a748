import { useCallback, useSyncExternalStore } from 'react';
import { isBroken } from '../../shared/plan/document.ts';
import { useStore } from './hooks.tsx';
import type { PlanStore } from './plan-store.ts';
import type { RecordStore } from './record-store.ts';
import { useRecordStore } from './said.ts';

/** How many of the named parts of all living actions are confirmed, and how many there are; 0 until what was said has come. */
export function useConfirmed(): readonly [confirmed: number, parts: number] {
  const store = useRecordStore();
  const plan = useStore();
  const subscribe = useCallback(
    (listener: () => void) => {
      const letGo = [plan.subscribe('any', listener), store?.subscribe('commitments', listener)];
      return () => letGo.forEach((off) => off?.());
    },
    [store, plan],
  );
  const figure = useSyncExternalStore(subscribe, () => confirmedIn(store, plan).join(' '));
  const [confirmed = 0, parts = 0] = figure.split(' ').map(Number);
  return [confirmed, parts];
}

function confirmedIn(store: RecordStore | undefined, plan: PlanStore): readonly [number, number] {
  if (!store?.isHere) return [0, 0];
  let [confirmed, parts] = [0, 0];
  for (const ids of plan.shown.actions.values())
    for (const id of ids) {
      const action = plan.record('action', id);
      if (!action || isBroken(action)) continue;
      const standing = store.standing(action);
      confirmed += standing.confirmed;
      parts += standing.parts;
    }
  return [confirmed, parts];
}
