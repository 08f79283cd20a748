import type { Carried } from './carried.ts';
import { partiesOf, type Role } from './load.ts';

/** A handover that is only thought of. */
export interface WhatIf {
  readonly from: string;
  readonly to: string;
  /** What goes over: where it leads, where it joins, or both. */
  readonly role: Role;
  /** Only the actions in that theme's column; undefined: all. */
  readonly theme: string | undefined;
}

/** Whether an action would go over. */
export const isGiven = (one: Carried, { from, role, theme }: WhatIf): boolean =>
  (theme === undefined || one.theme === theme) && partiesOf(one, role).includes(from);

/**
 * The same actions as they would be carried after a handover, by the rule of the command that does it (`handOver`): who
 * takes over stands where the other stood, and nobody stands there twice.
 */
export function carriedAfter(carried: readonly Carried[], wish: WhatIf): Carried[] {
  const { from, to, role } = wish;
  const given = (orgs: readonly string[], isKept: boolean) =>
    isKept ? orgs : [...new Set(orgs.map((org) => (org === from ? to : org)))];
  return carried.map((one) =>
    isGiven(one, wish)
      ? { ...one, owners: given(one.owners, role === 'join'), partners: given(one.partners, role === 'lead') }
      : one,
  );
}
