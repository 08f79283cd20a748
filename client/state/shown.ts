import type { Records } from '../../shared/plan/document.ts';
import { isArchived, treeOf } from '../../shared/plan/tree.ts';

/** Ids of what the board shows, in order: the tree without what is archived. */
export interface Shown {
  readonly themes: readonly string[];
  readonly strategies: ReadonlyMap<string, readonly string[]>;
  readonly actions: ReadonlyMap<string, readonly string[]>;
  /** Cards by strategy: its actions, and those at home elsewhere that are shown there too. */
  readonly cards: ReadonlyMap<string, readonly string[]>;
  /** Living strategies and actions whose parent is gone: shown under *Uplassert*. */
  readonly unplacedStrategies: readonly string[];
  readonly unplaced: readonly string[];
}

type Archivable = Parameters<typeof isArchived>[0];

/** @param before what was shown last: lists in which nothing changed keep their identity */
export function shownIn(records: Records, before?: Shown): Shown {
  const tree = treeOf(records);
  const living = (ids: readonly string[], of: ReadonlyMap<string, Archivable>, old?: readonly string[]) =>
    keep(
      ids.filter((id) => !isArchived(of.get(id))),
      old,
    );
  const groups = (
    lists: ReadonlyMap<string, readonly string[]>,
    of: ReadonlyMap<string, Archivable>,
    old?: ReadonlyMap<string, readonly string[]>,
  ) => new Map([...lists].map(([parent, ids]) => [parent, living(ids, of, old?.get(parent))]));
  return {
    themes: living(tree.themes, records.themes, before?.themes),
    strategies: groups(tree.strategies, records.strategies, before?.strategies),
    actions: groups(tree.actions, records.actions, before?.actions),
    cards: groups(tree.cards, records.actions, before?.cards),
    unplacedStrategies: living(tree.unplacedStrategies, records.strategies, before?.unplacedStrategies),
    unplaced: living(tree.unplaced, records.actions, before?.unplaced),
  };
}

export const isSameShown = (a: Shown, b: Shown): boolean =>
  a.themes === b.themes &&
  a.unplaced === b.unplaced &&
  a.unplacedStrategies === b.unplacedStrategies &&
  isSameMap(a.strategies, b.strategies) &&
  isSameMap(a.actions, b.actions) &&
  isSameMap(a.cards, b.cards);

const isSameMap = (a: Shown['actions'], b: Shown['actions']): boolean =>
  a.size === b.size && [...a].every(([parent, list]) => b.get(parent) === list);

function keep(list: readonly string[], old: readonly string[] | undefined): readonly string[] {
  return old?.length === list.length && list.every((id, index) => id === old[index])
    ? old
    : Object.freeze(list);
}
