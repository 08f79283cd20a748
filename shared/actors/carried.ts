import type { Records } from '../plan/document.ts';
import type { Action } from '../plan/schema.ts';
import { currentIn, type Listed } from '../plan/standing.ts';

/**
 * An action and who is in it as things stand: an organisation that has been merged is the one it has become, once. Who
 * leads an action may stand among its partners too, as in a source; how they are counted says `partiesOf`.
 */
export interface Carried {
  readonly id: string;
  readonly action: Action;
  /** In whose column it stands; none when it is unplaced. */
  readonly theme: string | undefined;
  readonly owners: readonly string[];
  readonly partners: readonly string[];
}

/** @param listed living actions, as `listedIn` gives them; their order stays */
export function carriedIn(listed: readonly Listed[], register: Records['organisations']): Carried[] {
  const current = currentIn(register);
  return listed.map(({ action, theme }) => {
    const now = (orgs: readonly string[]) => [...new Set(orgs.map(current))];
    return { id: action.id, action, theme, owners: now(action.owners), partners: now(action.partners) };
  });
}
