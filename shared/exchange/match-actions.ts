import { isBroken, type Records } from '../plan/document.ts';
import type { Action } from '../plan/schema.ts';
import { isArchived, splitPlace } from '../plan/tree.ts';
import type { FoundAction } from './found.ts';
import { titleKey, type StrategyPlace } from './propose-places.ts';
import { keyOf, looseKeyOf, slipsBetween } from './spelling.ts';

/** A row of a source, and where it says it stands. */
export interface Row {
  readonly found: FoundAction;
  readonly place: StrategyPlace;
  readonly isAssumed: boolean;
}

/** More comparisons of titles than these are not worth a slip. */
const mostCompared = 20_000;

/**
 * The action of the plan that each row is, or undefined: by id; else by its title in the same strategy, in the same
 * theme, or where the plan and the source have it but once; but for a slip only in the same strategy. No two rows are
 * the same action.
 */
export function matchActions(rows: readonly Row[], records: Records): (Action | undefined)[] {
  const matched: (Action | undefined)[] = rows.map(() => undefined);
  const used = new Set<string>();
  const take = (at: number, action: Action): void => {
    matched[at] = action;
    used.add(action.id);
  };
  for (const [at, { found }] of rows.entries()) {
    const action = found.id === undefined ? undefined : records.actions.get(found.id);
    if (action && !isBroken(action) && !used.has(action.id)) take(at, action);
  }
  const open = [...records.actions.values()].filter(
    (action): action is Action => !isBroken(action) && !isArchived(action) && !used.has(action.id),
  );
  const parent = (action: Action) => splitPlace(action.place).parent;
  const themeOf = (action: Action) => splitPlace(records.strategies.get(parent(action))?.place).parent;
  const pairUp = (
    keyOfRow: (row: Row) => string,
    keyOfAction: (action: Action) => string,
    isOnce = false,
  ) => {
    const waiting = Map.groupBy(
      open.filter(({ id }) => !used.has(id)),
      keyOfAction,
    );
    const left = rows.flatMap((row, at) => (matched[at] ? [] : [{ at, key: keyOfRow(row) }]));
    const asked = Map.groupBy(left, ({ key }) => key);
    for (const [key, list] of asked) {
      const actions = waiting.get(key) ?? [];
      if (isOnce && (list.length > 1 || actions.length > 1)) continue;
      for (const [index, { at }] of list.slice(0, actions.length).entries()) take(at, actions[index]!);
    }
  };
  const title = (one: { title: string }) => titleKey(one.title);
  const whole = (one: { title: string; description: string }) => keyOf(`${one.title} ${one.description}`);
  pairUp(
    (row) => `${row.place.id} ${title(row.found)}`,
    (action) => `${parent(action)} ${title(action)}`,
  );
  pairUp(
    (row) => `${row.place.id} ${whole(row.found)}`,
    (action) => `${parent(action)} ${whole(action)}`,
  );
  pairUp(
    (row) => `${row.place.theme.id} ${title(row.found)}`,
    (action) => `${themeOf(action)} ${title(action)}`,
  );
  pairUp((row) => title(row.found), title, true);
  nearly(
    rows,
    matched,
    Map.groupBy(
      open.filter(({ id }) => !used.has(id)),
      parent,
    ),
    take,
  );
  return matched;
}

function nearly(
  rows: readonly Row[],
  matched: readonly (Action | undefined)[],
  left: ReadonlyMap<string, readonly Action[]>,
  take: (at: number, action: Action) => void,
): void {
  const asking = Map.groupBy(
    rows.flatMap((row, at) => (matched[at] ? [] : [{ row, at }])),
    ({ row }) => row.place.id,
  );
  for (const [place, list] of asking) {
    const actions = new Set(left.get(place));
    if (list.length * actions.size > mostCompared) continue;
    for (const { row, at } of list) {
      const action = [...actions].find((one) => isNearly(row.found.title, one.title));
      if (!action) continue;
      actions.delete(action);
      take(at, action);
    }
  }
}

/** A title that differs by a slip, and in no number. */
function isNearly(a: string, b: string): boolean {
  const [one, other] = [looseKeyOf(a), looseKeyOf(b)];
  const most = one.length < 9 ? 0 : 2;
  const figures = (text: string) => text.replace(/\D+/g, ' ').trim();
  return most > 0 && figures(one) === figures(other) && slipsBetween(one, other, most) <= most;
}
