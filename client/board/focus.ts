import type { Signal } from '../lib/signal.ts';
import type { PlanStore } from '../state/plan-store.ts';
import { setFolded } from '../hand/desk.ts';
import { splitSpot } from '../hand/spot.ts';
import { shownParent } from '../state/names.ts';

/**
 * Brings a record into view and focus once it is drawn; a folded strategy is opened for its card.
 * @param id the record's, or a card's second place
 * @param isOnlyShown not to be focused, only brought into view
 */
export function focusOn(
  surface: { current: HTMLElement | null },
  store: PlanStore,
  folded: Signal<ReadonlySet<string>>,
  id: string,
  isOnlyShown: boolean,
): void {
  const strategy = splitSpot(id).second ?? shownParent(store, 'action', id);
  if (folded.value.has(strategy)) setFolded(folded, strategy, false);
  requestAnimationFrame(() => {
    const stop = surface.current?.querySelector<HTMLElement>(`[data-stop][data-id="${CSS.escape(id)}"]`);
    if (!isOnlyShown) stop?.focus({ preventScroll: true });
    stop?.scrollIntoView({ block: 'nearest', inline: store.record('theme', id) ? 'start' : 'nearest' });
  });
}
