import { useMemo } from 'react';
import { cardOrder } from '../state/card-order.ts';
import { useShown } from '../state/hooks.tsx';

/** The cards before and after one on the board. */
export interface Way {
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

export function useNeighbours(id: string): Way {
  const shown = useShown((all) => all);
  return useMemo(() => {
    const order = cardOrder(shown);
    const at = order.indexOf(id);
    return at < 0
      ? { previous: undefined, next: undefined }
      : { previous: order[at - 1], next: order[at + 1] };
  }, [shown, id]);
}
