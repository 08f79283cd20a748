import { isLiving, type Members } from '../storage/members.ts';
import type { Person } from '../storage/people.ts';

/** Whether somebody may make plans: who set the server up, or coordinates a plan. Guests and scripts never. */
export const mayCreatePlans = (
  { members }: { readonly members: Members },
  { id, kind, founder }: Pick<Person, 'id' | 'kind' | 'founder'>,
): boolean =>
  kind === 'account' &&
  (founder === 1 ||
    members.ofPerson(id).some((member) => member.role === 'coordinator' && isLiving(member, Date.now())));
