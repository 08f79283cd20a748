import { isBroken, type Broken, type Records } from '../plan/document.ts';
import { standsFor } from '../plan/merged.ts';
import type { Action, Strategy, Theme } from '../plan/schema.ts';
import { isArchived, treeOf } from '../plan/tree.ts';

/** A strategy with its own actions; none: those whose strategy is gone. */
export interface StrategyPart {
  readonly strategy: Strategy | undefined;
  readonly actions: readonly Action[];
}

/** A theme with its strategies; none: those whose theme is gone. */
export interface ThemePart {
  readonly theme: Theme | undefined;
  readonly strategies: readonly StrategyPart[];
}

/** What lives in a plan, as it is shown, each action once: in its first place. What has no place comes last. */
export function outlineOf(records: Records): ThemePart[] {
  const tree = treeOf(records);
  const actionsIn = (ids: readonly string[] = []) => living(ids, records.actions);
  const strategiesIn = (ids: readonly string[] = []): StrategyPart[] =>
    ids
      .filter((id) => !isArchived(records.strategies.get(id)))
      .map((id) => ({
        strategy: readable(records.strategies.get(id)),
        actions: actionsIn(tree.actions.get(id)),
      }));
  const themes = tree.themes
    .filter((id) => !isArchived(records.themes.get(id)))
    .map((id) => ({
      theme: readable(records.themes.get(id)),
      strategies: strategiesIn(tree.strategies.get(id)),
    }));
  const lost = actionsIn(tree.unplaced);
  const unplaced = [
    ...strategiesIn(tree.unplacedStrategies),
    ...(lost.length ? [{ strategy: undefined, actions: lost }] : []),
  ];
  return unplaced.length ? [...themes, { theme: undefined, strategies: unplaced }] : themes;
}

/** The same with those actions only that an organisation leads or joins, and what holds any. */
export const partsOf = (outline: readonly ThemePart[], org: string): ThemePart[] =>
  outline.flatMap(({ theme, strategies }) => {
    const some = strategies
      .map(({ strategy, actions }) => ({ strategy, actions: actions.filter((one) => isOf(one, org)) }))
      .filter(({ actions }) => actions.length > 0);
    return some.length ? [{ theme, strategies: some }] : [];
  });

const isOf = ({ owners, partners }: Action, org: string): boolean =>
  owners.includes(org) || partners.includes(org);

/** What organisations are called, by their ids; who has become part of another bears its name. */
export function namesIn({
  organisations,
}: Pick<Records, 'organisations'>): (ids: readonly string[]) => string[] {
  const merged = new Map(
    [...organisations].flatMap(([id, one]) =>
      isBroken(one) || one.mergedInto === undefined ? [] : [[id, one.mergedInto] as const],
    ),
  );
  const name = (id: string) => {
    const one = organisations.get(standsFor(id, merged)) ?? organisations.get(id);
    return (one && !isBroken(one) && one.name) || id;
  };
  return (ids) => [...new Set(ids.map(name))];
}

/** "3.1.2 Title", as far as there is either. */
export const numbered = (number: string | number | undefined, title: string): string =>
  [number, title].filter((part) => part !== undefined && part !== '').join(' ');

const readable = <T extends { readonly id: string }>(record: T | Broken | undefined): T | undefined =>
  record && !isBroken(record) ? record : undefined;

const living = (ids: readonly string[], actions: Records['actions']): Action[] =>
  ids.flatMap((id) => {
    const action = readable(actions.get(id));
    return action && !isArchived(action) ? [action] : [];
  });
