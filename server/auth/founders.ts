import { newId } from '../../shared/ids.ts';
import type { ServerLimits } from '../limits.ts';
import { isLiving, type Members } from '../storage/members.ts';
import type { People, Person } from '../storage/people.ts';
import type { Plans } from '../storage/plans.ts';
import type { SignInLinks } from '../storage/sign-in-links.ts';

interface Ctx {
  readonly limits: ServerLimits;
  readonly people: People;
  readonly members: Members;
  readonly plans: Plans;
  readonly signInLinks: SignInLinks;
}

/**
 * Sees to it that somebody can get in: a server that nobody has set up gets its first coordinator, and a plan without a
 * living coordinator gets those who set the server up.
 * @returns the secret of a new set-up link, while there is nobody who has set the server up
 */
export function welcomeFounder(ctx: Ctx): string | undefined {
  const { people, plans, members, limits, signInLinks } = ctx;
  const isSetUp = people.isSetUp();
  const founder = isSetUp ? undefined : (people.founders()[0] ?? newFounder(people));
  for (const { id } of plans.list()) if (!hasCoordinator(members, id)) giveToFounders(ctx, id);
  if (!founder) return undefined;
  signInLinks.endAll(founder.id);
  return signInLinks.create(founder.id, 'set-up', limits.foundersLink);
}

const newFounder = (people: People): Person =>
  people.create({ id: newId(), kind: 'account', name: '', founder: 1 });

/** Makes those who set the server up coordinators of a plan that nobody in the browser has made. */
export function giveToFounders({ people, members }: Pick<Ctx, 'people' | 'members'>, plan: string): void {
  for (const { id } of people.founders()) members.put({ plan, person: id, role: 'coordinator' });
}

const hasCoordinator = (members: Members, plan: string): boolean =>
  members
    .of(plan)
    .some(
      (member) => member.role === 'coordinator' && member.kind === 'account' && isLiving(member, Date.now()),
    );
