import { useMessages } from '../lib/i18n.tsx';
import { useSignalPart } from '../lib/signal.ts';
import { useRecord } from '../state/hooks.tsx';
import { useBoard } from './board-context.tsx';
import { isSameTarget } from './lift.ts';
import { labelOf, type Arranged } from '../state/names.ts';

/** Where in a list the lifted thing would land; -1 while it would not land there, or would stay where it is. */
export function useSlotIndex(entity: Arranged, parent: string): number {
  return useSignalPart(useBoard().lifting.current, (lift) =>
    lift?.entity === entity && lift.target.parent === parent && !isSameTarget(lift.target, lift.origin)
      ? lift.target.index
      : -1,
  );
}

/** What is lifted, for the list where the slot stands; the other lists need not be told of it. */
export const useLifted = (slot: number): ReadonlySet<string> =>
  useSignalPart(useBoard().lifting.current, (lift) => (slot < 0 ? undefined : lift?.group)) ?? none;

const none: ReadonlySet<string> = new Set();

/** The ids with `undefined` where the slot stands: before the child that would follow what is lifted. */
export function withSlot(
  ids: readonly string[],
  slot: number,
  lifted: ReadonlySet<string>,
): (string | undefined)[] {
  if (slot < 0) return [...ids];
  const others = ids.filter((id) => !lifted.has(id));
  const follower = others[slot];
  const at = follower === undefined ? ids.length : ids.indexOf(follower);
  return [...ids.slice(0, at), undefined, ...ids.slice(at)];
}

/** The empty place that says what letting go here means. */
export function Slot({
  entity,
  parent,
  of,
}: {
  readonly entity: Arranged;
  readonly parent: string;
  readonly of: number;
}) {
  const m = useMessages();
  const { lifting } = useBoard();
  const height = useSignalPart(lifting.current, (lift) => lift?.height ?? 0);
  const place = useSignalPart(lifting.current, (lift) => lift?.target.index ?? 0) + 1;
  const holder = useRecord(entity === 'action' ? 'strategy' : 'theme', parent);
  const words = entity === 'theme' ? m.drag.themeSlot(place, of) : m.drag.slot(labelOf(holder), place, of);
  return (
    <div className={`slot ${entity}`} style={{ minHeight: Math.min(height, 240) }} aria-hidden>
      {words}
    </div>
  );
}
