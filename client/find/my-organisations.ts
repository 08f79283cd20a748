import type { Actor } from '../../shared/access.ts';
import { isBroken, type Records } from '../../shared/plan/document.ts';
import { named } from '../../shared/register.ts';

/**
 * The organisations of the register that are mine: the one I am a member for, or the one called as my own is; and
 * those that they have become part of.
 */
export function myOrganisations(
  organisations: Records['organisations'],
  actor: Actor | undefined,
  ownName: string | undefined,
): ReadonlySet<string> {
  const register = [...organisations].flatMap(([id, one]) =>
    isBroken(one) || !one.name ? [] : { ...one, id, name: one.name },
  );
  const own = new Set<string>();
  for (const first of [actor?.org, ownName && named(register, ownName)?.id])
    for (let id = first || undefined; id !== undefined && !own.has(id);) {
      own.add(id);
      const one = organisations.get(id);
      id = one && !isBroken(one) ? one.mergedInto : undefined;
    }
  return own;
}
