import { can } from '../../shared/access.ts';
import { isBroken } from '../../shared/plan/document.ts';
import type { Action } from '../../shared/plan/schema.ts';
import { isArchived, splitPlace } from '../../shared/plan/tree.ts';
import { useStore } from '../state/hooks.tsx';
import { useSession } from '../sync/hooks.tsx';

/** Whether I may write in an action now, as the server last said. */
export function useMayWrite(): (action: Action | undefined) => boolean {
  const store = useStore();
  const { actor } = useSession();
  return (action) => {
    const me = actor.value;
    if (!me || !action || isBroken(action) || isArchived(action)) return false;
    const strategy = store.record('strategy', splitPlace(action.place).parent);
    const theme = strategy && splitPlace(strategy.place).parent;
    return can(me, 'edit-plan', { theme: theme || null });
  };
}
