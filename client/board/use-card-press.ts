import type { MouseEvent } from 'react';
import { useOpenCard } from '../sync/card-way.ts';

/** What has a press of its own inside a card. */
const own = 'button, a, input, textarea, [role=menu], [data-still]';

/** A press on a card opens it: not one on a button in it, and not one with a key that chooses several. */
export function useCardPress(): (event: MouseEvent) => void {
  const openCard = useOpenCard();
  return ({ target, shiftKey, ctrlKey, metaKey }) => {
    const pressed = target as HTMLElement;
    if (shiftKey || ctrlKey || metaKey || pressed.closest(own)) return;
    const id = pressed.closest<HTMLElement>('article[data-action]')?.dataset.action;
    if (id !== undefined) openCard(id);
  };
}
