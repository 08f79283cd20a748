import type { Signal } from '../lib/signal.ts';
import type { PlanStore } from '../state/plan-store.ts';
import { setFolded } from './board-context.tsx';
import { splitSpot } from './spot.ts';
import { shownParent } from '../state/names.ts';

interface Wish {
  /** The record's id, or a card's second place. */
  readonly id: string;
  /** Not to be focused, only brought into view. */
  readonly isOnlyShown?: boolean;
}

/** Brings a record into view and focus once it is drawn; a folded strategy is opened for its card. */
export function focusOn(
  surface: { current: HTMLElement | null },
  store: PlanStore,
  folded: Signal<ReadonlySet<string>>,
  { id, isOnlyShown = false }: Wish,
): void {
  const strategy = splitSpot(id).second ?? shownParent(store, 'action', id);
  if (folded.value.has(strategy)) setFolded(folded, strategy, false);
  requestAnimationFrame(() => {
    const stop = surface.current?.querySelector<HTMLElement>(`[data-stop][data-id="${CSS.escape(id)}"]`);
    if (!isOnlyShown) stop?.focus({ preventScroll: true });
    stop?.scrollIntoView({ block: 'nearest', inline: store.record('theme', id) ? 'start' : 'nearest' });
  });
}
