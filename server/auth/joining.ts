import { newId } from '../../shared/ids.ts';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { Role } from '../../shared/access.ts';
import { limits } from '../../shared/plan/schema.ts';
import type { AppContext } from '../context.ts';
import { stateOf, type Found } from '../storage/invitations.ts';
import { isLiving, type KnownMember, type Member } from '../storage/members.ts';
import { inTransaction } from '../storage/sqlite.ts';
import { cleanLine } from './actor.ts';
import { hereAsWritten, type Here } from './register.ts';
import type { Visitor } from './visitor.ts';

type Ctx = Pick<AppContext, 'db' | 'people' | 'members' | 'invitations' | 'sessions' | 'rooms'>;

/** Somebody who has opened a link, with what they have filled in. */
export interface Comer {
  readonly visitor: Visitor | undefined;
  readonly name?: string | undefined;
  readonly org?: string | undefined;
}

/** Where they are now, and as what. */
export interface Come {
  readonly plan: string;
  readonly role: Role;
  /** For the cookie of a guest who has none that lasts as long; `lifetime` in ms. */
  readonly session?: { readonly secret: string; readonly lifetime: number };
}

const codes = { 'used-up': 'link-used-up', expired: 'link-expired', revoked: 'link-revoked' } as const;

/** Why a link is no good. A plan that has been put away takes nobody in. @returns undefined when it is good */
export function faultOf(
  invitation: Found,
  now: number,
): { readonly code: ErrorCode; readonly when?: number } | undefined {
  if (invitation.archived !== null) return { code: 'link-revoked', when: invitation.archived };
  const state = stateOf(invitation, now);
  if (state === 'open') return undefined;
  const when = { 'used-up': undefined, expired: invitation.expires, revoked: invitation.revoked! }[state];
  return { code: codes[state], ...(when !== undefined && { when }) };
}

/**
 * Takes somebody in by a link, and counts them. Who is a member already is not counted unless the link makes more of
 * them: what they are is never made less.
 * @returns undefined when the link is no good: see `faultOf`
 * @throws AppError `bad-input`; `not-allowed` for who has been removed, and for scripts
 */
export async function comeIn(ctx: Ctx, invitation: Found, comer: Comer): Promise<Come | undefined> {
  const here = await hereOf(ctx, invitation, comer);
  const come = inTransaction(ctx.db, () => admit(ctx, invitation, comer, here));
  ctx.rooms.recheck(invitation.plan);
  return come;
}

/** What the invitation has fixed goes before what they have written. */
async function hereOf({ rooms }: Ctx, { plan, org, organisation }: Found, comer: Comer): Promise<Here> {
  const written = comer.org;
  if (organisation !== null || written === undefined) return { org, organisation };
  return rooms.read(plan, (doc) => hereAsWritten(doc, written));
}

function admit(ctx: Ctx, invitation: Found, comer: Comer, here: Here): Come | undefined {
  const { plan } = invitation;
  const { visitor } = comer;
  if (visitor?.session === undefined && visitor !== undefined)
    throw new AppError('not-allowed', 'A script comes in with a token of its own');
  const now = Date.now();
  const member = visitor && ctx.members.find(plan, visitor.person.id);
  if (member && isLiving(member, now)) return { plan, role: raise(ctx, invitation, member, now) };
  if (faultOf(invitation, now)) return undefined;
  if (member && isShutOut(ctx, member))
    throw new AppError('not-allowed', 'You have been removed from this plan; ask a coordinator of it');
  const person = visitor?.person ?? newGuest(comer, here);
  if (!ctx.invitations.take(invitation.id, now)) return undefined;
  if (!visitor) ctx.people.create(person);
  const terms = {
    ...termsOf(invitation),
    ...(isTheirs(invitation, here, visitor) ? {} : here),
    removed: null,
    lasting: null,
    lastingTheme: null,
  };
  if (member) ctx.members.update(plan, person.id, terms);
  else ctx.members.put({ plan, person: person.id, ...terms });
  return { plan, role: invitation.role, ...sessionFor(ctx, person, visitor, invitation.expires, now) };
}

/** Whether a name says no more than what they have said, or now say, of themselves; they may change that later. */
const isTheirs = (invitation: Found, { org, organisation }: Here, visitor: Visitor | undefined): boolean =>
  organisation === null || (!visitor && org === null && invitation.organisation === null);

const termsOf = ({ id, role, theme, expires }: Found) => ({ role, theme, expires, invitation: id });

/** A guest whom the server has not met. @throws AppError `bad-input` when they have not said who they are */
function newGuest({ name = '' }: Comer, { organisation }: Here) {
  const cleaned = cleanLine(name, limits.name);
  if (cleaned === '') throw new AppError('bad-input', 'Say your name', 'name');
  if (organisation === null) throw new AppError('bad-input', 'Say for whom you come', 'org');
  return { id: newId(), kind: 'guest', name: cleaned, organisation } as const;
}

/** Removed by somebody, and not together with the link they had come by. */
function isShutOut({ invitations }: Ctx, { removed, invitation }: KnownMember): boolean {
  const link = invitation === null ? undefined : invitations.find(invitation);
  return removed !== null && removed !== link?.revoked;
}

/** A limited editor is less than one who is not. */
const rankOf = ({ role, theme }: Pick<Member, 'role' | 'theme'>): number =>
  ['viewer', 'contributor', 'editor', 'coordinator'].indexOf(role) - (theme === null ? 0 : 0.5);

/** Makes more of a member, as long as the link lasts, if it gives more. @returns what they are now */
function raise({ members, invitations }: Ctx, invitation: Found, member: KnownMember, now: number): Role {
  const { plan, person, role, theme } = member;
  if (!givesMore(invitation, member) || !invitations.take(invitation.id, now)) return role;
  const before =
    member.expires === null ? { lasting: role, lastingTheme: theme } : { lasting: member.lasting };
  members.update(plan, person, { ...termsOf(invitation), ...before });
  return invitation.role;
}

/** The link they came by gives nothing more: what they are since then a coordinator has made of them. */
function givesMore(invitation: Found, member: KnownMember): boolean {
  if (invitation.id === member.invitation) return false;
  const more = rankOf(invitation) - rankOf(member);
  const isLonger = member.expires !== null && invitation.expires > member.expires;
  return more > 0 || (more === 0 && invitation.theme === member.theme && isLonger);
}

function sessionFor(
  { sessions }: Ctx,
  { id, kind }: { readonly id: string; readonly kind: string },
  visitor: Visitor | undefined,
  expires: number,
  now: number,
): Pick<Come, 'session'> {
  const former = visitor?.session === undefined ? undefined : sessions.byHash(visitor.session);
  if (kind !== 'guest' || (former && former.expires >= expires)) return {};
  const lifetime = expires - now;
  return { session: { secret: sessions.open(id, false, lifetime), lifetime } };
}
