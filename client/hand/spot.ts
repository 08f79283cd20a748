import { shownParent } from '../state/names.ts';
import type { PlanStore } from '../state/plan-store.ts';

/** A place a card is drawn in: its id, or `<id>@<strategyId>` where it is shown a second time. No id holds an @. */
export const spotOf = (id: string, second?: string): string =>
  second === undefined ? id : `${id}@${second}`;

/** @returns the card's id, and the strategy when it is a second place */
export function splitSpot(spot: string): { readonly id: string; readonly second: string | undefined } {
  const at = spot.indexOf('@');
  return at < 0 ? { id: spot, second: undefined } : { id: spot.slice(0, at), second: spot.slice(at + 1) };
}

/** The place of a card under a strategy: its home, or a second place. */
export const spotIn = (store: PlanStore, id: string, strategy: string): string =>
  spotOf(id, shownParent(store, 'action', id) === strategy ? undefined : strategy);
