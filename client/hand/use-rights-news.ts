import { useEffect, useEffectEvent } from 'react';
import { can } from '../../shared/access.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useSession } from '../sync/hooks.tsx';
import { useRightsWords } from '../sync/rights-words.ts';
import { useNotices } from '../ui/notices.tsx';

/** When what I am here changes: says what I am now. */
export function useRightsNews(): void {
  const m = useMessages();
  const { actor, status } = useSession();
  const notices = useNotices();
  const words = useRightsWords();
  const tell = useEffectEvent(() => {
    if (status.line.value.state === 'final') return;
    const isWhole = actor.value !== undefined && can(actor.value, 'edit-plan', { theme: null });
    const text = isWhole ? m.rights.editor : words();
    if (text !== undefined) notices.show({ text });
  });
  useEffect(() => actor.subscribe(() => tell()), [actor]);
}
