import { compareText } from '../../shared/plan/document.ts';
import { organisationKinds, type Organisation, type OrganisationKind } from '../../shared/plan/schema.ts';
import { sectorOf, type Sector } from '../../shared/plan/sector.ts';
import { noStanding } from '../../shared/plan/standing.ts';
import { search } from '../../shared/register.ts';
import { asRegistered, readable } from './known.ts';
import type { Figures } from './use-standings.ts';

export const sorts = ['name', 'leads', 'joins'] as const;
export type Sort = (typeof sorts)[number];

/** Which organisations are listed, and how. It is in the address, so that one comes back to the same list. */
export interface Wish {
  readonly q: string;
  /** A kind, or a sector as `sector-public`; '' is every kind. */
  readonly kind: string;
  readonly planned: boolean;
  readonly idle: boolean;
  readonly archived: boolean;
  readonly sort: Sort;
}

export const wishIn = (address: URLSearchParams): Wish => ({
  q: address.get('q') ?? '',
  kind: address.get('kind') ?? '',
  planned: address.has('planned'),
  idle: address.has('idle'),
  archived: address.has('archived'),
  sort: sorts.find((sort) => sort === address.get('sort')) ?? 'name',
});

/** The address of a wish: only what differs from the whole list by name is told. */
export function addressOf({ q, kind, sort, ...flags }: Wish): URLSearchParams {
  const address = new URLSearchParams();
  if (q) address.set('q', q);
  if (kind) address.set('kind', kind);
  for (const [flag, isOn] of Object.entries(flags)) if (isOn) address.set(flag, '');
  if (sort !== 'name') address.set('sort', sort);
  return address;
}

export interface Line {
  readonly organisation: Organisation;
  readonly leads: number;
  readonly joins: number;
  /** The other name by which it was found. */
  readonly alias?: string | undefined;
}

/** The lines of a list. With something sought the likeliest come first, unless they are sorted by number. */
export function linesOf({ records, standings }: Figures, wish: Wish): Line[] {
  const register = new Map(readable(records.organisations).map((one) => [one.id, one]));
  const hits = search([...register.values()].map(asRegistered), wish.q);
  const lines = hits.map(({ organisation: { id }, alias }): Line => {
    const { leads, joins } = standings.get(id) ?? noStanding;
    return { organisation: register.get(id)!, leads: leads.length, joins: joins.length, alias };
  });
  const wanted = lines.filter((line) => isWanted(line, wish));
  if (wish.sort === 'name') return wanted;
  const n = ({ leads, joins }: Line) => (wish.sort === 'leads' ? [leads, joins] : [joins, leads]);
  return wanted.toSorted((a, b) => {
    const [[a1, a2], [b1, b2]] = [n(a), n(b)] as [number[], number[]];
    return b1! - a1! || b2! - a2! || compareText(a.organisation.name ?? '', b.organisation.name ?? '');
  });
}

const isWanted = ({ organisation: { kind, planned, archived }, leads, joins }: Line, wish: Wish): boolean =>
  (archived === true) === wish.archived &&
  (wish.kind === '' || wish.kind === (kind ?? 'other') || wish.kind === `sector-${sectorOf(kind)}`) &&
  (!wish.planned || planned === true) &&
  (!wish.idle || leads + joins === 0);

/** The kinds of each sector; none where a sector is one kind only. */
export const kindsBySector: ReadonlyMap<Sector, readonly OrganisationKind[]> = Map.groupBy(
  organisationKinds,
  sectorOf,
);
