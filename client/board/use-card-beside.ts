import { useEffect, useRef } from 'react';
import { useBoard } from './board-context.tsx';

/** Scrolls to the card that opens beside the board, and gives it the focus when it closes and nothing else has it. */
export function useCardBeside(id: string | undefined): void {
  const { card, focus, reveal } = useBoard();
  const before = useRef<string>(undefined);
  useEffect(() => {
    const left = before.current;
    before.current = id;
    card.set(id);
    if (id !== undefined) reveal(id);
    else if (left !== undefined && document.activeElement === document.body) focus(left);
  }, [id, card, focus, reveal]);
}
