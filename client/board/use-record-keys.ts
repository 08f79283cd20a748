import { can } from '../../shared/access.ts';
import { singles } from '../lib/keys.ts';
import { singleKeys } from '../lib/single-keys.ts';
import { useStore } from '../state/hooks.tsx';
import { shownParent, themeOfStrategy, type Arranged } from '../state/names.ts';
import { commentWish, useOpenCard } from '../sync/card-way.ts';
import { useSession } from '../sync/hooks.tsx';
import { useCopyLinks } from '../sync/links.ts';
import { setFolded } from '../hand/desk.ts';
import { isLocked, useBoard } from './board-context.tsx';
import { splitSpot } from '../hand/spot.ts';
import { useArchive } from '../hand/use-archive.ts';
import { useGroup } from '../hand/use-group.ts';
import { useHideThere } from './use-hide-there.ts';
import { useLift } from './use-lift.ts';

/** Where a key was pressed: a record, in the place it is drawn in. */
export interface KeyPlace {
  readonly entity: Arranged;
  /** Its id, or a card's second place. */
  readonly spot: string;
  readonly stop: HTMLElement;
}

/** What a key does to the record it is pressed on. @returns whether it does anything */
export function useRecordKeys(): (key: string, place: KeyPlace) => boolean {
  const read = useReadingKeys();
  const write = useWritingKeys();
  return (key, place) => {
    const letter = singleKeys.areOn ? key.toLowerCase() : '';
    return read(key, letter, place) || write(key, letter, place);
  };
}

/** What whoever reads may do. */
function useReadingKeys() {
  const openCard = useOpenCard();
  const copyLinks = useCopyLinks();
  const { card } = useBoard();
  return (key: string, letter: string, { entity, spot }: KeyPlace): boolean => {
    const { id } = splitSpot(spot);
    if (entity !== 'action') return false;
    if (key === 'Enter') openCard(id);
    else if (letter === singles.copyLink) void copyLinks([id]);
    else if (letter === singles.comment) {
      commentWish.set(id);
      if (card.value !== id) openCard(id);
    } else return false;
    return true;
  };
}

function useWritingKeys() {
  const store = useStore();
  const { folded, opened, choosing } = useBoard();
  const { actor } = useSession();
  const lift = useLift();
  const archive = useArchive();
  const hide = useHideThere();
  const group = useGroup();
  const mayEnter = (theme: string | null) => can(actor.value!, 'edit-plan', { theme });
  /** What is written in a card is its home column's, wherever the card is drawn. */
  const mayWrite = (entity: Arranged, id: string) =>
    entity !== 'action' || mayEnter(themeOfStrategy(store, shownParent(store, 'action', id)) || null);
  const add = (strategy: string, after?: string) => {
    if (!strategy) return;
    setFolded(folded, strategy, false);
    opened.set({ what: 'add', strategy, after });
  };
  const side = (letter: string) =>
    letter === singles.previousTheme ? -1 : letter === singles.nextTheme ? 1 : undefined;
  return (key: string, letter: string, { entity, spot, stop }: KeyPlace): boolean => {
    const { id, second } = splitSpot(spot);
    const to = side(letter);
    const isArranging = key === ' ' || key === 'Delete' || letter === singles.moveTo;
    if (isLocked(stop) || (entity === 'theme' && isArranging && !mayEnter(null))) return false;
    const isOneOfMany = entity === 'action' && second === undefined && group.around(id).length > 1;
    if (key === ' ') lift.start(entity, spot, 'keys', stop.offsetHeight);
    else if (key === 'F2' || letter === singles.edit) {
      if (mayWrite(entity, id)) opened.set({ what: 'title', entity, id, second });
    } else if (second !== undefined && key === 'Delete') hide(id, second);
    else if (second !== undefined && (to !== undefined || letter === singles.moveTo)) return false;
    else if (letter === singles.moveTo)
      if (isOneOfMany) choosing.asks.set('move');
      else opened.set({ what: 'move', entity, id });
    else if (to !== undefined && entity === 'action') group.toNeighbour(group.around(id), to);
    else if (key === 'Delete') archive(entity, id, isOneOfMany ? group.around(id) : undefined);
    else if (letter === singles.newBelow && entity === 'action')
      add(second ?? shownParent(store, 'action', id), id);
    else if (letter === singles.newBelow && entity === 'strategy') add(id);
    else return false;
    return true;
  };
}
