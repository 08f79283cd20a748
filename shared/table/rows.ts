import { sumsOf as moneyOf } from '../plan/money.ts';
import type { Action } from '../plan/schema.ts';

/** Ids of what is shown of a plan, in order. */
export interface Arrangement {
  readonly themes: readonly string[];
  readonly strategies: ReadonlyMap<string, readonly string[]>;
  readonly actions: ReadonlyMap<string, readonly string[]>;
  readonly unplacedStrategies: readonly string[];
  readonly unplaced: readonly string[];
}

/** How an action stands to what is asked for: it fits, is drawn dimmed, or is left out. */
type Fit = 'shown' | 'dim' | 'hidden';

/** Puts actions that stand together in the order that is asked for. */
export type Sorter = (ids: readonly string[]) => readonly string[];

export interface RowsInput {
  readonly shown: Arrangement;
  readonly fit: (id: string) => Fit;
  /** Themes and strategies whose actions are not to be seen. */
  readonly folded: ReadonlySet<string>;
  readonly isFlat: boolean;
  readonly sort: Sorter;
}

export interface ActionRow {
  readonly kind: 'action';
  readonly key: string;
  readonly id: string;
  /** The theme it stands in; empty when it has no place. */
  readonly theme: string;
  readonly isDim: boolean;
}

export interface GroupRow {
  readonly kind: 'theme' | 'strategy';
  readonly key: string;
  /** Empty for what has no place. */
  readonly id: string;
  readonly theme: string;
  readonly isFolded: boolean;
  /** Its actions that are in the table, folded or not, and those of them that fit. */
  readonly ids: readonly string[];
  readonly fitting: readonly string[];
}

export type Row = ActionRow | GroupRow;

export const groupKey = (kind: GroupRow['kind'], id: string): string => `${kind}/${id}`;

/**
 * The rows of the table from top to bottom. Themes and strategies head what stands in them; flat, there are actions
 * only. A group in which a filter has left nothing is left out; one that is empty anyway is there to be filled.
 * @param before what was shown last: a row in which nothing changed keeps its identity
 */
export function rowsOf(input: RowsInput, before: readonly Row[] = []): readonly Row[] {
  const rows = input.isFlat ? flatRows(input) : groupedRows(input);
  return keep(rows, before);
}

/** Every action once, in the order of the plan; what has no place first, as on the board. */
export const actionsInOrder = (shown: Arrangement): readonly string[] =>
  partsOf(shown).flatMap(({ strategies, loose }) => [
    ...strategies.flatMap((strategy) => shown.actions.get(strategy) ?? []),
    ...loose,
  ]);

interface Part {
  readonly theme: string;
  readonly strategies: readonly string[];
  /** Actions of no strategy. */
  readonly loose: readonly string[];
}

function partsOf({ themes, strategies, unplacedStrategies, unplaced }: Arrangement): readonly Part[] {
  const placed = themes.map((theme) => ({ theme, strategies: strategies.get(theme) ?? [], loose: [] }));
  const lost = { theme: '', strategies: unplacedStrategies, loose: unplaced };
  return unplacedStrategies.length + unplaced.length > 0 ? [lost, ...placed] : placed;
}

function flatRows({ shown, fit, sort }: RowsInput): Row[] {
  const themes = new Map(
    partsOf(shown).flatMap(({ theme, strategies, loose }) =>
      [...strategies.flatMap((strategy) => shown.actions.get(strategy) ?? []), ...loose].map(
        (id) => [id, theme] as const,
      ),
    ),
  );
  const ids = [...themes.keys()].filter((id) => fit(id) !== 'hidden');
  return sort(ids).map((id) => actionRow(id, themes.get(id)!, fit));
}

function groupedRows(input: RowsInput): Row[] {
  return partsOf(input.shown).flatMap((part) => partRows(part, input));
}

function partRows({ theme, strategies, loose }: Part, input: RowsInput): Row[] {
  const { shown, fit, folded, sort } = input;
  const inTable = (ids: readonly string[]) => ids.filter((id) => fit(id) !== 'hidden');
  const rowsFor = (ids: readonly string[]) => sort(ids).map((id) => actionRow(id, theme, fit));
  const groups = strategies.flatMap((id) => {
    const all = shown.actions.get(id) ?? [];
    const ids = inTable(all);
    return all.length > 0 && ids.length === 0 ? [] : [{ id, ids }];
  });
  const rest = inTable(loose);
  const ids = [...groups.flatMap((group) => group.ids), ...rest];
  const isEmptied = ids.length === 0 && strategies.some((id) => shown.actions.get(id)?.length);
  if (isEmptied || (theme === '' && groups.length + rest.length === 0)) return [];
  const head = groupRow('theme', theme, theme, ids, input);
  if (folded.has(theme)) return [head];
  return [
    head,
    ...rowsFor(rest),
    ...groups.flatMap((group) => [
      groupRow('strategy', group.id, theme, group.ids, input),
      ...(folded.has(group.id) ? [] : rowsFor(group.ids)),
    ]),
  ];
}

const actionRow = (id: string, theme: string, fit: RowsInput['fit']): ActionRow => ({
  kind: 'action',
  key: id,
  id,
  theme,
  isDim: fit(id) === 'dim',
});

const groupRow = (
  kind: GroupRow['kind'],
  id: string,
  theme: string,
  ids: readonly string[],
  { folded, fit }: RowsInput,
): GroupRow => ({
  kind,
  key: groupKey(kind, id),
  id,
  theme,
  isFolded: folded.has(id),
  ids,
  fitting: ids.filter((one) => fit(one) === 'shown'),
});

function keep(rows: readonly Row[], before: readonly Row[]): readonly Row[] {
  const old = new Map(before.map((row) => [row.key, row]));
  const kept = rows.map((row) => {
    const was = old.get(row.key);
    return was && isSameRow(row, was) ? was : row;
  });
  return isSameList(kept, before) ? before : kept;
}

function isSameRow(a: Row, b: Row): boolean {
  if (a.kind === 'action') return b.kind === 'action' && a.theme === b.theme && a.isDim === b.isDim;
  return (
    b.kind === a.kind &&
    a.theme === b.theme &&
    a.isFolded === b.isFolded &&
    isSameList(a.ids, b.ids) &&
    isSameList(a.fitting, b.fitting)
  );
}

const isSameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index]);

/** Sorts actions that stand together; equals stay in the order of the plan. */
export const sorterBy =
  (action: (id: string) => Action | undefined, compare: (a: Action, b: Action) => number): Sorter =>
  (ids) => {
    const known = ids.flatMap((id) => action(id) ?? []);
    const sorted = known.toSorted(compare).map(({ id }) => id);
    return known.length === ids.length ? sorted : [...sorted, ...ids.filter((id) => !action(id))];
  };

/** Keeps actions in an order that was made before, so that an edit moves none; those that are not in it come last. */
export const sorterByOrder =
  (order: ReadonlyMap<string, number>): Sorter =>
  (ids) =>
    ids.toSorted((a, b) => (order.get(a) ?? Infinity) - (order.get(b) ?? Infinity) || 0);

/** What a group of actions comes to. */
export interface Sums {
  readonly count: number;
  /** How many organisations lead, and how many take part. */
  readonly owners: number;
  readonly partners: number;
  /** How many have words about time, and how many a date that is due. */
  readonly times: number;
  readonly dates: number;
  readonly underWay: number;
  /** Crowns by how far the money has come: what is hoped for is never counted with what is granted. */
  readonly funding: ReturnType<typeof moneyOf>;
  /** How many actions have no amount at all. */
  readonly withoutAmount: number;
}

export function sumsOf(actions: Iterable<Action>): Sums {
  const [owners, partners] = [new Set<string>(), new Set<string>()];
  let [count, times, dates, underWay, withoutAmount] = [0, 0, 0, 0, 0];
  const money: Action['funding'][number][] = [];
  for (const action of actions) {
    count++;
    for (const id of action.owners) owners.add(id);
    for (const id of action.partners) partners.add(id);
    if (action.timeText) times++;
    if (action.due) dates++;
    if (action.status === 'under-way') underWay++;
    if (action.funding.every(({ amount }) => amount === undefined)) withoutAmount++;
    money.push(...action.funding);
  }
  return {
    count,
    owners: owners.size,
    partners: partners.size,
    times,
    dates,
    underWay,
    funding: moneyOf(money),
    withoutAmount,
  };
}
