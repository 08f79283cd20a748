import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { placeFrom } from '../../shared/views/place.ts';
import { useDesk } from '../hand/desk.ts';
import { useSession } from '../sync/hooks.tsx';

/** Keeps the row of the card that is open beside the table in view, and goes back to it when the card is closed. */
export function useCardBeside(): void {
  const { plan } = useSession();
  const { focus, reveal } = useDesk();
  const [path] = useLocation();
  const card = placeFrom(path.slice(`/plan/${plan}/`.length))?.card;
  const last = useRef<string>(undefined);
  useEffect(() => {
    if (card !== undefined) reveal(card);
    // Who has closed it to go on elsewhere is there already.
    else if (last.current !== undefined && document.activeElement === document.body) focus(last.current);
    last.current = card;
  }, [card, focus, reveal]);
}
