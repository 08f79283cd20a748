import type { Context } from 'hono';
import { can, type Actor, type Deed, type Role } from '../../shared/access.ts';
import { AppError } from '../../shared/errors.ts';
import type { User } from '../../shared/presence.ts';
import type { PersonKind } from '../storage/people.ts';
import { isLiving, type KnownMember, type Members } from '../storage/members.ts';
import type { Plans } from '../storage/plans.ts';
import { visitorOf, type Credentials, type Visitor } from './visitor.ts';

/** What somebody is in a plan now, and what the others are told of them. */
export interface Standing {
  /** In a plan that has been put away everybody is a viewer. */
  readonly actor: Actor;
  /** What their membership says. */
  readonly role: Role;
  readonly introduction: Introduction;
}

export type Introduction = Omit<User, 'id' | 'colour'>;

type Ctx = Credentials & { readonly members: Members; readonly plans: Plans };

/** Control characters, halves of characters, and marks that turn the direction of what stands after them. */
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** One line of what people say of themselves, made fit to be shown. @param most how many characters of it */
export const cleanLine = (text: string, most: number): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(unprintable, '')
    .trim()
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();

/** @returns undefined for who is nobody in the plan; 'over' for who was somebody */
export function standingIn(
  { members, plans }: Pick<Ctx, 'members' | 'plans'>,
  { person, plan: only }: Pick<Visitor, 'person' | 'plan'>,
  plan: string,
): Standing | 'over' | undefined {
  const member = only === undefined || only === plan ? members.find(plan, person.id) : undefined;
  const found = member && plans.find(plan);
  if (!found) return undefined;
  const isArchived = found.archived !== null;
  return isLiving(member, Date.now()) ? standingOf(member, isArchived) : 'over';
}

const standingOf = (
  { person, role, theme, org, name, kind, shownOrganisation }: KnownMember,
  isArchived: boolean,
): Standing => ({
  actor: {
    person,
    role: isArchived ? 'viewer' : role,
    theme: isArchived ? undefined : (theme ?? undefined),
    org: org ?? undefined,
  },
  role,
  introduction: { name, organisation: shownOrganisation, ...badgeOf(kind) },
});

/** What is done about a plan and not in it: also when it has been put away. */
const aboutThePlan: ReadonlySet<Deed> = new Set(['manage-plan', 'manage-members', 'read-refused']);

const mayDo = ({ actor, role }: Standing, deed: Deed): boolean =>
  can(aboutThePlan.has(deed) ? { ...actor, role } : actor, deed);

const badgeOf = (kind: PersonKind) => (kind === 'account' ? {} : { badge: kind });

/** Who asks. @throws AppError `no-session` for nobody we know */
export function visitorIn(ctx: Credentials, c: Context): Visitor {
  const { authorization, cookie } = c.req.header();
  const visitor = visitorOf(ctx, { authorization, cookie });
  if (!visitor) throw new AppError('no-session', 'Sign in first');
  return visitor;
}

/**
 * Who asks, as what they are in the plan that the address names as `:id`, once they may do that there.
 * @throws AppError `no-session`; `not-found` when there is no such plan, or it is not theirs to see; `not-allowed`
 */
export function actorIn(ctx: Ctx, c: Context, deed: Deed = 'read'): Actor {
  const visitor = visitorIn(ctx, c);
  const plan = c.req.param('id') ?? '';
  const standing = standingIn(ctx, visitor, plan);
  if (!standing || standing === 'over' || !can(standing.actor, 'read'))
    throw new AppError('not-found', `There is no plan "${plan}"`, plan);
  if (!mayDo(standing, deed)) throw new AppError('not-allowed', 'Your role in this plan does not allow that');
  return standing.actor;
}
