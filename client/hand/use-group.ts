import { can } from '../../shared/access.ts';
import { useMessages } from '../lib/i18n.tsx';
import { cardOrder } from '../state/card-order.ts';
import { useStore } from '../state/hooks.tsx';
import { labelOf, nameOf, shownParent, siblingsOf, themeOfStrategy } from '../state/names.ts';
import { usePerform, usePresence, useSession, useUndo } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { setFolded, useDesk } from './desk.ts';
import { moveAllCommands, type Target } from './target.ts';

/** Chosen cards as a group. */
export interface Group {
  /** All that are chosen and mine to change, as they stand on the board. */
  readonly chosen: () => readonly string[];
  /** The card, with all that are chosen when it is one of them. What somebody else has in hand stays there. */
  readonly around: (id: string) => readonly string[];
  /** What people call them: the name of one, the number of several. */
  readonly nameOfAll: (ids: readonly string[]) => string;
  /** Moves them in order, as one step, and tells. @returns whether it was done */
  readonly moveAll: (ids: readonly string[], target: Target) => boolean;
  /** Into the next theme I may change on that side, where I was last in it. */
  readonly toNeighbour: (ids: readonly string[], side: -1 | 1) => void;
}

export function useGroup(): Group {
  const m = useMessages();
  const store = useStore();
  const { marks } = usePresence();
  const { actor } = useSession();
  const notices = useNotices();
  const perform = usePerform();
  const { undo } = useUndo();
  const { choosing, lastIn, folded, focus } = useDesk();
  const mayEnter = (theme: string) => can(actor.value!, 'edit-plan', { theme: theme || null });
  const themeOf = (id: string) => themeOfStrategy(store, shownParent(store, 'action', id));
  const chosen = () => {
    const { value: ids } = choosing.ids;
    return ids.size === 0 ? [] : cardOrder(store.shown).filter((id) => ids.has(id) && mayEnter(themeOf(id)));
  };
  const around = (id: string) => {
    if (!choosing.ids.value.has(id)) return [id];
    return chosen().filter((one) => one === id || !marks.value.get(`action/${one}`)?.lifter);
  };
  const nameOfAll = (ids: readonly string[]) =>
    ids.length === 1 ? nameOf(store.record('action', ids[0]!), m) : m.strategy.count(ids.length);

  const moveAll = (ids: readonly string[], { parent, index }: Target) => {
    const siblings = siblingsOf(store, 'action', parent).filter((one) => !ids.includes(one));
    const target = { parent, index: Math.min(index, siblings.length) };
    const deed = { kind: 'move', name: nameOfAll(ids), id: ids[0]! } as const;
    if (!perform(deed, ...moveAllCommands(ids, target, siblings))) return false;
    setFolded(folded, parent, false);
    const strategy = labelOf(store.record('strategy', parent));
    const text =
      ids.length === 1
        ? m.done.moved(labelOf(store.record('action', ids[0]!)), strategy, target.index + 1)
        : m.done.movedMany(ids.length, strategy);
    const takeBack = () => {
      undo();
      focus(ids[0]!);
    };
    notices.show({ text, action: { label: m.app.undo, run: takeBack } });
    return true;
  };

  const toNeighbour = (ids: readonly string[], side: -1 | 1) => {
    const themes = store.shown.themes;
    const at = themes.indexOf(themeOf(ids[0]!));
    const onward = side > 0 ? themes.slice(at + 1) : themes.slice(0, Math.max(at, 0)).toReversed();
    const theme = onward.find((one) => mayEnter(one) && store.shown.strategies.get(one)?.length);
    const strategies = theme === undefined ? [] : (store.shown.strategies.get(theme) ?? []);
    const parent = strategies.find((one) => one === lastIn.get(theme!)) ?? strategies[0];
    if (parent === undefined) return notices.show({ text: m.done.noTheme });
    if (moveAll(ids, { parent, index: Infinity })) focus(ids[0]!);
  };
  return { chosen, around, nameOfAll, moveAll, toNeighbour };
}
