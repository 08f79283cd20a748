import { describe, expect, test, vi } from 'vitest';
import { serverLimits } from '../../server/limits.ts';
import { contributionsSchema, memberSchema, peopleSchema } from '../../shared/members.ts';
import { retitle, smallPlan } from '../builders.ts';
import { asking, read, type Ask } from './asking.ts';
import { connect } from './clients.ts';
import { coordinatorOf, guestBy, linkBy, memberBy, membersBy, startWithoutMembers } from './inviting.ts';
import { admitted } from './people.ts';
import { type TestServer } from './serving.ts';

/* Who is in a plan: the list, other roles, the last coordinator, and names for everybody. */

const members = '/api/plans/p/members';
const patch = (ask: Ask, who: string, changes: object) => ask('PATCH', `${members}/${who}`, changes);
const peopleBy = (ask: Ask) => read(ask('GET', '/api/plans/p/people'), peopleSchema);

const comment = (ask: Ask, text: string) =>
  ask('POST', '/api/plans/p/commands', { command: 'addComment', input: { actionId: 'a1', text }, key: text });

describe('the list', () => {
  test('has accounts, guests and scripts, and then those who are no more', async () => {
    await using server = await startWithoutMembers();
    const { ctx, url } = server;
    const kari = coordinatorOf(url, { organisation: 'Regionrådet' });
    const link = await linkBy(kari);
    ctx.people.create({ id: 'robot', kind: 'script', name: 'Robot' });
    ctx.members.put({ plan: 'p', person: 'robot', role: 'viewer' });
    const [gone, late, here] = [
      await guestBy(url, link, 'Borte'),
      await guestBy(url, link, 'For sent'),
      await guestBy(url, link, 'Her'),
    ];
    admitted(url, 'p', { person: 'ola', name: 'Ola', role: 'editor', theme: 't1' });
    await kari('DELETE', `${members}/${gone.person}`);
    ctx.members.update('p', late.person, { expires: Date.now() - 1 });

    const list = await membersBy(kari);
    const order = ['Kari', 'Ola', 'Her', 'Robot'];
    expect(list.map(({ name }) => name).slice(0, 4)).toEqual(order);
    expect(new Set(list.map(({ name }) => name))).toEqual(new Set([...order, 'Borte', 'For sent']));
    expect(list.find(({ person }) => person === 'kari')).toEqual({
      person: 'kari',
      kind: 'account',
      name: 'Kari',
      title: '',
      email: null,
      organisation: 'Regionrådet',
      role: 'coordinator',
      contributions: 0,
    });
    expect(list.find(({ person }) => person === 'ola')).toMatchObject({ role: 'editor', theme: 't1' });
    expect(list.find(({ person }) => person === gone.person)).toHaveProperty('removed');
    expect(list.find(({ person }) => person === late.person)).not.toHaveProperty('removed');
    expect(list.find(({ person }) => person === here.person)).toMatchObject({ kind: 'guest' });
  });

  test('tells who was last here when, and how much they did and said', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const guest = await guestBy(server.url, await linkBy(kari, { role: 'editor' }));
    expect(await memberBy(kari, guest.person)).not.toHaveProperty('seen');
    const before = Date.now();
    await work(server, guest.person, guest.ask);
    await vi.waitFor(async () => {
      const member = await memberBy(kari, guest.person);
      expect(Date.parse(member!.seen ?? '')).toBeGreaterThanOrEqual(before);
      expect(member!.contributions).toBe(4);
    });
    expect((await memberBy(kari, 'kari'))!.contributions).toBe(0);
  });

  test('sees who is here now, and who has gone when they went', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const guest = await guestBy(server.url, await linkBy(kari));
    const hourAgo = Date.now() - 3_600_000;
    const came = () => server.ctx.db.prepare('UPDATE member SET seen = ?').run(hourAgo);
    const seen = async () => Date.parse((await memberBy(kari, guest.person))!.seen ?? '');
    {
      using board = connect(server.url, { as: { person: guest.person } });
      await board.synced();
      await vi.waitFor(async () => expect(await seen()).toBeGreaterThan(hourAgo));
      came();
      expect(await seen()).toBeGreaterThan(hourAgo + 3_000_000);
      expect((await memberBy(kari, 'kari'))!.seen).toBe(new Date(hourAgo).toISOString());
    }
    await vi.waitFor(() => expect(server.ctx.rooms.peopleIn('p').size).toBe(0));
    await vi.waitFor(async () => expect(await seen()).toBeGreaterThan(hourAgo + 3_000_000));
  });

  test('counts the contributions of everybody in one query', async () => {
    await using server = await startWithoutMembers();
    const { db } = server.ctx;
    const plan = db
      .prepare(
        'EXPLAIN QUERY PLAN SELECT person, COUNT(*) AS count FROM change WHERE doc = ? GROUP BY person',
      )
      .all('p/plan');
    expect(JSON.stringify(plan)).toContain('COVERING INDEX change_by_person');
  });
});

/** Somebody changes two titles, says two things, and takes a third back. */
async function work({ url }: TestServer, person: string, ask: Ask): Promise<void> {
  using board = connect(url, { as: { person } });
  await board.synced();
  retitle(board.doc, 'a1', 'Én');
  retitle(board.doc, 'a2', 'To');
  await board.stored();
  await comment(ask, 'Først');
  await comment(ask, 'Så');
  const { body } = await comment(ask, 'Angret');
  const { id } = (body as { result: { id: string } }).result;
  await ask('POST', '/api/plans/p/commands', { command: 'deleteComment', input: { id }, key: 'angre' });
}

test('the contributions of somebody who has been removed can be listed, the newest first', async () => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  const guest = await guestBy(server.url, await linkBy(kari, { role: 'editor' }));
  await work(server, guest.person, guest.ask);
  await comment(kari, 'Karis');
  await kari('DELETE', `${members}/${guest.person}`);
  const listed = kari('GET', `${members}/${guest.person}/contributions`);
  const { changes, comments } = await read(listed, contributionsSchema);
  expect(changes.map(({ who, entity, id, field, from, to }) => [who, entity, id, field, from, to])).toEqual([
    [guest.person, 'action', 'a2', 'title', 'Tiltak a2', 'To'],
    [guest.person, 'action', 'a1', 'title', 'Tiltak a1', 'Én'],
  ]);
  expect(comments.map(({ action, text }) => [action, text])).toEqual([
    ['a1', 'Så'],
    ['a1', 'Først'],
  ]);
  expect((await kari('GET', `${members}/nobody/contributions`)).status).toBe(404);
});

test('no more contributions are listed than there may be in one answer', async () => {
  await using server = await startWithoutMembers({ limits: { ...serverLimits, contributions: 1 } });
  const kari = coordinatorOf(server.url);
  const guest = await guestBy(server.url, await linkBy(kari, { role: 'editor' }));
  await work(server, guest.person, guest.ask);
  const listed = kari('GET', `${members}/${guest.person}/contributions`);
  const { changes, comments } = await read(listed, contributionsSchema);
  expect([changes.map(({ to }) => to), comments.map(({ text }) => text)]).toEqual([['To'], ['Så']]);
});

describe('another role', () => {
  test.each<[string, object, object]>([
    ['a role', { role: 'viewer' }, { role: 'viewer' }],
    ['a limit', { theme: 't2' }, { role: 'editor', theme: 't2' }],
    ['no limit', { theme: null }, { role: 'editor' }],
    ['the same role keeps the limit', { role: 'editor' }, { role: 'editor', theme: 't1' }],
    ['another role takes the limit away', { role: 'contributor' }, { role: 'contributor' }],
    ['coordinator', { role: 'coordinator' }, { role: 'coordinator' }],
    [
      'an organisation of the register',
      { org: 'hil' },
      { org: 'hil', organisation: 'Høgskolen', theme: 't1' },
    ],
    ['an organisation of its own', { organisation: ' Film3\u202e ' }, { organisation: 'Film3', theme: 't1' }],
  ])('%s', async (_what, changes, result) => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    admitted(server.url, 'p', { person: 'ola', name: 'Ola', role: 'editor', theme: 't1' });
    const changed = await read(patch(kari, 'ola', changes), memberSchema);
    const base = { person: 'ola', kind: 'account', name: 'Ola', title: '', email: null, contributions: 0 };
    expect(changed).toEqual({ ...base, role: 'editor', organisation: '', ...result });
    expect(await memberBy(kari, 'ola')).toEqual(changed);
  });

  test.each<[string, object, string]>([
    ['a role there is none of', { role: 'owner' }, 'role'],
    ['a theme there is none of', { theme: 'nowhere' }, 'theme'],
    ['a theme for who does not edit', { role: 'viewer', theme: 't1' }, 'theme'],
    ['an organisation there is none of', { org: 'nowhere' }, 'org'],
    ['a removal', { removed: true }, 'removed'],
  ])('%s is refused', async (_what, changes, path) => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    admitted(server.url, 'p', { person: 'ola', role: 'editor', theme: 't1' });
    const before = await memberBy(kari, 'ola');
    expect(await patch(kari, 'ola', changes)).toMatchObject({
      status: 422,
      body: { code: 'bad-input', path },
    });
    expect(await memberBy(kari, 'ola')).toEqual(before);
  });

  test('a guest is never coordinator', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const { person } = await guestBy(server.url, await linkBy(kari));
    expect(await patch(kari, person, { role: 'coordinator' })).toMatchObject({
      status: 422,
      body: { path: 'role' },
    });
    expect(await memberBy(kari, person)).toMatchObject({ role: 'contributor' });
  });
});

test.each(['editor', 'contributor', 'viewer'] as const)('%ss manage nobody', async (role) => {
  await using server = await startWithoutMembers();
  coordinatorOf(server.url);
  const ola = asking(server.url, admitted(server.url, 'p', { person: 'ola', role }));
  const tried = await Promise.all([
    ola('GET', members),
    ola('POST', members, { email: 'ny@example.org', role: 'viewer' }),
    patch(ola, 'ola', { role: 'coordinator' }),
    ola('DELETE', `${members}/kari`),
    ola('GET', `${members}/ola/contributions`),
  ]);
  expect(tried.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
});

test('members of another plan are nobody here, and this plan is none to its coordinator', async () => {
  await using server = await startWithoutMembers();
  server.ctx.plans.create('q', smallPlan(), 'test');
  const kari = coordinatorOf(server.url);
  const ola = asking(server.url, admitted(server.url, 'q', { person: 'ola', role: 'coordinator' }));
  const tried = await Promise.all([
    patch(kari, 'ola', { role: 'viewer' }),
    kari('DELETE', `${members}/ola`),
    kari('GET', `${members}/ola/contributions`),
    ola('GET', members),
    ola('POST', members, { email: 'ny@example.org', role: 'viewer' }),
    patch(ola, 'kari', { role: 'viewer' }),
    ola('DELETE', `${members}/kari`),
    ola('GET', '/api/plans/p/people'),
    kari('GET', '/api/plans/nowhere/members'),
  ]);
  expect(tried.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual(
    tried.map(() => [404, 'not-found']),
  );
  const [unknown, foreign] = [await ola('GET', '/api/plans/nowhere/members'), await ola('GET', members)];
  expect(JSON.stringify(foreign.body)).toBe(JSON.stringify(unknown.body).replaceAll('nowhere', 'p'));
});

describe('the last coordinator', () => {
  const last = { status: 409, body: { code: 'last-coordinator' } };

  test('can neither be removed nor be made less', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const { ctx } = server;
    // Who is coordinator, but not for long, or not a person, or not any more, does not count.
    admitted(server.url, 'p', { person: 'ola', role: 'coordinator' });
    await kari('DELETE', `${members}/ola`);
    ctx.people.create({ id: 'robot', kind: 'script', name: 'Robot' });
    ctx.members.put({ plan: 'p', person: 'robot', role: 'coordinator' });
    expect(await kari('DELETE', `${members}/kari`)).toMatchObject(last);
    expect(await patch(kari, 'kari', { role: 'editor' })).toMatchObject(last);
    expect(await patch(kari, 'kari', { org: 'lk' })).toMatchObject({ status: 200 });
    expect(await memberBy(kari, 'kari')).toMatchObject({ role: 'coordinator', org: 'lk' });
    const robot = asking(server.url, { authorization: `Bearer ${ctx.tokens.create('p', 'robot').secret}` });
    expect(await robot('DELETE', `${members}/kari`)).toMatchObject(last);
  });

  test('of two who remove each other at the same time one stays', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const ola = coordinatorOf(server.url, { person: 'ola', name: 'Ola' });
    await Promise.all([kari('DELETE', `${members}/ola`), ola('DELETE', `${members}/kari`)]);
    expect(server.ctx.members.coordinators('p')).toHaveLength(1);
  });

  test('may go when there is another', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    admitted(server.url, 'p', { person: 'ola', role: 'coordinator' });
    expect((await kari('DELETE', `${members}/kari`)).status).toBe(204);
    expect((await kari('GET', members)).status).toBe(404);
  });
});

describe('let in again', () => {
  test('a guest, who has kept their cookie', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const link = await linkBy(kari);
    const guest = await guestBy(server.url, link);
    expect((await kari('DELETE', `${members}/${guest.person}`)).status).toBe(204);
    expect((await guest.ask('GET', '/api/plans/p')).status).toBe(404);
    const again = await read(patch(kari, guest.person, { removed: false }), memberSchema);
    expect(again).toMatchObject({ role: 'contributor', expires: link.expires });
    expect(again).not.toHaveProperty('removed');
    expect((await guest.ask('GET', '/api/plans/p')).status).toBe(200);
  });

  test('a guest whose link was taken back, until it was to end', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const link = await linkBy(kari);
    const guest = await guestBy(server.url, link);
    await kari('DELETE', `/api/plans/p/invitations/${link.id}`);
    expect(await memberBy(kari, guest.person)).toHaveProperty('removed');
    const again = await read(patch(kari, guest.person, { removed: false, role: 'viewer' }), memberSchema);
    expect(again).toMatchObject({ role: 'viewer', expires: link.expires });
    expect((await guest.ask('GET', '/api/plans/p')).status).toBe(200);
  });

  test('a guest whose time is over needs a new link', async () => {
    await using server = await startWithoutMembers();
    const { ctx, url } = server;
    const kari = coordinatorOf(url);
    const link = await linkBy(kari);
    const { person } = await guestBy(url, link);
    ctx.members.update('p', person, { expires: Date.now() - 1 });
    ctx.db.prepare('UPDATE invitation SET expires = ?').run(Date.now() - 1);
    expect(await patch(kari, person, { removed: false })).toMatchObject({
      status: 409,
      body: { code: 'gone' },
    });
  });

  test('somebody with an account, for good', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const link = await linkBy(kari, { role: 'editor' });
    const ola = asking(server.url, admitted(server.url, 'none', { person: 'ola', name: 'Ola' }));
    await ola('POST', '/api/invitations/redeem', { token: link.token });
    await kari('DELETE', `${members}/ola`);
    const again = await read(patch(kari, 'ola', { removed: false }), memberSchema);
    expect(again).toMatchObject({ role: 'editor' });
    expect(again).not.toHaveProperty('expires');
  });

  test('who is here stays as they are', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const { person } = await guestBy(server.url, await linkBy(kari));
    const before = await memberBy(kari, person);
    expect(await read(patch(kari, person, { removed: false }), memberSchema)).toEqual(before);
  });
});

test('who has been removed stays removed since then', async () => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  admitted(server.url, 'p', { person: 'ola', role: 'viewer' });
  await kari('DELETE', `${members}/ola`);
  const first = await memberBy(kari, 'ola');
  expect((await kari('DELETE', `${members}/ola`)).status).toBe(204);
  expect(await memberBy(kari, 'ola')).toEqual(first);
});

describe('the names of everybody', () => {
  test('stand beside what they did; a guest who is no member has none, their organisation stays', async () => {
    await using server = await startWithoutMembers();
    const { ctx, url } = server;
    const kari = coordinatorOf(url, { organisation: 'Regionrådet' });
    const link = await linkBy(kari);
    const [gone, late, here] = [
      await guestBy(url, link, 'A'),
      await guestBy(url, link, 'B'),
      await guestBy(url, link, 'C'),
    ];
    const viewer = asking(url, admitted(url, 'p', { person: 'ola', name: 'Ola', role: 'viewer' }));
    admitted(url, 'p', { person: 'per', name: 'Per', organisation: 'Fylket', role: 'viewer' });
    await kari('DELETE', `${members}/${gone.person}`);
    await kari('DELETE', `${members}/per`);
    ctx.members.update('p', late.person, { expires: Date.now() - 1 });
    const people = new Map((await peopleBy(viewer)).map(({ id, ...rest }) => [id, rest]));
    expect(Object.fromEntries(people)).toEqual({
      kari: { name: 'Kari', organisation: 'Regionrådet' },
      ola: { name: 'Ola', organisation: '' },
      per: { name: 'Per', organisation: 'Fylket' },
      [gone.person]: { name: '', organisation: 'Film3', badge: 'guest' },
      [late.person]: { name: '', organisation: 'Film3', badge: 'guest' },
      [here.person]: { name: 'C', organisation: 'Film3', badge: 'guest' },
    });
  });

  test('are for those who may read', async () => {
    await using server = await startWithoutMembers();
    coordinatorOf(server.url);
    expect((await asking(server.url)('GET', '/api/plans/p/people')).status).toBe(401);
    const ola = asking(server.url, admitted(server.url, 'none', { person: 'ola' }));
    expect((await ola('GET', '/api/plans/p/people')).status).toBe(404);
  });
});
