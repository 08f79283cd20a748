import { compareText, isBroken, type Broken, type Records } from './document.ts';
import type { Sibling } from './order.ts';
import type { Action, Strategy, Theme } from './schema.ts';

/** `<parentId>|<orderKey>` taken apart; an unreadable place has no parent and sorts first. */
export function splitPlace(place: string | undefined): { parent: string; key: string } {
  const bar = place?.indexOf('|') ?? -1;
  return bar < 0 ? { parent: '', key: '' } : { parent: place!.slice(0, bar), key: place!.slice(bar + 1) };
}

export const joinPlace = (parent: string, key: string): string => `${parent}|${key}`;

type Placed = Strategy | Action | Broken;

export const isArchived = (record: Theme | Placed | undefined): boolean =>
  record !== undefined && !isBroken(record) && record.archived === true;

/** Sorted by order key, ties by id, so that every replica shows one order. */
export const bySibling = (a: Sibling, b: Sibling): number =>
  compareText(a.key, b.key) || compareText(a.id, b.id);

/** The plan in shown order, by id. Archived records keep their place; whether they are archived their record tells. */
export interface Tree {
  readonly themes: readonly string[];
  /** Children by parent id: strategies of a theme, actions of a strategy. */
  readonly strategies: ReadonlyMap<string, readonly string[]>;
  readonly actions: ReadonlyMap<string, readonly string[]>;
  /** Cards by strategy: its actions, and those at home elsewhere that are shown there too. */
  readonly cards: ReadonlyMap<string, readonly string[]>;
  /** Living strategies whose theme is gone or archived. */
  readonly unplacedStrategies: readonly string[];
  /** Actions whose strategy does not exist, and living ones whose strategy is archived. */
  readonly unplaced: readonly string[];
}

/** Sorts every record of a plan under its parent. Pure and total: whatever the document holds, each id comes out once. */
export function treeOf(records: Records): Tree {
  const themes = [...records.themes].map(([id, theme]) => ({
    id,
    key: isBroken(theme) ? '' : (theme.order ?? ''),
  }));
  const isLost = (parents: ReadonlyMap<string, Theme | Placed>) => (parent: string, record: Placed) =>
    !parents.has(parent) || (isArchived(parents.get(parent)) && !isArchived(record));
  const strategies = underParents(records.strategies, isLost(records.themes));
  const actions = underParents(records.actions, isLost(records.strategies));
  return {
    themes: themes.toSorted(bySibling).map(({ id }) => id),
    strategies: strategies.placed,
    unplacedStrategies: strategies.lost,
    actions: actions.placed,
    cards: withGuests(actions.placed, records),
    unplaced: actions.lost,
  };
}

/** The lists of `home` with the cards that have a second place there. */
function withGuests(home: Tree['actions'], { actions, strategies }: Records): Tree['actions'] {
  const guests = [...actions].flatMap(([id, action]) =>
    isBroken(action)
      ? []
      : action.alsoIn
          .filter((place) => strategies.has(place.id) && splitPlace(action.place).parent !== place.id)
          .map(({ id: parent, order }) => ({ parent, id, key: order })),
  );
  if (guests.length === 0) return home;
  const cards = new Map(home);
  for (const [parent, list] of Map.groupBy(guests, ({ parent }) => parent)) {
    const own = (home.get(parent) ?? []).map((id) => ({ id, key: splitPlace(actions.get(id)?.place).key }));
    cards.set(
      parent,
      [...own, ...list].toSorted(bySibling).map(({ id }) => id),
    );
  }
  return cards;
}

function underParents(
  records: ReadonlyMap<string, Placed>,
  isLost: (parent: string, record: Placed) => boolean,
): { placed: ReadonlyMap<string, string[]>; lost: string[] } {
  const all = [...records].map(([id, record]) => ({ id, ...splitPlace(record.place), record }));
  const { lost = [], placed = [] } = Object.groupBy(all, ({ parent, record }) =>
    isLost(parent, record) ? 'lost' : 'placed',
  );
  lost.sort((a, b) => compareText(a.parent, b.parent) || bySibling(a, b));
  const groups = Map.groupBy(placed.toSorted(bySibling), ({ parent }) => parent);
  return {
    placed: new Map([...groups].map(([parent, list]) => [parent, list.map(({ id }) => id)])),
    lost: lost.map(({ id }) => id),
  };
}
