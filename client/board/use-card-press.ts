import type { MouseEvent } from 'react';
import { useOpenCard } from '../sync/card-way.ts';
import { useBoard } from './board-context.tsx';
import { useChoose } from './use-choose.ts';

/** What has a press of its own inside a card. */
const own = 'button, a, input, textarea, [role=menu], [data-still]';

/** A press on a card opens it: not one on a button in it. With Shift or Ctrl it chooses, and after «Velg flere» too. */
export function useCardPress(): (event: MouseEvent) => void {
  const openCard = useOpenCard();
  const choose = useChoose();
  const { choosing } = useBoard();
  return ({ target, shiftKey, ctrlKey, metaKey }) => {
    const pressed = target as HTMLElement;
    if (pressed.closest(own)) return;
    const card = pressed.closest<HTMLElement>('article[data-action]');
    if (!card) return;
    if (shiftKey) choose.reach(card);
    else if (ctrlKey || metaKey || choosing.isByTap.value) choose.toggle(card);
    else openCard(card.dataset.action);
  };
}
