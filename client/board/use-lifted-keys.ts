import { useStore } from '../state/hooks.tsx';
import { setFolded } from '../hand/desk.ts';
import { useBoard } from './board-context.tsx';
import { stepFrom } from './step.ts';
import { isDirection, type Direction } from './stops.ts';
import { useLift } from './use-lift.ts';

interface LiftedKeys {
  /** Goes one step, if there is one. */
  readonly stepLifted: (direction: Direction) => void;
  /** What a key does while something is lifted by keys. */
  readonly whileLifted: (key: string) => void;
}

/**
 * @param mayEnter whether I may put something into a theme's column
 * @param isHidden whether a filter hides a card
 */
export function useLiftedKeys(
  surface: { readonly current: HTMLElement | null },
  mayEnter: (theme: string) => boolean,
  isHidden: (id: string) => boolean,
): LiftedKeys {
  const store = useStore();
  const { lifting, folded } = useBoard();
  const lift = useLift();
  const stepLifted = (direction: Direction) => {
    const current = lifting.current.value;
    const target = current && stepFrom(store, current, direction, mayEnter, isHidden);
    if (!target) return;
    if (current.entity === 'action') setFolded(folded, target.parent, false);
    lift.aim(target);
    requestAnimationFrame(() =>
      surface.current?.querySelector('.slot')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
  };

  const whileLifted = (key: string) => {
    if (isDirection(key)) stepLifted(key);
    if (key === ' ' || key === 'Enter') lift.drop();
    if (key === 'Escape') lift.cancel();
  };
  return { stepLifted, whileLifted };
}
