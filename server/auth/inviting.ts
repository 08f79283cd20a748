import type * as Y from 'yjs';
import { AppError } from '../../shared/errors.ts';
import { invitationLimits, type InvitationJson, type NewInvitation } from '../../shared/members.ts';
import type { AppContext } from '../context.ts';
import { stateOf, type Invitation } from '../storage/invitations.ts';
import { inTransaction } from '../storage/sqlite.ts';
import { checkTerms } from './membership.ts';
import { checkTheme, hereIn } from './register.ts';

/**
 * Makes a link by which people come into a plan.
 * @param doc the plan's board
 * @param person who makes it
 * @returns it, and the link, which nobody can read again
 * @throws AppError `bad-input`
 */
export function invite(
  { invitations, site }: Pick<AppContext, 'invitations' | 'site'>,
  doc: Y.Doc,
  { plan, person }: { plan: string; person: string },
  { role, theme, uses = invitationLimits.usualUses, ...asked }: NewInvitation,
): { readonly invitation: Invitation; readonly url: string } {
  checkTerms('guest', role, theme);
  if (theme !== undefined) checkTheme(doc, theme);
  const expires = endOf(asked.expires);
  const terms = { role, theme: theme ?? null, ...hereIn(doc, asked), expires, uses };
  const { invitation, secret } = invitations.create({ plan, person, ...terms });
  return { invitation, url: `${site.url}/join#${secret}` };
}

function endOf(expires: string | undefined): number {
  const now = Date.now();
  const end = expires === undefined ? now + invitationLimits.usualTime : Date.parse(expires);
  if (end > now && end <= now + invitationLimits.time) return end;
  throw new AppError('bad-input', 'A link ends in the future, at most a year ahead', 'expires');
}

/**
 * Takes a link back, and ends the memberships of those who came by it, for everybody who is connected too. One that is
 * over already is left as it is.
 * @throws AppError `not-found` also for one of another plan
 */
export function takeBack(
  { db, invitations, members, rooms }: Pick<AppContext, 'db' | 'invitations' | 'members' | 'rooms'>,
  plan: string | undefined,
  id: string,
): void {
  const found = invitations.find(id);
  if (!found || (plan !== undefined && found.plan !== plan))
    throw new AppError('not-found', `There is no invitation "${id}" to this plan`, `invitation/${id}`);
  const now = Date.now();
  inTransaction(db, () => {
    invitations.revoke(id, now);
    members.endOf(id, now);
  });
  rooms.recheck(found.plan);
}

/** Whom to ask about a link: whoever made it, or another coordinator when they are none any more. */
export function inviterOf(
  { members }: Pick<AppContext, 'members'>,
  { plan, person }: Pick<Invitation, 'plan' | 'person'>,
): { readonly organisation: string; readonly title: string } {
  const coordinators = members.coordinators(plan);
  const asked = coordinators.find((one) => one.person === person) ?? coordinators[0];
  return { organisation: asked?.shownOrganisation ?? '', title: asked?.title ?? '' };
}

/** An invitation as coordinators see it: without the link. */
export function invitationJson(invitation: Invitation): InvitationJson {
  const { id, role, theme, org, organisation, created, expires, uses, used } = invitation;
  return {
    id,
    role,
    ...(theme !== null && { theme }),
    ...(org !== null && { org }),
    ...(organisation !== null && { organisation }),
    created: new Date(created).toISOString(),
    expires: new Date(expires).toISOString(),
    uses,
    used,
    state: stateOf(invitation, Date.now()),
  };
}
