import { isBroken } from '../../shared/plan/document.ts';
import type { PlanStore } from '../state/plan-store.ts';

/** How many living actions a theme has, how many are under way, how many are done. */
export function factsOf(store: PlanStore, theme: string): [actions: number, underWay: number, done: number] {
  const { strategies, actions } = store.shown;
  const ids = (strategies.get(theme) ?? []).flatMap((strategy) => actions.get(strategy) ?? []);
  const statuses = ids.map((id) => {
    const action = store.record('action', id);
    return action && !isBroken(action) ? action.status : undefined;
  });
  const count = (status: string) => statuses.filter((one) => one === status).length;
  return [ids.length, count('under-way'), count('done')];
}
