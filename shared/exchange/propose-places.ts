import { isBroken, type Records } from '../plan/document.ts';
import type { Strategy, Theme } from '../plan/schema.ts';
import { isArchived, splitPlace, treeOf } from '../plan/tree.ts';
import type { Found, FoundStrategy, FoundTheme } from './found.ts';
import { keyOf, looseKeyOf, slipsBetween } from './spelling.ts';

/** A strategy where rows go: of the plan, or the one it will be. */
export interface StrategyPlace {
  readonly id: string;
  readonly theme: ThemePlace;
  readonly title: string;
  number: string | undefined;
  readonly record: Strategy | undefined;
  found: FoundStrategy | undefined;
  isUsed: boolean;
  /** The last number given to an action of it. */
  lastNumber?: number;
}
export interface ThemePlace {
  readonly id: string;
  readonly title: string;
  no: number | undefined;
  readonly record: Theme | undefined;
  found: FoundTheme | undefined;
  isUsed: boolean;
  readonly strategies: StrategyPlace[];
}

export interface Places {
  readonly themes: readonly ThemePlace[];
  /** Of each theme of the source, and of each of its strategies. */
  readonly of: readonly (readonly StrategyPlace[])[];
  readonly byId: ReadonlyMap<string, StrategyPlace>;
}

export const titleKey = (title: string): string => keyOf(title) || title.trim();

/** Finds for each theme and strategy of a source the one of the plan that it is: by id, by number and title, by title. */
export function placesOf(found: Found, records: Records, makeId: () => string): Places {
  const themes = themesOf(records);
  const byId = new Map(themes.flatMap(({ strategies }) => strategies.map((one) => [one.id, one] as const)));
  const newThemes: ThemePlace[] = [];
  const findTheme = finder(themes, ({ no }) => no);
  const inTheme = new Map<ThemePlace, ReturnType<typeof finder<StrategyPlace>>>();
  const of = found.themes.map((one) => {
    const known =
      themes.find(({ id }) => id === one.id) ?? findTheme.find(one.title, one.no) ?? renamed(one, themes);
    const theme = known ?? {
      id: freeId(one.id, records.themes, makeId),
      title: one.title,
      no: undefined,
      record: undefined,
      found: one,
      isUsed: false,
      strategies: [],
    };
    theme.found ??= one;
    if (!known) {
      newThemes.push(theme);
      findTheme.add(theme);
    }
    if (one.strategies.some(({ isAssumed }) => !isAssumed)) theme.isUsed = true;
    const within = inTheme.get(theme) ?? finder(theme.strategies, ({ number }) => number);
    inTheme.set(theme, within);
    return one.strategies.map((strategy) => {
      const there =
        (strategy.id !== undefined ? byId.get(strategy.id) : undefined) ??
        within.find(strategy.title, strategy.number);
      const place = there ?? {
        id: freeId(strategy.id, records.strategies, makeId),
        theme,
        title: strategy.title,
        number: undefined,
        record: undefined,
        found: strategy,
        isUsed: false,
      };
      place.found ??= strategy;
      if (!there) {
        theme.strategies.push(place);
        within.add(place);
        byId.set(place.id, place);
      }
      if (!strategy.isAssumed) place.isUsed = true;
      return place;
    });
  });
  return { themes: [...themes, ...newThemes], of, byId };
}

const freeId = (id: string | undefined, taken: ReadonlyMap<string, unknown>, makeId: () => string): string =>
  id !== undefined && !taken.has(id) ? id : makeId();

/** What lives in the plan, in its order. */
function themesOf(records: Records): ThemePlace[] {
  const tree = treeOf(records);
  return tree.themes.flatMap((id) => {
    const record = records.themes.get(id)!;
    if (isBroken(record) || isArchived(record)) return [];
    const theme: ThemePlace = {
      id,
      title: record.title,
      no: record.no,
      record,
      found: undefined,
      isUsed: false,
      strategies: [],
    };
    for (const one of tree.strategies.get(id) ?? []) {
      const strategy = records.strategies.get(one)!;
      if (isBroken(strategy) || isArchived(strategy)) continue;
      const { title, number } = strategy;
      theme.strategies.push({
        id: one,
        theme,
        title,
        number,
        record: strategy,
        found: undefined,
        isUsed: false,
      });
    }
    return [theme];
  });
}

/** Finds what has a title, the one with the same number first. */
function finder<T extends { readonly title: string }>(all: readonly T[], numberOf: (one: T) => unknown) {
  const byTitle = new Map<string, T[]>();
  const list: T[] = [];
  const add = (one: T): void => {
    const key = titleKey(one.title);
    byTitle.set(key, [...(byTitle.get(key) ?? []), one]);
    list.push(one);
  };
  for (const one of all) add(one);
  const find = (title: string, number: unknown): T | undefined => {
    const same = byTitle.get(titleKey(title)) ?? [];
    return same.find((one) => numberOf(one) === number) ?? same[0] ?? near(list.slice(0, all.length), title);
  };
  return { add, find };
}

/** But for a slip, in a title that is long enough. */
function near<T extends { readonly title: string }>(all: readonly T[], title: string): T | undefined {
  const key = looseKeyOf(title);
  const figures = (text: string) => text.replace(/\D+/g, ' ').trim();
  if (key.length < 9) return undefined;
  return all.find((one) => {
    const other = looseKeyOf(one.title);
    return slipsBetween(key, other, 2) <= 2 && figures(key) === figures(other);
  });
}

/** A theme with the same number that holds most of the same strategies has been given another title. */
function renamed({ no, strategies }: FoundTheme, themes: readonly ThemePlace[]): ThemePlace | undefined {
  const theme = themes.find((one) => no !== undefined && one.no === no);
  const titles = new Set(theme?.strategies.map(({ title }) => titleKey(title)));
  const same = strategies.filter(({ title }) => titles.has(titleKey(title)));
  return same.length > 0 && same.length * 2 >= strategies.length ? theme : undefined;
}

/** Gives what is new a number: the source's, when it is free, or the next. */
export function number(places: Places): void {
  const free = <T extends string | number>(
    taken: Set<T>,
    wish: T | undefined,
    next: (count: number) => T,
  ): T => {
    let value: T | undefined = wish !== undefined && !taken.has(wish) ? wish : undefined;
    for (let count = taken.size + 1; value === undefined; count++) {
      const one = next(count);
      if (!taken.has(one)) value = one;
    }
    taken.add(value);
    return value;
  };
  const used = places.themes.filter((theme) => theme.isUsed || theme.record);
  const taken = new Set(used.flatMap(({ no, record }) => (record && no ? [no] : [])));
  const highest = Math.max(0, ...taken);
  for (const theme of used) {
    if (!theme.record) theme.no = free(taken, theme.found?.no, (count) => highest + count - taken.size);
    const numbers = new Set(
      theme.strategies.flatMap((one) => (one.record && one.number ? [one.number] : [])),
    );
    const no = theme.no;
    for (const one of theme.strategies)
      if (!one.record && one.isUsed && no !== undefined)
        one.number = free(numbers, one.found?.number, (count) => `${no}.${count}`);
  }
}

export const parentIn = (place: string | undefined): string => splitPlace(place).parent;
