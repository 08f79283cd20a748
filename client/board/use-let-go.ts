import { useEffect, useEffectEvent } from 'react';
import { useSession } from '../sync/hooks.tsx';
import { useBoard } from './board-context.tsx';
import { useLift } from './use-lift.ts';

/** When what I am here changes: puts back what I hold, and closes what I may not do any more. */
export function useLetGo(): void {
  const { actor } = useSession();
  const { lifting, opened } = useBoard();
  const { cancel } = useLift();
  const letGo = useEffectEvent(() => {
    if (lifting.current.value) cancel();
    if (opened.value?.what === 'move') opened.set(undefined);
  });
  useEffect(() => actor.subscribe(() => letGo()), [actor]);
}
