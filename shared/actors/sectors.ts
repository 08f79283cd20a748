import { isBroken, type Records } from '../plan/document.ts';
import type { OrganisationKind } from '../plan/schema.ts';
import { sectorOf, type Sector } from '../plan/sector.ts';
import type { Carried } from './carried.ts';
import { partiesOf, type Role } from './load.ts';

/** The kinds of party a balance tells apart: finer than the five sectors, whose shapes they share. Public ones first. */
export const partyGroups = [
  'municipality', 'county', 'state', 'regional-body', 'academia', 'business', 'funding-agency', 'network', 'other',
] as const satisfies readonly OrganisationKind[]; // prettier-ignore
export type PartyGroup = (typeof partyGroups)[number];

/** Who arranges something counts as a network, as it does in `sectorOf`; whose kind nobody has said is another. */
function groupOf(kind: OrganisationKind | undefined): PartyGroup {
  if (kind === undefined) return 'other';
  return kind === 'event' ? 'network' : kind;
}

/** How a theme's actions are shared between kinds of party. */
export interface Balance {
  /** Undefined for what is unplaced. */
  readonly theme: string | undefined;
  readonly actions: readonly Carried[];
  /** By kind, the actions that have at least one such party: an action counts once for each kind, however many they are. */
  readonly groups: ReadonlyMap<PartyGroup, readonly Carried[]>;
}

/** An action all of whose parties are of one sector. */
export interface OneSided {
  readonly one: Carried;
  readonly sector: Sector;
}

type Register = Records['organisations'];

const kindIn = (register: Register, org: string): OrganisationKind | undefined => {
  const record = register.get(org);
  return record && !isBroken(record) ? record.kind : undefined;
};

/**
 * The balance of each theme, in the order given; last what is unplaced, when there is any. An unnamed group ("bedrifter")
 * counts as what its kind says, as everybody else does.
 * @param role as what parties count
 */
export function balancesOf(
  carried: readonly Carried[],
  themes: readonly string[],
  register: Register,
  role: Role,
): Balance[] {
  const byTheme = Map.groupBy(carried, ({ theme }) => theme);
  return [...themes, undefined].flatMap((theme) => {
    const actions = byTheme.get(theme) ?? [];
    if (theme === undefined && actions.length === 0) return [];
    return [{ theme, actions, groups: groupsOf(actions, register, role) }];
  });
}

/** By kind, the actions that have at least one such party: what a balance is made of. */
export function groupsOf(actions: readonly Carried[], register: Register, role: Role): Balance['groups'] {
  const groups = new Map<PartyGroup, Carried[]>();
  for (const one of actions)
    for (const group of new Set(partiesOf(one, role).map((org) => groupOf(kindIn(register, org))))) {
      const known = groups.get(group);
      if (known) known.push(one);
      else groups.set(group, [one]);
    }
  return groups;
}

/** The actions whose owners and partners are all of one of the five sectors (`sectorOf`); who has none at all is not among them. */
export function oneSidedIn(carried: readonly Carried[], register: Register): OneSided[] {
  return carried.flatMap((one) => {
    const sectors = new Set(partiesOf(one, 'both').map((org) => sectorOf(kindIn(register, org))));
    const [sector] = sectors;
    return sector !== undefined && sectors.size === 1 ? [{ one, sector }] : [];
  });
}

/** How many organisations join in, and how many of these are unnamed groups ("bedrifter"), by the register's `form`. */
export function unnamedAmong(
  carried: readonly Carried[],
  register: Register,
): { readonly partners: number; readonly unnamed: number } {
  const partners = new Set(carried.flatMap((one) => one.partners));
  const unnamed = [...partners].filter((org) => {
    const record = register.get(org);
    return record && !isBroken(record) && record.form === 'generic';
  });
  return { partners: partners.size, unnamed: unnamed.length };
}
