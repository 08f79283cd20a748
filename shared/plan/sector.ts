import type { OrganisationKind } from './schema.ts';

/** The five kinds of party a reader tells apart at a glance, each with a shape of its own. */
const sectors = ['public', 'research', 'business', 'agency', 'network'] as const;
export type Sector = (typeof sectors)[number];

const sectorOfKind: Partial<Record<OrganisationKind, Sector>> = {
  municipality: 'public',
  county: 'public',
  state: 'public',
  'regional-body': 'public',
  academia: 'research',
  business: 'business',
  'funding-agency': 'agency',
};

export const sectorOf = (kind: OrganisationKind | undefined): Sector =>
  (kind && sectorOfKind[kind]) ?? 'network';
