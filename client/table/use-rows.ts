import { useContext, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { isBroken } from '../../shared/plan/document.ts';
import type { Action } from '../../shared/plan/schema.ts';
import { compareCells, type CellContext } from '../../shared/table/cells.ts';
import { actionsInOrder, rowsOf, sorterBy, sorterByOrder } from '../../shared/table/rows.ts';
import type { Setup } from '../../shared/table/setup.ts';
import { useDesk } from '../hand/desk.ts';
import { LooksContext } from '../state/filter.ts';
import { useStore } from '../state/hooks.tsx';
import type { PlanStore } from '../state/plan-store.ts';
import type { Sheet } from './sheet.ts';

/** What changes is sorted together with what changes just after, in ms. */
const pause = 150;

/**
 * Keeps the rows of the table in step with the plan, the filter, what is folded and how it is to be sorted. Nothing
 * moves under a hand: while somebody writes in a cell or holds the pointer down all rows stay, and while they are in
 * the table an edit moves no row, until they ask for the order anew or leave.
 */
export function useRows(sheet: Sheet, { isFlat, sort }: Setup, ctx: CellContext): void {
  const store = useStore();
  const looks = useContext(LooksContext);
  const { folded } = useDesk();
  const order = useRef<ReadonlyMap<string, number>>(undefined);
  const isStale = useRef(false);
  const { column, isDescending } = sort ?? {};

  const sortAnew = useEffectEvent(() => {
    const ids =
      column && sorted(store, actionsInOrder(store.shown), compareCells(column, ctx, isDescending ? -1 : 1));
    order.current = ids && new Map(ids.map((id, index) => [id, index]));
  });
  const input = useEffectEvent((folded: ReadonlySet<string>) => {
    const sort = order.current ? sorterByOrder(order.current) : (ids: readonly string[]) => ids;
    const fit = (id: string) => looks.value.get(id)?.verdict ?? 'shown';
    return { shown: store.shown, fit, folded, isFlat, sort };
  });
  const build = useEffectEvent(() => {
    isStale.current = sheet.isHeld;
    if (!sheet.isHeld) sheet.setRows(rowsOf(input(folded.value), sheet.rows.value.list));
  });
  useLayoutEffect(() => {
    sortAnew();
    build();
  }, [isFlat, column, isDescending, ctx]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rebuild = () => build();
    const release = () => isStale.current && build();
    const resort = () => {
      timer = undefined;
      if (sheet.isHeld || sheet.hasFocus.value) return;
      sortAnew();
      build();
    };
    const later = () => {
      if (order.current) timer ??= setTimeout(resort, pause);
    };
    const stops = [
      store.subscribe('shown', rebuild),
      store.subscribe('any', later),
      looks.subscribe(rebuild),
      looks.subscribe(later),
      folded.subscribe(rebuild),
      sheet.editing.subscribe(release),
      sheet.isPressed.subscribe(release),
      sheet.hasFocus.subscribe(later),
    ];
    sheet.unfolded = () => rowsOf(input(new Set()));
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [store, looks, folded, sheet]);
}

const sorted = (store: PlanStore, ids: readonly string[], compare: (a: Action, b: Action) => number) =>
  sorterBy((id) => knownAction(store, id), compare)(ids);

/** An action that is there and can be read. */
export function knownAction(store: PlanStore, id: string): Action | undefined {
  const action = store.record('action', id);
  return action && !isBroken(action) ? action : undefined;
}
