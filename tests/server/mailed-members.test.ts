import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serverLimits } from '../../server/limits.ts';
import { memberSchema } from '../../shared/members.ts';
import { sessionSchema } from '../../shared/people.ts';
import { run } from '../../shared/plan/commands.ts';
import { smallPlan } from '../builders.ts';
import { asking, read } from './asking.ts';
import { connect } from './clients.ts';
import { coordinatorOf, linkBy, memberBy, membersBy, startWithoutMembers } from './inviting.ts';
import { admitted } from './people.ts';
import { type TestServer } from './serving.ts';

/* People taken in by their e-mail address, and the mails they get. */

const members = '/api/plans/p/members';

/** The mails in the outbox, when there are that many. */
async function mails({ dataDir }: TestServer, count: number): Promise<string[]> {
  const box = join(dataDir, 'outbox');
  const files = () => readdirSync(box).filter((name) => name.endsWith('.eml'));
  await expect.poll(() => files().length).toBe(count);
  return files().map((name) => readFileSync(join(box, name), 'utf8'));
}
const wanted = {
  email: 'Ny@Example.org',
  name: ' Ny\u202e  Nyesen ',
  role: 'editor',
  theme: 't1',
  org: 'lk',
};

test('who has no account gets one, and a link by mail that sets it up', async () => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url, { organisation: 'Regionrådet' });
  const answer = await kari('POST', members, { ...wanted, language: 'nn' });
  expect(answer.status).toBe(201);
  const added = memberSchema.parse(answer.body);
  expect(added).toEqual({
    person: added.person,
    kind: 'account',
    name: 'Ny Nyesen',
    title: '',
    email: 'ny@example.org',
    org: 'lk',
    organisation: 'Lillehammer kommune',
    role: 'editor',
    theme: 't1',
    contributions: 0,
  });
  const [mail] = await mails(server, 1);
  expect(mail).toContain('To: ny@example.org');
  expect(mail).toContain('Kari, Regionrådet har invitert deg til å vere med på planen «En liten plan»');
  expect(mail).toContain('i 7 dagar');
  const link = /\/set-up#([\w-]{43})\n/.exec(mail!)![1]!;
  const { cookie } = await asking(server.url)('POST', '/api/session', { link });
  const session = await read(asking(server.url, { cookie: cookie! })('GET', '/api/session'), sessionSchema);
  expect(session.person?.id).toBe(added.person);
  expect((await asking(server.url, { cookie: cookie! })('GET', '/api/plans/p')).status).toBe(200);
});

test('who has one becomes a member, and gets a link to the plan', async () => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  server.ctx.plans.create('q', smallPlan(), 'test');
  admitted(server.url, 'q', { person: 'ola', name: 'Ola' });
  server.ctx.people.update('ola', { email: 'ola@example.org' });
  const added = await read(
    kari('POST', members, { email: 'OLA@example.org', name: 'En annen', role: 'viewer' }),
    memberSchema,
  );
  expect(added).toMatchObject({ person: 'ola', name: 'Ola', role: 'viewer' });
  const [mail] = await mails(server, 1);
  expect(mail).toContain(`${server.url}/plan/p\n`);
  expect(mail).not.toContain('#');
});

test('who is a member for good already is not taken in again', async () => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  server.ctx.people.update('kari', { email: 'kari@example.org' });
  const answer = await kari('POST', members, { email: 'kari@example.org', role: 'viewer' });
  expect(answer).toMatchObject({ status: 409, body: { code: 'exists', path: 'email' } });
  expect(await memberBy(kari, 'kari')).toMatchObject({ role: 'coordinator' });
});

test('who came by a link stays when it ends', async () => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  const link = await linkBy(kari);
  const ola = asking(server.url, admitted(server.url, 'none', { person: 'ola', name: 'Ola' }));
  server.ctx.people.update('ola', { email: 'ola@example.org' });
  await ola('POST', '/api/invitations/redeem', { token: link.token, org: 'lk' });
  const added = await kari('POST', members, { email: 'ola@example.org', role: 'editor' });
  expect(added.body).toMatchObject({ role: 'editor', org: 'lk' });
  await kari('DELETE', `/api/plans/p/invitations/${link.id}`);
  expect((await ola('GET', '/api/plans/p')).status).toBe(200);
});

test.each<[string, object, string]>([
  ['no address', { email: 'ingen' }, 'email'],
  ['two addresses', { email: 'a@example.org,b@example.org' }, 'email'],
  ['a line break in an address', { email: 'a@example.org\r\nBcc: b@example.org' }, 'email'],
  ['no role', { role: undefined }, 'role'],
  ['a theme for who does not edit', { role: 'viewer' }, 'theme'],
  ['a theme there is none of', { theme: 'nowhere' }, 'theme'],
  ['an organisation there is none of', { org: 'nowhere' }, 'org'],
])('%s is refused, and makes no account', async (_what, changes, path) => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  const answer = await kari('POST', members, { ...wanted, ...changes });
  expect(answer).toMatchObject({ status: 422, body: { code: 'bad-input', path } });
  expect(server.ctx.db.prepare('SELECT email FROM person WHERE email IS NOT NULL').all()).toEqual([]);
});

test('the title of a plan stays on one line of the mail', async () => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  using board = connect(server.url, { as: { person: 'kari' } });
  await board.synced();
  const value = 'Plan\r\nBcc: evil@example.org';
  run(board.doc, 'kari', {
    name: 'setField',
    input: { entity: 'plan', id: 'plan', field: 'title', value },
  });
  await board.stored();
  await kari('POST', members, wanted);
  const [mail] = await mails(server, 1);
  expect(mail).not.toMatch(/^Bcc:/m);
});

test('so many at once, and then more slowly', async () => {
  await using server = await startWithoutMembers({ limits: { ...serverLimits, mailedMembers: 2 } });
  const kari = coordinatorOf(server.url);
  const add = async (n: number) =>
    (await kari('POST', members, { email: `n${n}@example.org`, role: 'viewer' })).status;
  expect([await add(1), await add(2), await add(3)]).toEqual([201, 201, 429]);
  expect(await membersBy(kari)).toHaveLength(3);
});
