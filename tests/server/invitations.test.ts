import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serverLimits } from '../../server/limits.ts';
import { Invitations, stateOf } from '../../server/storage/invitations.ts';
import { deadLinkSchema, invitationListSchema, invitedSchema, redeemedSchema } from '../../shared/members.ts';
import { smallPlan } from '../builders.ts';
import { asking, read, type Ask } from './asking.ts';
import { coordinatorOf, guestBy, linkBy, membersBy, type Link, startWithoutMembers } from './inviting.ts';
import { admitted } from './people.ts';
import { openStore, startProcess, storePlan, tempDir, type TestServer } from './serving.ts';

/* Links by which people come into a plan: made, looked at, followed, counted, and what is said of dead ones. */

const day = 24 * 3_600_000;
const invitations = '/api/plans/p/invitations';
const redeem = '/api/invitations/redeem';
const look = '/api/invitations/look';

const listed = (ask: Ask) => read(ask('GET', invitations), invitationListSchema);

/** Lets the time of a link run out. */
const expire = ({ ctx }: TestServer, id: string, at = Date.now() - 1) =>
  ctx.db.prepare('UPDATE invitation SET expires = ? WHERE id = ?').run(at, id);

test('a link holds its secret in the fragment, and the server only a hash of it', async () => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  const { url, token, ...rest } = await linkBy(kari, { theme: 't1', role: 'editor', org: 'hil' });
  expect(url).toBe(`${server.url}/join#${token}`);
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(rest).toMatchObject({
    role: 'editor',
    theme: 't1',
    org: 'hil',
    organisation: 'Høgskolen',
    uses: 25,
    used: 0,
    state: 'open',
  });
  expect(Date.parse(rest.expires) - Date.parse(rest.created)).toBeGreaterThan(14 * day - 1_000);
  expect(Date.parse(rest.expires) - Date.parse(rest.created)).toBeLessThan(14 * day + 1_000);

  expect(await listed(kari)).toEqual([rest]);
  using store = openStore(server.dataDir, { readOnly: true });
  const rows = store.prepare('SELECT * FROM invitation').all();
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(token);
});

test('the secret of a link is nowhere in the log and the data', async () => {
  using dir = tempDir();
  await storePlan(dir.path, 'p', smallPlan());
  let link: Link;
  await using program = await startProcess({ DATA_DIR: dir.path, LOG_LEVEL: 'debug' });
  {
    const { url } = program;
    link = await linkBy(coordinatorOf(url), { uses: 1 });
    const { token } = link;
    const anybody = asking(url);
    await guestBy(url, link);
    for (const path of [look, redeem])
      for (const said of [{ token }, { token: `${token}x` }, { token, name: [token] }, { token: [token] }])
        await anybody('POST', path, said);
    await coordinatorOf(url)('DELETE', `${invitations}/${link.id}`);
  }
  const files = readdirSync(dir.path).map((name) => readFileSync(join(dir.path, name)));
  expect(files.some((bytes) => bytes.includes(link.id))).toBe(true);
  expect(files.filter((bytes) => bytes.includes(link.token))).toEqual([]);
  program.kill('SIGTERM');
  await program.exit;
  expect(program.stdout + program.stderr).toContain(program.url);
  expect(program.stdout + program.stderr).not.toContain(link.token);
});

test('the link is told as people reach the program', async () => {
  await using server = await startWithoutMembers({ publicUrl: 'https://plan.example' });
  const headers = admitted(server.url, 'p', { role: 'coordinator' });
  const { cookie } = headers;
  const { url, token } = await linkBy(asking(server.url, { cookie, host: 'plan.example' }));
  expect(url).toBe(`https://plan.example/join#${token}`);
});

test.each<[string, Record<string, unknown>, string]>([
  ['a coordinator', { role: 'coordinator' }, 'role'],
  ['no role', { role: undefined }, 'role'],
  ['a theme there is none of', { role: 'editor', theme: 'nowhere' }, 'theme'],
  ['a theme that is no id', { role: 'editor', theme: '__proto__' }, 'theme'],
  ['a theme for who does not edit', { role: 'viewer', theme: 't1' }, 'theme'],
  ['an organisation there is none of', { org: 'nowhere' }, 'org'],
  ['no uses', { uses: 0 }, 'uses'],
  ['too many uses', { uses: 1_001 }, 'uses'],
  ['half a use', { uses: 1.5 }, 'uses'],
  ['an end in the past', { expires: new Date(Date.now() - 1_000).toISOString() }, 'expires'],
  ['an end after a year', { expires: new Date(Date.now() + 366 * day).toISOString() }, 'expires'],
  ['an end that is no time', { expires: 'i morgen' }, 'expires'],
  ['a long organisation', { organisation: 'x'.repeat(201) }, 'organisation'],
])('%s is refused', async (_name, wanted, path) => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  const { status, body } = await kari('POST', invitations, { role: 'contributor', ...wanted });
  expect([status, body]).toEqual([422, expect.objectContaining({ code: 'bad-input', path })]);
  expect(await listed(kari)).toEqual([]);
});

test('what is asked for is what is made', async () => {
  await using server = await startWithoutMembers();
  const expires = new Date(Date.now() + 364 * day).toISOString();
  const link = await linkBy(coordinatorOf(server.url), {
    role: 'viewer',
    organisation: ' Film3\u202e\n AS ',
    uses: 1_000,
    expires,
  });
  expect(link).toMatchObject({ role: 'viewer', organisation: 'Film3 AS', uses: 1_000, expires });
  expect(link).not.toHaveProperty('theme');
  expect(link).not.toHaveProperty('org');
});

describe('a look at a link', () => {
  test('tells what it invites to, and of the inviter no name', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url, { organisation: 'Regionrådet' });
    server.ctx.people.update('kari', { title: 'Regionkoordinator' });
    const link = await linkBy(kari, { role: 'editor', theme: 't2' });
    const { status, body } = await asking(server.url)('POST', look, { token: link.token });
    expect(status).toBe(200);
    expect(invitedSchema.parse(body)).toEqual({
      plan: { id: 'p', title: 'En liten plan' },
      role: 'editor',
      theme: 't2',
      inviter: { organisation: 'Regionrådet', title: 'Regionkoordinator' },
      expires: link.expires,
      organisations: [
        { id: 'lk', name: 'Lillehammer kommune', kind: 'municipality' },
        { id: 'hil', name: 'Høgskolen', kind: 'academia' },
      ],
      strip: [
        { no: 1, actions: 3 },
        { no: 2, actions: 1 },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('Kari');
    expect((await listed(kari))[0]!.used).toBe(0);
  });

  test('with a fixed organisation tells that one only', async () => {
    await using server = await startWithoutMembers();
    const link = await linkBy(coordinatorOf(server.url), { org: 'hil' });
    const seen = await read(asking(server.url)('POST', look, { token: link.token }), invitedSchema);
    expect(seen).toMatchObject({ organisation: 'Høgskolen', organisations: [] });
  });

  test('names another coordinator when who made it is none any more', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url, { organisation: 'Regionrådet' });
    const ola = coordinatorOf(server.url, { person: 'ola', name: 'Ola', organisation: 'Fylket' });
    const { token } = await linkBy(kari);
    expect((await ola('DELETE', '/api/plans/p/members/kari')).status).toBe(204);
    const seen = await read(asking(server.url)('POST', look, { token }), invitedSchema);
    expect(seen.inviter).toEqual({ organisation: 'Fylket', title: '' });
  });
});

describe('a dead link tells why, and whom to ask', () => {
  const dead = async (server: TestServer, token: string, path: string) => {
    const { status, body } = await asking(server.url)('POST', path, { token, name: 'Gjest', org: 'Film3' });
    return { status, type: (body as { type: string }).type, ...deadLinkSchema.parse(body) };
  };
  const inviter = { organisation: 'Regionrådet', title: '' };
  const gone = { status: 410, type: 'about:blank', plan: 'En liten plan', inviter };

  test.each([look, redeem])('%s: used up', async (path) => {
    await using server = await startWithoutMembers();
    const link = await linkBy(coordinatorOf(server.url, { organisation: 'Regionrådet' }), { uses: 1 });
    await guestBy(server.url, link);
    expect(await dead(server, link.token, path)).toEqual({ ...gone, code: 'link-used-up', uses: 1 });
  });

  test.each([look, redeem])('%s: expired', async (path) => {
    await using server = await startWithoutMembers();
    const link = await linkBy(coordinatorOf(server.url, { organisation: 'Regionrådet' }));
    const at = Date.now() - 1;
    expire(server, link.id, at);
    const when = new Date(at).toISOString();
    expect(await dead(server, link.token, path)).toEqual({ ...gone, code: 'link-expired', uses: 25, when });
  });

  test.each([look, redeem])('%s: taken back, which goes before what happened to it', async (path) => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url, { organisation: 'Regionrådet' });
    const link = await linkBy(kari);
    expect((await kari('DELETE', `${invitations}/${link.id}`)).status).toBe(204);
    expire(server, link.id);
    expect(await dead(server, link.token, path)).toMatchObject({ ...gone, code: 'link-revoked' });
    expect((await membersBy(kari)).filter(({ kind }) => kind === 'guest')).toEqual([]);
  });

  test.each([look, redeem])(
    '%s: to a plan that has been put away, until it is taken out again',
    async (path) => {
      await using server = await startWithoutMembers();
      const { db } = server.ctx;
      const link = await linkBy(coordinatorOf(server.url, { organisation: 'Regionrådet' }));
      const at = Date.now();
      db.prepare('UPDATE plan SET archived = ?').run(at);
      const when = new Date(at).toISOString();
      expect(await dead(server, link.token, path)).toEqual({ ...gone, code: 'link-revoked', uses: 25, when });
      db.prepare('UPDATE plan SET archived = NULL').run();
      const { status } = await asking(server.url)('POST', path, {
        token: link.token,
        name: 'Gjest',
        org: 'Film3',
      });
      expect(status).toBe(200);
    },
  );

  test.each([look, redeem])('%s: one there never was', async (path) => {
    await using server = await startWithoutMembers();
    await linkBy(coordinatorOf(server.url));
    const { status, code, plan } = await dead(server, 'x'.repeat(43), path);
    expect([status, code, plan]).toEqual([404, 'link-unknown', undefined]);
  });
});

test('a link ends in the very millisecond that it is to end in', async () => {
  await using server = await startWithoutMembers();
  const { invitations } = server.ctx;
  const end = Date.now() + day;
  const terms = {
    role: 'viewer',
    theme: null,
    org: null,
    organisation: null,
    expires: end,
    uses: 2,
  } as const;
  const { invitation } = invitations.create({ plan: 'p', person: 'kari', ...terms });
  expect(stateOf(invitation, end - 1)).toBe('open');
  expect(invitations.take(invitation.id, end - 1)).toBe(true);
  expect(stateOf(invitation, end)).toBe('expired');
  expect(invitations.take(invitation.id, end)).toBe(false);
  expect(invitations.find(invitation.id)!.used).toBe(1);
});

test('of 50 who follow a link for 20 at the same time exactly 20 get in', async () => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  const link = await linkBy(kari, { uses: 20 });
  const anybody = asking(server.url);
  const came = await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      anybody('POST', redeem, { token: link.token, name: `Gjest ${n}`, org: n % 2 ? 'lk' : 'Film3' }),
    ),
  );
  const statuses = came.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(20);
  expect(statuses.filter((status) => status === 410)).toHaveLength(30);
  expect((await membersBy(kari)).filter(({ kind }) => kind === 'guest')).toHaveLength(20);
  expect((await listed(kari))[0]).toMatchObject({ used: 20, uses: 20, state: 'used-up' });
  const { count } = server.ctx.db.prepare("SELECT COUNT(*) AS count FROM person WHERE kind = 'guest'").get()!;
  expect(count).toBe(20);
});

test('two programs that count at the same time do not count past the end', async () => {
  await using server = await startWithoutMembers();
  const { id } = await linkBy(coordinatorOf(server.url), { uses: 3 });
  using store = openStore(server.dataDir);
  const both = [server.ctx.invitations, new Invitations(store)];
  const taken = Array.from({ length: 6 }, (_, n) => both[n % 2]!.take(id, Date.now()));
  expect(taken).toEqual([true, true, true, false, false, false]);
});

test('the links of another plan are none of this one', async () => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  const link = await linkBy(kari);
  server.ctx.plans.create('q', smallPlan(), 'test');
  const ola = asking(server.url, admitted(server.url, 'q', { person: 'ola', role: 'coordinator' }));
  expect((await ola('GET', '/api/plans/q/invitations')).body).toEqual([]);
  expect((await ola('DELETE', `/api/plans/q/invitations/${link.id}`)).status).toBe(404);
  expect((await ola('DELETE', `/api/plans/p/invitations/${link.id}`)).status).toBe(404);
  expect((await ola('GET', '/api/plans/p/invitations')).status).toBe(404);
  expect((await kari('DELETE', `${invitations}/nowhere`)).status).toBe(404);
  expect((await listed(kari))[0]!.state).toBe('open');
});

test.each(['editor', 'contributor', 'viewer'] as const)('%ss neither see nor make links', async (role) => {
  await using server = await startWithoutMembers();
  const { id } = await linkBy(coordinatorOf(server.url));
  const ola = asking(server.url, admitted(server.url, 'p', { person: 'ola', role }));
  const tried = await Promise.all([
    ola('GET', invitations),
    ola('POST', invitations, { role: 'viewer' }),
    ola('DELETE', `${invitations}/${id}`),
  ]);
  expect(tried.map(({ status }) => status)).toEqual([403, 403, 403]);
});

test('nobody we know makes no links', async () => {
  await using server = await startWithoutMembers();
  const anybody = asking(server.url);
  expect((await anybody('POST', invitations, { role: 'viewer' })).status).toBe(401);
  expect((await anybody('GET', invitations)).status).toBe(401);
});

test.each([look, redeem, invitations])('%s takes nothing from pages of other sites', async (path) => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  const { token } = await linkBy(kari);
  const headers = admitted(server.url, 'p', { person: 'kari' });
  const body = { token, role: 'viewer', name: 'Gjest', org: 'Film3' };
  const foreign = asking(server.url, { ...headers, origin: 'https://evil.example' });
  expect(await foreign('POST', path, body)).toMatchObject({ status: 403, body: { code: 'foreign-origin' } });
  const form = asking(server.url, { ...headers, 'content-type': 'text/plain' });
  expect(await form('POST', path, body)).toMatchObject({ status: 415 });
  expect(await listed(kari)).toHaveLength(1);
});

describe('rates', () => {
  const few = {
    ...serverLimits,
    redeems: 5,
    redeemsPerSecond: 0.001,
    unknownLinks: 2,
    unknownLinksPerSecond: 0.001,
  };
  const statusesOf = async (asked: Promise<{ status: number }>[]) =>
    (await Promise.all(asked)).map(({ status }) => status).toSorted((a, b) => a - b);

  test('who looks at more links than a hall full of people does is held back', async () => {
    await using server = await startWithoutMembers({ limits: few });
    const { token } = await linkBy(coordinatorOf(server.url));
    const anybody = asking(server.url);
    const asked = Array.from({ length: 7 }, () => anybody('POST', look, { token }));
    expect(await statusesOf(asked)).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const { body, headers } = await anybody('POST', redeem, { token, name: 'Gjest', org: 'Film3' });
    expect(body).toMatchObject({ code: 'too-many' });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('who guesses is held back, and those who have a link are not held back with them', async () => {
    await using server = await startWithoutMembers({ limits: few });
    const { token } = await linkBy(coordinatorOf(server.url));
    const anybody = asking(server.url);
    const guess = (n: number) => anybody('POST', redeem, { token: `${n}`.repeat(43), name: 'G', org: 'F' });
    expect(await statusesOf([guess(1), guess(2), guess(3), guess(4)])).toEqual([404, 404, 429, 429]);
    const come = anybody('POST', redeem, { token, name: 'Gjest', org: 'Film3' });
    expect(await read(come, redeemedSchema)).toEqual({ plan: 'p', role: 'contributor' });
  });

  test('300 people behind one address come in at once', async () => {
    await using server = await startWithoutMembers();
    const link = await linkBy(coordinatorOf(server.url), { uses: 300 });
    const anybody = asking(server.url);
    const come = async (n: number) => [
      await anybody('POST', look, { token: link.token }),
      await anybody('POST', redeem, { token: link.token, name: `Gjest ${n}`, org: 'Film3' }),
    ];
    const came = (await Promise.all(Array.from({ length: 300 }, (_, n) => come(n)))).flat();
    expect(new Set(came.map(({ status }) => status))).toEqual(new Set([200]));
  });
});
