import { useContext, type KeyboardEvent } from 'react';
import { singleKeys } from '../lib/single-keys.ts';
import { can } from '../../shared/access.ts';
import { LooksContext } from '../state/filter.ts';
import { useStore } from '../state/hooks.tsx';
import { useOpenCard } from '../sync/card-way.ts';
import { useSession } from '../sync/hooks.tsx';
import { isLocked, setFolded, useBoard } from './board-context.tsx';
import { labelOf, shownParent, themeOfStrategy, type Arranged } from '../state/names.ts';
import { splitSpot } from './spot.ts';
import { isDirection, neighbour, type Direction } from './stops.ts';
import { useArchive } from './use-archive.ts';
import { useLiftedKeys } from './use-lifted-keys.ts';
import { useHideThere } from './use-hide-there.ts';
import { useLift } from './use-lift.ts';

/** Everything the board does by keyboard, while something on it has focus. */
export function useBoardKeys(surface: { current: HTMLElement | null }): (event: KeyboardEvent) => void {
  const store = useStore();
  const { lifting, folded, opened, focus } = useBoard();
  const lift = useLift();
  const archive = useArchive();
  const openCard = useOpenCard();
  const hide = useHideThere();

  const { actor } = useSession();
  const looks = useContext(LooksContext);
  const isHidden = (id: string) => looks.value.get(id)?.verdict === 'hidden';
  const mayEnter = (theme: string | null) => can(actor.value!, 'edit-plan', { theme });

  const { stepLifted, whileLifted } = useLiftedKeys(surface, mayEnter, isHidden);
  /** What is written in a card is its home column's, wherever the card is drawn. */
  const mayWrite = (entity: Arranged, id: string) =>
    entity !== 'action' || mayEnter(themeOfStrategy(store, shownParent(store, 'action', id)) || null);
  const onRecord = (key: string, entity: Arranged, spot: string, stop: HTMLElement): boolean => {
    const { id, second } = splitSpot(spot);
    const letter = singleKeys.areOn ? key.toLowerCase() : '';
    if (key === 'Enter' && entity === 'action') {
      openCard(id);
      return true;
    }
    const isArranging = key === ' ' || key === 'Delete' || letter === 'm';
    if (isLocked(stop) || (entity === 'theme' && isArranging && !mayEnter(null))) return false;
    if (key === ' ') lift.start(entity, spot, 'keys', stop.offsetHeight);
    else if (key === 'F2' || letter === 'e') {
      if (mayWrite(entity, id)) opened.set({ what: 'title', entity, id, second });
    } else if (second !== undefined && key === 'Delete') hide(id, second);
    else if (second !== undefined && letter === 'm') return false;
    else if (letter === 'm') opened.set({ what: 'move', entity, id });
    else if (key === 'Delete') archive(entity, id);
    else if (letter === 'n' && entity === 'action') add(second ?? shownParent(store, 'action', id), id);
    else if (letter === 'n' && entity === 'strategy') add(id);
    else return false;
    return true;
  };
  const add = (strategy: string, after?: string) => {
    if (!strategy) return;
    setFolded(folded, strategy, false);
    opened.set({ what: 'add', strategy, after });
  };
  /** Alt and an arrow: lifted, moved one step and let go at once. */
  const nudge = (direction: Direction, entity: Arranged, spot: string, stop: HTMLElement) => {
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
    if (event.ctrlKey || event.metaKey || target.closest('input, textarea, select')) return;
    if (lifting.current.value?.by === 'keys') {
      event.preventDefault();
      return whileLifted(key);
    }
    const stop = target.closest<HTMLElement>('[data-stop]');
    const { entity, id } = (stop?.dataset ?? {}) as { entity?: Arranged; id?: string };
    if (!stop || target !== stop) return;
    if (event.altKey && isDirection(key) && entity && id) nudge(key, entity, id, stop);
    else if (isDirection(key)) neighbour(surface.current!, stop, key)?.focus();
    else if (singleKeys.areOn && /^[1-9]$/.test(key) && jump(Number(key))) return event.preventDefault();
    else if (!entity || !id || !onRecord(key, entity, id, stop)) return;
    event.preventDefault();
  };
}
