import { useContext, type KeyboardEvent } from 'react';
import { singleKeys } from '../lib/single-keys.ts';
import { can } from '../../shared/access.ts';
import { LooksContext } from '../state/filter.ts';
import { useStore } from '../state/hooks.tsx';
import { useSession } from '../sync/hooks.tsx';
import { isLocked, useBoard } from './board-context.tsx';
import { labelOf, type Arranged } from '../state/names.ts';
import { isDirection, neighbour, type Direction } from './stops.ts';
import { useChoose } from './use-choose.ts';
import { useLiftedKeys } from './use-lifted-keys.ts';
import { useLift } from './use-lift.ts';
import { useRecordKeys, type KeyPlace } from './use-record-keys.ts';

/** Everything the board does by keyboard, while something on it has focus. */
export function useBoardKeys(surface: { current: HTMLElement | null }): (event: KeyboardEvent) => void {
  const store = useStore();
  const { lifting, focus } = useBoard();
  const lift = useLift();
  const { actor } = useSession();
  const looks = useContext(LooksContext);
  const isHidden = (id: string) => looks.value.get(id)?.verdict === 'hidden';
  const mayEnter = (theme: string | null) => can(actor.value!, 'edit-plan', { theme });
  const { stepLifted, whileLifted } = useLiftedKeys(surface, mayEnter, isHidden);
  const onRecord = useRecordKeys();
  const choose = useChoosingKeys();

  /** Alt and an arrow: lifted, moved one step and let go at once. */
  const nudge = (direction: Direction, { entity, spot, stop }: KeyPlace) => {
    if (isLocked(stop) || (entity === 'theme' && !mayEnter(null))) return;
    if (!lift.start(entity, spot, 'keys', stop.offsetHeight)) return;
    stepLifted(direction);
    lift.drop();
  };
  const jump = (digit: number): boolean => {
    const theme = store.shown.themes.find((id) => labelOf(store.record('theme', id)) === String(digit));
    if (theme) focus(theme);
    return theme !== undefined;
  };

  return (event) => {
    const { key } = event;
    const target = event.target as HTMLElement;
    if (target.closest('input, textarea, select')) return;
    if (choose(event)) return event.preventDefault();
    if (event.ctrlKey || event.metaKey) return;
    if (lifting.current.value?.by === 'keys') {
      event.preventDefault();
      return whileLifted(key);
    }
    const stop = target.closest<HTMLElement>('[data-stop]');
    const { entity, id: spot } = (stop?.dataset ?? {}) as { entity?: Arranged; id?: string };
    if (!stop || target !== stop) return;
    const place = entity && spot ? { entity, spot, stop } : undefined;
    if (event.altKey && isDirection(key) && place) nudge(key, place);
    else if (isDirection(key)) neighbour(surface.current!, stop, key)?.focus();
    else if (singleKeys.areOn && /^[1-9]$/.test(key) && jump(Number(key))) return event.preventDefault();
    else if (!place || !onRecord(key, place)) return;
    event.preventDefault();
  };
}

/** Shift with up and down, and Ctrl with Space, choose cards; Esc chooses none. @returns whether the key was for that */
function useChoosingKeys(): (event: KeyboardEvent) => boolean {
  const choose = useChoose();
  const { choosing, lifting } = useBoard();
  return ({ key, target, shiftKey, altKey, ctrlKey, metaKey }) => {
    if (lifting.current.value || altKey) return false;
    const card = target as HTMLElement;
    const isOn = choosing.isByTap.value || choosing.ids.value.size > 0;
    if (key === 'Escape' && isOn) choosing.clear();
    else if (!card.matches('article[data-stop]')) return false;
    else if (key === ' ' && (ctrlKey || metaKey)) choose.toggle(card);
    else if (shiftKey && (key === 'ArrowUp' || key === 'ArrowDown')) choose.step(card, key);
    else return false;
    return true;
  };
}
