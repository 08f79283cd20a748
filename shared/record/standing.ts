import type { Action } from '../plan/schema.ts';
import type { CommitmentState } from './schema.ts';

/** How many of some parts have been promised. */
interface Count {
  readonly parts: number;
  readonly confirmed: number;
}

/** How far the parts of an action have come: of those that lead it, those that join, and all. */
export interface Standing extends Count {
  readonly owners: Count;
  readonly partners: Count;
  /** Those that have neither said yes nor no. */
  readonly open: number;
}

/** @param stateOf how far an organisation's promise about this action has come */
export function standingOf(
  { owners, partners }: Action,
  stateOf: (org: string) => CommitmentState,
): Standing {
  const count = (orgs: readonly string[], wanted: CommitmentState) =>
    orgs.filter((org) => stateOf(org) === wanted).length;
  const of = (orgs: readonly string[]) => ({ parts: orgs.length, confirmed: count(orgs, 'confirmed') });
  // Who leads and joins has one part in it, and one promise.
  const all = [...new Set([...owners, ...partners])];
  const whole = of(all);
  const open = whole.parts - whole.confirmed - count(all, 'withdrawn');
  return { ...whole, open, owners: of(owners), partners: of(partners) };
}
