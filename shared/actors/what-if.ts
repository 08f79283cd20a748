import type { Carried } from './carried.ts';
import type { Role } from './load.ts';

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
  (theme === undefined || one.theme === theme) &&
  ((role !== 'join' && one.owners.includes(from)) || (role !== 'lead' && one.partners.includes(from)));

/**
 * The same actions as they would be carried after a handover, by the rule of the command that does it (`handOver`): who
 * takes over stands where the other stood, nobody stands twice, and a lead is kept before a part.
 */
export const carriedAfter = (carried: readonly Carried[], wish: WhatIf): Carried[] =>
  carried.map((one) => (isGiven(one, wish) ? after(one, wish) : one));

function after(one: Carried, { from, to }: WhatIf): Carried {
  const given = (orgs: readonly string[]) => [...new Set(orgs.map((org) => (org === from ? to : org)))];
  const owners = given(one.owners);
  return { ...one, owners, partners: given(one.partners).filter((org) => !owners.includes(org)) };
}
