import { useContext, useEffect, useEffectEvent } from 'react';
import { can } from '../../shared/access.ts';
import { handTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { cardOrder } from '../state/card-order.ts';
import { LooksContext } from '../state/filter.ts';
import { useShown, useStore } from '../state/hooks.tsx';
import { shownParent, themeOfStrategy } from '../state/names.ts';
import { useSession } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useDesk } from './desk.ts';

/**
 * Says how many are chosen, as it changes. What is no longer shown, or no longer mine to change, is left out: nothing is
 * done to what one does not see.
 */
export function useChosenNews(): void {
  const texts = useKnownTexts(handTexts);
  const notices = useNotices();
  const store = useStore();
  const { choosing } = useDesk();
  const shown = useShown((all) => all);
  const actor = useSignal(useSession().actor);
  const looks = useSignal(useContext(LooksContext));
  const ids = useSignal(choosing.ids);
  const leaveOut = useEffectEvent(() => {
    const all = new Set(cardOrder(shown));
    const gone = choosing.keep((id) => all.has(id) && looks.get(id)?.verdict !== 'hidden');
    const theme = (id: string) => themeOfStrategy(store, shownParent(store, 'action', id)) || null;
    const locked = choosing.keep(
      (id) => actor !== undefined && can(actor, 'edit-plan', { theme: theme(id) }),
    );
    if (locked > 0) notices.show({ text: texts.locked(locked) });
    else if (gone > 0) notices.show({ text: texts.gone(gone) });
  });
  useEffect(() => leaveOut(), [shown, actor, looks, ids]);
  const say = useEffectEvent((count: number) => notices.say(texts.count(count)));
  useEffect(() => say(ids.size), [ids]);
}
