import {
  madeInvitationSchema,
  memberListSchema,
  redeemedSchema,
  type MadeInvitation,
  type MemberJson,
} from '../../shared/members.ts';
import { asking, read, type Ask } from './asking.ts';
import { admitted, type Somebody } from './people.ts';
import { startTestServer, type TestServer } from './serving.ts';

/** A server with a plan `p` in which nobody is yet. */
export async function startWithoutMembers(
  options: Parameters<typeof startTestServer>[0] = {},
): Promise<TestServer> {
  const server = await startTestServer(options);
  server.ctx.db.exec('DELETE FROM person');
  return server;
}

/** A coordinator of plan `p` who asks. */
export const coordinatorOf = (url: string, somebody: Somebody = {}): Ask =>
  asking(url, admitted(url, 'p', { person: 'kari', name: 'Kari', role: 'coordinator', ...somebody }));

/** A link to plan `p`, and its secret. */
export interface Link extends MadeInvitation {
  readonly token: string;
}

/** Has a coordinator make a link; for contributors, unless `wanted` says. */
export async function linkBy(ask: Ask, wanted: object = {}): Promise<Link> {
  const made = ask('POST', '/api/plans/p/invitations', { role: 'contributor', ...wanted });
  const invitation = await read(made, madeInvitationSchema);
  return { ...invitation, token: new URL(invitation.url).hash.slice(1) };
}

/** A guest who has come in by a link. */
export interface Guest {
  readonly ask: Ask;
  readonly headers: { readonly cookie: string };
  readonly person: string;
}

/** Has somebody nobody knows come in by a link. */
export async function guestBy(url: string, { token }: Link, name = 'Gjest', org = 'Film3'): Promise<Guest> {
  const come = await asking(url)('POST', '/api/invitations/redeem', { token, name, org });
  redeemedSchema.parse(come.body);
  const headers = { cookie: come.cookie! };
  const ask = asking(url, headers);
  const { body } = await ask('GET', '/api/session');
  return { ask, headers, person: (body as { person: { id: string } }).person.id };
}

/** Everybody who is or was in plan `p`. */
export const membersBy = (ask: Ask): Promise<MemberJson[]> =>
  read(ask('GET', '/api/plans/p/members'), memberListSchema);

/** One of them. */
export const memberBy = async (ask: Ask, person: string): Promise<MemberJson | undefined> =>
  (await membersBy(ask)).find((member) => member.person === person);
