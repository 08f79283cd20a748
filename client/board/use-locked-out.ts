import { useEffect, useEffectEvent } from 'react';
import type { Command } from '../../shared/plan/command-inputs.ts';
import { useMessages } from '../lib/i18n.tsx';
import type { Deed } from '../state/undo.ts';
import { useSession } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useBoard } from './board-context.tsx';

interface Writing {
  readonly deed: Deed;
  readonly command: Command;
}

/**
 * When I may not write here any more: keeps what I was writing as a draft, says so, and closes the field.
 * @param may whether I may write here
 * @param writing what I am writing, if it is anything
 */
export function useLockedOut(may: boolean, writing: () => Writing | undefined): void {
  const m = useMessages();
  const session = useSession();
  const notices = useNotices();
  const { opened } = useBoard();
  const leave = useEffectEvent(() => {
    const written = writing();
    if (written && session.keepText(written.deed, [written.command], 'not-allowed')) {
      notices.show({ text: m.rights.kept });
      notices.alert(m.rights.kept);
    }
    opened.set(undefined);
  });
  useEffect(() => {
    if (!may) leave();
  }, [may]);
}
