import { compareText } from '../plan/document.ts';
import { loadTimeOf } from '../plan/standing.ts';
import type { Carried } from './carried.ts';

/** As what an organisation is counted: where it has the main responsibility, where it joins, or either. */
export const roles = ['lead', 'join', 'both'] as const;
export type Role = (typeof roles)[number];

/** By what a load is split up: the theme in whose column an action stands, or the half-year in which it falls due. */
export const splits = ['theme', 'half'] as const;
export type Split = (typeof splits)[number];

/** What one organisation carries. */
export interface OrganisationLoad {
  readonly org: string;
  /** Each action once, in the order of the plan. */
  readonly actions: readonly Carried[];
}

/** Who is in an action as that, each once: who leads it does not join it too. */
export function partiesOf({ owners, partners }: Carried, role: Role): readonly string[] {
  if (role === 'lead') return owners;
  const joining = partners.filter((org) => !owners.includes(org));
  return role === 'join' ? joining : [...owners, ...joining];
}

/** What every organisation carries that carries anything: most first, equal ones in the order of the plan. */
export function loadsOf(carried: readonly Carried[], role: Role): OrganisationLoad[] {
  const byOrg = new Map<string, Carried[]>();
  for (const one of carried)
    for (const org of partiesOf(one, role)) {
      const known = byOrg.get(org);
      if (known) known.push(one);
      else byOrg.set(org, [one]);
    }
  return [...byOrg]
    .map(([org, actions]) => ({ org, actions }))
    .toSorted((a, b) => b.actions.length - a.actions.length);
}

/** The column of an unplaced action, where the columns are themes. */
export const unplaced = '';

/** In which column an action is counted: a theme's id, or a time as `loadTimeOf` gives it. */
export const columnOf = ({ theme, action }: Carried, split: Split): string =>
  split === 'theme' ? (theme ?? unplaced) : loadTimeOf(action);

/**
 * The columns of a split. Every theme has one, and what is unplaced when there is any; of the times those in which
 * something falls due, then what goes on and what has no time.
 * @param themes ids in the order of the plan
 */
export function columnsOf(carried: readonly Carried[], split: Split, themes: readonly string[]): string[] {
  const found = new Set(carried.map((one) => columnOf(one, split)));
  if (split === 'half') return [...found].toSorted(compareText);
  return [...themes, ...(found.has(unplaced) ? [unplaced] : [])];
}

/** Some actions by column. Columns in which there are none are left out. */
export const byColumn = (
  actions: readonly Carried[],
  split: Split,
): ReadonlyMap<string, readonly Carried[]> => Map.groupBy(actions, (one) => columnOf(one, split));

/** How many organisations lead something, and how many are in the plan at all. */
export function countsOf(carried: readonly Carried[]): { readonly lead: number; readonly all: number } {
  const count = (role: Role) => new Set(carried.flatMap((one) => partiesOf(one, role))).size;
  return { lead: count('lead'), all: count('both') };
}

/** A part of a whole in per cent, rounded as people read it; 0 of nothing. */
export const percentOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((100 * part) / whole);
