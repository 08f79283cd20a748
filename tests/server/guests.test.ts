import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { standingIn } from '../../server/auth/actor.ts';
import { sessionSchema } from '../../shared/people.ts';
import { memberListSchema, peopleSchema } from '../../shared/members.ts';
import { rootOf } from '../../shared/plan/document.ts';
import { smallPlan } from '../builders.ts';
import { asking, read } from './asking.ts';
import { connect } from './clients.ts';
import { coordinatorOf, guestBy, linkBy, memberBy, membersBy, startWithoutMembers } from './inviting.ts';
import { admitted } from './people.ts';
import { type TestServer } from './serving.ts';

/* People who come in by a link: guests without an account, and guests who come again. */

const redeem = '/api/invitations/redeem';
const used = ({ ctx }: TestServer, id: string) => ctx.invitations.find(id)!.used;
const shift = ({ ctx }: TestServer, person: string, expires: number) =>
  ctx.members.update('p', person, { expires });

test('a guest gives a name and an organisation, and is on the board until the link ends', async () => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  const link = await linkBy(kari, { role: 'editor', theme: 't2' });
  const { status, body, headers, cookie } = await asking(server.url)('POST', redeem, {
    token: link.token,
    name: 'Navn Navnesen',
    org: 'hil',
  });
  expect([status, body]).toEqual([200, { plan: 'p', role: 'editor' }]);
  const set = headers.get('set-cookie')!;
  expect(set).toMatch(/^samplan=[\w-]{43}; Max-Age=(\d+); Path=\/; HttpOnly; SameSite=Lax$/);
  const lasts = Number(/Max-Age=(\d+)/.exec(set)![1]);
  expect(Math.abs(Date.now() + lasts * 1_000 - Date.parse(link.expires))).toBeLessThan(5_000);

  const guest = asking(server.url, { cookie: cookie! });
  const { person } = await read(guest('GET', '/api/session'), sessionSchema);
  expect(person).toMatchObject({ kind: 'guest', name: 'Navn Navnesen', email: null, mayCreatePlans: false });
  expect(await memberBy(kari, person!.id)).toEqual({
    person: person!.id,
    kind: 'guest',
    name: 'Navn Navnesen',
    title: '',
    email: null,
    organisation: 'Høgskolen',
    org: 'hil',
    role: 'editor',
    theme: 't2',
    expires: link.expires,
    invitation: link.id,
    contributions: 0,
  });
  const { expires } = server.ctx.db.prepare('SELECT expires FROM session WHERE person = ?').get(person!.id)!;
  expect(Math.abs(Number(expires) - Date.parse(link.expires))).toBeLessThan(1_000);
  expect((await guest('GET', '/api/plans/p')).status).toBe(200);
});

test('behind https the cookie of a guest is for this host alone', async () => {
  await using server = await startWithoutMembers({ publicUrl: 'https://plan.example' });
  const { cookie } = admitted(server.url, 'p', { role: 'coordinator' });
  const host = { host: 'plan.example' };
  const { token } = await linkBy(asking(server.url, { ...host, cookie }));
  const { headers } = await asking(server.url, host)('POST', redeem, { token, name: 'Gjest', org: 'Film3' });
  expect(headers.get('set-cookie')).toMatch(/^__Host-samplan=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
});

test('others see a guest as one, on the board too', async () => {
  await using server = await startWithoutMembers();
  const link = await linkBy(coordinatorOf(server.url), { role: 'viewer' });
  const guest = await guestBy(server.url, link, 'Navn Navnesen', 'Film3');
  using kari = connect(server.url, { as: { person: 'kari' } });
  await kari.synced();
  const person = server.ctx.people.find(guest.person)!;
  expect(standingIn(server.ctx, { person, plan: undefined }, 'p')).toMatchObject({
    actor: { person: guest.person, role: 'viewer' },
    introduction: { name: 'Navn Navnesen', organisation: 'Film3', badge: 'guest' },
  });
});

describe('what a guest says of themselves', () => {
  test.each<[string, string, string | undefined, string]>([
    ['an id of the register', 'lk', 'lk', 'Lillehammer kommune'],
    ['a name of the register, however it is written', ' LILLEHAMMER  kommune', 'lk', 'Lillehammer kommune'],
    ['a name of their own', 'Film3', undefined, 'Film3'],
    ['a name with marks that turn the direction', '\u202eFilm3\u2066', undefined, 'Film3'],
    ['a name by which every object has something', '__proto__', undefined, '__proto__'],
  ])('%s', async (_what, written, org, organisation) => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const { person } = await guestBy(
      server.url,
      await linkBy(kari),
      ' Navn\u202e\n\tNavnesen\u0000 ',
      written,
    );
    const member = await memberBy(kari, person);
    expect([member?.name, member?.org, member?.organisation]).toEqual(['Navn Navnesen', org, organisation]);
  });

  test('an archived organisation is not found by its id', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    using board = connect(server.url, { as: { person: 'kari' } });
    await board.synced();
    (rootOf(board.doc, 'organisation').get('hil') as Y.Map<unknown>).set('archived', true);
    await board.stored();
    const { person } = await guestBy(server.url, await linkBy(kari), 'Gjest', 'hil');
    expect(await memberBy(kari, person)).toMatchObject({ organisation: 'hil' });
    expect(await memberBy(kari, person)).not.toHaveProperty('org');
  });

  test('a fixed organisation goes before what they write', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const [register, own] = [
      await linkBy(kari, { org: 'hil' }),
      await linkBy(kari, { organisation: 'Film3' }),
    ];
    const one = await guestBy(server.url, register, 'En', 'lk');
    const two = await guestBy(server.url, own, 'To', 'lk');
    expect(await memberBy(kari, one.person)).toMatchObject({ org: 'hil', organisation: 'Høgskolen' });
    expect(await memberBy(kari, two.person)).toMatchObject({ organisation: 'Film3' });
    expect(await memberBy(kari, two.person)).not.toHaveProperty('org');
    const { token } = register;
    expect((await asking(server.url)('POST', redeem, { token, name: 'Tre' })).status).toBe(200);
  });

  test('may be changed by them later, but for whom they come only when they chose a name of their own', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const own = await guestBy(server.url, await linkBy(kari), 'Egen', 'Film3');
    const fixed = await guestBy(server.url, await linkBy(kari, { organisation: 'Film3' }), 'Fast');
    for (const guest of [own, fixed])
      await guest.ask('PATCH', '/api/session', { name: 'Ny', organisation: 'Film4' });
    expect(await memberBy(kari, own.person)).toMatchObject({ name: 'Ny', organisation: 'Film4' });
    expect(await memberBy(kari, fixed.person)).toMatchObject({ name: 'Ny', organisation: 'Film3' });
  });

  const long = 'x'.repeat(200);
  test.each<[string, object, number, string?]>([
    ['no name', { org: 'lk' }, 422, 'name'],
    ['an empty name', { name: '', org: 'lk' }, 422, 'name'],
    ['a name of blanks', { name: ' \n\t ', org: 'lk' }, 422, 'name'],
    ['a name of marks that nobody sees', { name: '\u202e\u2066\u0000', org: 'lk' }, 422, 'name'],
    ['a name that is too long', { name: `${long}x`, org: 'lk' }, 422, 'name'],
    ['a name that is a list', { name: ['Gjest'], org: 'lk' }, 422, 'name'],
    ['no organisation', { name: 'Gjest' }, 422, 'org'],
    ['an empty organisation', { name: 'Gjest', org: ' ' }, 422, 'org'],
    ['an organisation of a megabyte', { name: 'Gjest', org: 'x'.repeat(1 << 20) }, 413],
    ['an organisation that is too long', { name: 'Gjest', org: `${long}x` }, 422, 'org'],
    ['no token', { name: 'Gjest', org: 'lk', token: undefined }, 422, 'token'],
    ['a token that is none', { name: 'Gjest', org: 'lk', token: { $ne: 1 } }, 422, 'token'],
  ])('%s is refused, and not counted', async (_what, said, status, path) => {
    await using server = await startWithoutMembers();
    const link = await linkBy(coordinatorOf(server.url));
    const answer = await asking(server.url)('POST', redeem, { token: link.token, ...said });
    expect([answer.status, answer.cookie]).toEqual([status, undefined]);
    expect(answer.body).toMatchObject(path === undefined ? { code: 'too-big' } : { path });
    expect(used(server, link.id)).toBe(0);
    expect(server.ctx.db.prepare("SELECT * FROM person WHERE kind = 'guest'").all()).toEqual([]);
  });

  test('the longest name is taken', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const { person } = await guestBy(server.url, await linkBy(kari), long, long);
    expect(await memberBy(kari, person)).toMatchObject({ name: long, organisation: long });
  });
});

describe('a guest who comes again', () => {
  test('with their cookie is not counted, also when the link is used up', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const link = await linkBy(kari, { uses: 1 });
    const guest = await guestBy(server.url, link);
    const again = await guest.ask('POST', redeem, { token: link.token });
    expect([again.status, again.body, again.cookie]).toEqual([
      200,
      { plan: 'p', role: 'contributor' },
      undefined,
    ]);
    expect(used(server, link.id)).toBe(1);
    expect(await membersBy(kari)).toHaveLength(2);
  });

  test('without it is a new one', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const link = await linkBy(kari);
    await guestBy(server.url, link);
    await guestBy(server.url, link);
    expect(used(server, link.id)).toBe(2);
  });

  test('by another link is raised by it, never lowered', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const [viewers, limited, editors] = [
      await linkBy(kari, { role: 'viewer' }),
      await linkBy(kari, { role: 'editor', theme: 't1' }),
      await linkBy(kari, { role: 'editor' }),
    ];
    const guest = await guestBy(server.url, viewers);
    const follow = async ({ token }: { token: string }) => {
      const { body } = await guest.ask('POST', redeem, { token });
      const member = await memberBy(kari, guest.person);
      expect(body).toEqual({ plan: 'p', role: member?.role });
      return [member?.role, member?.theme, member?.invitation];
    };
    expect(await follow(limited)).toEqual(['editor', 't1', limited.id]);
    expect(await follow(editors)).toEqual(['editor', undefined, editors.id]);
    expect(await follow(limited)).toEqual(['editor', undefined, editors.id]);
    expect(await follow(viewers)).toEqual(['editor', undefined, editors.id]);
    expect([viewers, limited, editors].map(({ id }) => used(server, id))).toEqual([1, 1, 1]);
  });

  test('whom a coordinator has lowered is not raised by the link they came by', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const link = await linkBy(kari, { role: 'editor' });
    const guest = await guestBy(server.url, link);
    await kari('PATCH', `/api/plans/p/members/${guest.person}`, { role: 'viewer' });
    expect((await guest.ask('POST', redeem, { token: link.token })).body).toEqual({
      plan: 'p',
      role: 'viewer',
    });
    expect(used(server, link.id)).toBe(1);
  });

  test('when their time is over comes in anew by a new link, as the same person, with a cookie as long', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const soon = await linkBy(kari, { expires: new Date(Date.now() + 3_600_000).toISOString() });
    const guest = await guestBy(server.url, soon);
    shift(server, guest.person, Date.now() - 1);
    expect((await guest.ask('GET', '/api/plans/p')).status).toBe(404);
    const later = await linkBy(kari);
    const again = await guest.ask('POST', redeem, { token: later.token });
    expect(again.body).toEqual({ plan: 'p', role: 'contributor' });
    expect(again.cookie).toBeDefined();
    const session = await read(
      asking(server.url, { cookie: again.cookie! })('GET', '/api/session'),
      sessionSchema,
    );
    expect(session.person?.id).toBe(guest.person);
    expect(await memberBy(kari, guest.person)).toMatchObject({
      organisation: 'Film3',
      expires: later.expires,
    });
    expect(used(server, later.id)).toBe(1);
  });

  test('who has been removed is not let in by the link, and not counted', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const link = await linkBy(kari);
    const guest = await guestBy(server.url, link);
    await kari('DELETE', `/api/plans/p/members/${guest.person}`);
    for (const { id, token } of [link, await linkBy(kari, { role: 'editor' })]) {
      const before = used(server, id);
      expect(await guest.ask('POST', redeem, { token })).toMatchObject({
        status: 403,
        body: { code: 'not-allowed' },
      });
      expect(used(server, id)).toBe(before);
    }
  });

  test('whose link was taken back comes in by another', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const [first, second] = [await linkBy(kari), await linkBy(kari)];
    const guest = await guestBy(server.url, first);
    await kari('DELETE', `/api/plans/p/invitations/${first.id}`);
    expect((await guest.ask('GET', '/api/plans/p')).status).toBe(404);
    expect((await guest.ask('POST', redeem, { token: first.token })).status).toBe(410);
    expect((await guest.ask('POST', redeem, { token: second.token })).status).toBe(200);
    expect(await memberBy(kari, guest.person)).not.toHaveProperty('removed');
  });

  test('to another plan is the same person there, and nobody in the first for that', async () => {
    await using server = await startWithoutMembers();
    server.ctx.plans.create('q', smallPlan(), 'test');
    const kari = coordinatorOf(server.url);
    const guest = await guestBy(server.url, await linkBy(kari));
    const ola = asking(server.url, admitted(server.url, 'q', { person: 'ola', role: 'coordinator' }));
    const { body } = await ola('POST', '/api/plans/q/invitations', { role: 'editor' });
    const token = new URL((body as { url: string }).url).hash.slice(1);
    expect((await guest.ask('POST', redeem, { token, org: 'lk' })).body).toEqual({
      plan: 'q',
      role: 'editor',
    });
    const there = await read(ola('GET', '/api/plans/q/members'), memberListSchema);
    expect(there.find(({ kind }) => kind === 'guest')).toMatchObject({
      person: guest.person,
      role: 'editor',
      org: 'lk',
      organisation: 'Lillehammer kommune',
    });
    expect(await memberBy(kari, guest.person)).toMatchObject({ role: 'contributor', organisation: 'Film3' });
  });
});

test('a script does not come in by a link', async () => {
  await using server = await startWithoutMembers();
  const { ctx, url } = server;
  const link = await linkBy(coordinatorOf(url));
  ctx.people.create({ id: 'robot', kind: 'script', name: 'Robot' });
  ctx.members.put({ plan: 'p', person: 'robot', role: 'viewer' });
  const { secret } = ctx.tokens.create('p', 'robot');
  const robot = asking(url, { authorization: `Bearer ${secret}` });
  expect((await robot('POST', redeem, { token: link.token })).status).toBe(403);
  expect(used(server, link.id)).toBe(0);
});

test('a guest does nothing that is for coordinators, whatever their role', async () => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  for (const role of ['editor', 'contributor', 'viewer']) {
    const link = await linkBy(kari, { role });
    const guest = await guestBy(server.url, link);
    const members = '/api/plans/p/members';
    const tried = await Promise.all([
      guest.ask('GET', members),
      guest.ask('POST', members, { email: 'ny@example.org', role: 'coordinator' }),
      guest.ask('PATCH', `${members}/${guest.person}`, { role: 'coordinator' }),
      guest.ask('PATCH', `${members}/kari`, { role: 'viewer' }),
      guest.ask('DELETE', `${members}/kari`),
      guest.ask('GET', `${members}/kari/contributions`),
      guest.ask('GET', '/api/plans/p/invitations'),
      guest.ask('POST', '/api/plans/p/invitations', { role: 'editor' }),
      guest.ask('DELETE', `/api/plans/p/invitations/${link.id}`),
    ]);
    expect(tried.map(({ status }) => status)).toEqual(tried.map(() => 403));
    const people = await read(guest.ask('GET', '/api/plans/p/people'), peopleSchema);
    expect(people.map(({ id }) => id)).toContain(guest.person);
  }
});
