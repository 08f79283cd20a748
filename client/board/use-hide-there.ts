import { useMessages } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { labelOf, nameOf } from '../state/names.ts';
import { usePerform, useUndo } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useBoard } from './board-context.tsx';
import { spotOf } from '../hand/spot.ts';

/** Takes a card's second place away: the card itself stays at home. Tells, and offers to take it back. */
export function useHideThere(): (id: string, strategy: string) => void {
  const m = useMessages();
  const store = useStore();
  const perform = usePerform();
  const notices = useNotices();
  const { undo } = useUndo();
  const { focus } = useBoard();
  return (id, strategy) => {
    const action = store.record('action', id);
    const deed = { kind: 'edit', name: nameOf(action, m), id } as const;
    if (!perform(deed, { name: 'hideThere', input: { id, strategyId: strategy } })) return;
    const takeBack = () => {
      undo();
      focus(spotOf(id, strategy));
    };
    const text = m.done.hiddenThere(labelOf(action), labelOf(store.record('strategy', strategy)));
    notices.show({ text, action: { label: m.app.undo, run: takeBack } });
  };
}
