import { isBroken } from '../../shared/plan/document.ts';
import { amountText, sumsOf } from '../../shared/plan/money.ts';
import type { Messages } from '../../shared/i18n/nb.ts';
import type { PlanStore } from '../state/plan-store.ts';

/** What the money of a theme's living actions comes to, as words; each state by itself. Empty when there is none. */
export function moneyOf(store: PlanStore, theme: string, m: Messages['money']): string {
  const { strategies, actions } = store.shown;
  const rows = (strategies.get(theme) ?? [])
    .flatMap((strategy) => actions.get(strategy) ?? [])
    .flatMap((id) => {
      const action = store.record('action', id);
      return action && !isBroken(action) ? action.funding : [];
    });
  return sumsOf(rows)
    .map(({ state, sum }) => m.sum(m.state[state], amountText(sum)))
    .join(' · ');
}

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
