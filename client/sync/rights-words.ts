import { can } from '../../shared/access.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { useSession } from './hooks.tsx';

/** What I am here, in a sentence; undefined for who may change all of the plan, and until it is known. */
export function useRightsWords(): () => string | undefined {
  const m = useMessages();
  const store = useStore();
  const { actor } = useSession();
  return () => {
    const me = actor.value;
    if (!me || can(me, 'edit-plan', { theme: null })) return undefined;
    if (!can(me, 'edit-plan')) return can(me, 'comment') ? m.rights.contributor : m.rights.viewer;
    const theme = store.record('theme', me.theme!);
    const known = theme && !isBroken(theme) ? `${theme.no ?? ''} ${theme.short ?? theme.title}` : me.theme!;
    return m.rights.theme(known.trim());
  };
}
