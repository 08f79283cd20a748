import { createContext, useContext } from 'react';
import { can, type Deed as AccessDeed, type Subject } from '../../shared/access.ts';
import { AppError } from '../../shared/errors.ts';
import type { Command } from '../../shared/plan/command-inputs.ts';
import type { Done } from '../../shared/plan/commands.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useSignalPart } from '../lib/signal.ts';
import type { Presence } from '../presence/presence.ts';
import type { Deed } from '../state/undo.ts';
import { useNotices } from '../ui/notices.tsx';
import type { Session } from './session.ts';

export const SessionContext = createContext<{ session: Session; presence: Presence } | undefined>(undefined);

function useOpen() {
  const open = useContext(SessionContext);
  if (!open) throw new Error('There is no SessionContext above');
  return open;
}

export const useSession = (): Session => useOpen().session;
export const usePresence = (): Presence => useOpen().presence;

/** Whether I may do it, as the server last said; in general, or to something. */
export const useMay = (deed: AccessDeed, subject?: Subject): boolean =>
  useSignalPart(useSession().actor, (actor) => actor !== undefined && can(actor, deed, subject));

/** Runs commands as one step of mine; what cannot be done is told, and gives undefined. */
export function usePerform(): (deed: Deed, ...commands: Command[]) => Done | undefined {
  const session = useSession();
  const notices = useNotices();
  const m = useMessages();
  return (deed, ...commands) => {
    try {
      const done = session.do(deed, ...commands);
      // A toast that offers to take a step back speaks of the last one only.
      notices.toast.set(undefined);
      return done;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { code } = error;
      const isKept = session.keepText(
        deed,
        commands,
        code === 'limit' || code === 'not-allowed' ? code : 'gone',
      );
      const why =
        code === 'not-allowed'
          ? m.rights.kept
          : code === 'limit'
            ? m.done.limit
            : isKept
              ? m.drafts.goneKept
              : m.drag.gone;
      notices.show({ text: why });
      return undefined;
    }
  };
}

/** Takes my last step back, or does it again, and tells. Gives the id of what it concerned. */
export function useUndo(): { undo: () => string | undefined; redo: () => string | undefined } {
  const { undo } = useSession();
  const notices = useNotices();
  const m = useMessages();
  return {
    undo: () => {
      const outcome = undo.undo();
      const words = outcome && (outcome.ok ? m.done.undone : m.done.notUndone)(outcome.deed.name);
      notices.show({ text: words ?? m.done.nothingToUndo });
      return outcome?.deed.id;
    },
    redo: () => {
      const outcome = undo.redo();
      const words = outcome && (outcome.ok ? m.done.redone : m.done.notRedone)(outcome.deed.name);
      notices.show({ text: words ?? m.done.nothingToRedo });
      return outcome?.deed.id;
    },
  };
}
