import { useEffect } from 'react';
import { useSignal } from '../lib/signal.ts';
import { useStore } from '../state/hooks.tsx';
import { usePresence } from '../sync/hooks.tsx';
import { useBoard } from './board-context.tsx';
import { shownParent, themeOfStrategy, type Arranged } from '../state/names.ts';

/** While the component is there, others' changes to the column of a record wait. */
export function useHold(entity: Arranged, id: string): void {
  const store = useStore();
  const isAway = useSignal(useBoard().away);
  useEffect(() => {
    if (isAway) return;
    const parent = shownParent(store, entity, id);
    const theme = entity === 'theme' ? id : entity === 'strategy' ? parent : themeOfStrategy(store, parent);
    return store.hold(theme || undefined);
  }, [store, entity, id, isAway]);
}

/** While the component is there, the others see me writing in a record. */
export function useWritingIn(entity: Arranged, id: string): void {
  const presence = usePresence();
  const isAway = useSignal(useBoard().away);
  useEffect(() => {
    if (isAway) return;
    presence.write({ entity, id });
    return () => presence.write(undefined);
  }, [presence, entity, id, isAway]);
}
