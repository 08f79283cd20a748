import { can } from '../../shared/access.ts';
import { useStore } from '../state/hooks.tsx';
import { shownParent, themeOfStrategy } from '../state/names.ts';
import { useSession } from '../sync/hooks.tsx';

/** Whether I may change an action. */
export function useMayEdit(): (id: string) => boolean {
  const store = useStore();
  const { actor } = useSession();
  return (id) => {
    if (!actor.value) return false;
    const theme = () => themeOfStrategy(store, shownParent(store, 'action', id)) || null;
    // Asked of thousands at once: where they stand matters to few only.
    return (
      can(actor.value, 'edit-plan', { theme: null }) || can(actor.value, 'edit-plan', { theme: theme() })
    );
  };
}
