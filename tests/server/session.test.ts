import { describe, expect, test } from 'vitest';
import { serverLimits } from '../../server/limits.ts';
import type { Member } from '../../server/storage/members.ts';
import { passwordLength } from '../../shared/people.ts';
import { account, ask, personOf, rightPassword, signInWith } from './accounts.ts';
import { RawClient } from './clients.ts';
import { admitted } from './people.ts';
import { startTestServer, type TestServer } from './serving.ts';

/* Whoever is signed in: what they are told of themselves, what they may change, and how it ends. */

const email = 'kari@plan.example';

/** Signs the account in anew. @returns its cookie */
async function cookieOf({ url }: TestServer, password = rightPassword): Promise<{ cookie: string }> {
  const { cookie } = await signInWith(url, { email, password });
  return { cookie: cookie! };
}

/** A guest who is signed in. */
function guest({ url, ctx }: TestServer): { cookie: string } {
  ctx.people.create({ id: 'gjest', kind: 'guest', name: 'Gjest' });
  return admitted(url, 'p', { person: 'gjest', role: 'contributor' });
}

/** A script with a token. */
function script({ ctx }: TestServer): { authorization: string } {
  ctx.people.create({ id: 'skript', kind: 'script', name: 'Skript' });
  ctx.members.put({ plan: 'p', person: 'skript', role: 'editor' });
  return { authorization: `Bearer ${ctx.tokens.create('p', 'skript').secret}` };
}

test('nobody is told that they are nobody, and which ways there are', async () => {
  await using server = await startTestServer();
  for (const headers of [{}, { cookie: 'samplan=nonsense' }, { authorization: 'Bearer nonsense' }]) {
    const {
      status,
      body,
      headers: told,
      cookie,
    } = await ask(server.url, 'GET', undefined, headers as Record<string, string>);
    expect([status, body, cookie]).toEqual([200, { person: null, providers: [], hasMail: false }, undefined]);
    expect(told.get('cache-control')).toBe('no-store');
  }
});

test('a set-up link is enough to say who one is, and to choose a password', async () => {
  await using server = await startTestServer();
  const { id } = server.ctx.people.create({ id: 'ny', kind: 'account', name: '' });
  const link = server.ctx.signInLinks.create(id, 'set-up', 60_000);
  const entered = await signInWith(server.url, { link });
  expect(entered.body.person).toMatchObject({
    id,
    kind: 'account',
    name: '',
    needsSetup: true,
    hasPassword: false,
  });
  const changes = {
    name: ' Kari  Nordmann ',
    title: 'Regionkoordinator',
    organisation: 'Regionrådet',
    email: ' KARI@plan.example ',
    password: rightPassword,
  };
  const { status, body } = await ask(server.url, 'PATCH', changes, { cookie: entered.cookie! });
  expect(status).toBe(200);
  expect(body.person).toEqual({
    id,
    kind: 'account',
    name: 'Kari Nordmann',
    title: 'Regionkoordinator',
    organisation: 'Regionrådet',
    email,
    hasPassword: true,
    mayResetPassword: true,
    mayCreatePlans: false,
    needsSetup: false,
    linked: [],
  });
  expect(await personOf(server.url, entered.cookie)).toEqual(body.person);
  expect((await signInWith(server.url, { email, password: rightPassword })).status).toBe(200);
  expect(JSON.stringify(body)).not.toContain('argon2');
});

describe('what is refused, and where', () => {
  test.each<[string, unknown, string]>([
    ['an empty name', { name: '' }, 'name'],
    ['a name of nothing that shows', { name: '\u202e\u0007' }, 'name'],
    ['a name that is a number', { name: 7 }, 'name'],
    ['a name without end', { name: 'x'.repeat(201) }, 'name'],
    ['a title without end', { title: 'x'.repeat(201) }, 'title'],
    ['an organisation of spaces', { organisation: '   ' }, 'organisation'],
    ['an e-mail address that is none', { email: 'kari' }, 'email'],
    ['no e-mail address', { email: null }, 'email'],
    ['two e-mail addresses', { email: 'a@plan.example,b@plan.example' }, 'email'],
    ['an e-mail address with a header in it', { email: 'a@plan.example\r\nBcc: b@plan.example' }, 'email'],
    ['an e-mail address in angles', { email: '<a@plan.example>' }, 'email'],
    ['an e-mail address without end', { email: `${'x'.repeat(250)}@plan.example` }, 'email'],
    ['a password that is too short', { password: 'x'.repeat(passwordLength.least - 1) }, 'password'],
    ['a password without end', { password: 'x'.repeat(passwordLength.most + 1) }, 'password'],
    ['a password that is a list', { password: Array.from({ length: 12 }, () => 'x') }, 'password'],
    ['a list', [], ''],
    ['nothing', 'null', ''],
  ])('%s', async (_name, changes, path) => {
    await using server = await startTestServer();
    const { id } = await account(server);
    const before = server.ctx.people.find(id);
    const answer = await ask(server.url, 'PATCH', changes, await cookieOf(server));
    expect([answer.status, answer.body.code, answer.body.path ?? '']).toEqual([422, 'bad-input', path]);
    expect(server.ctx.people.find(id)).toEqual(before);
  });

  test('what cannot be read at all, and who cannot be trusted', async () => {
    await using server = await startTestServer();
    await account(server);
    const mine = await cookieOf(server);
    const code = async (...[method, body, headers]: [string, unknown, Record<string, string>]) => {
      const answer = await ask(server.url, method, body, headers);
      return [answer.status, answer.body.code];
    };
    expect(await code('PATCH', '{', mine)).toEqual([400, 'bad-input']);
    expect(await code('PATCH', { password: 'x'.repeat(1 << 20) }, mine)).toEqual([413, 'too-big']);
    expect(await code('PATCH', { name: 'x' }, { ...mine, 'content-type': 'text/plain' })).toEqual([
      415,
      'not-json',
    ]);
    const foreign = { ...mine, origin: 'https://elsewhere.example' };
    expect(await code('PATCH', { name: 'x' }, foreign)).toEqual([403, 'foreign-origin']);
    expect(await code('DELETE', undefined, foreign)).toEqual([403, 'foreign-origin']);
    expect(await code('PATCH', { name: 'x' }, {})).toEqual([401, 'no-session']);
    expect((await personOf(server.url, mine.cookie))?.name).toBe('Kari');
  });

  test('a password without an e-mail address to sign in with', async () => {
    await using server = await startTestServer();
    const mine = admitted(server.url, 'p', { person: 'uten', name: 'Uten' });
    const answer = await ask(server.url, 'PATCH', { password: rightPassword }, mine);
    expect([answer.status, answer.body.path]).toEqual([422, 'email']);
    expect((await ask(server.url, 'PATCH', { password: rightPassword, email }, mine)).status).toBe(200);
  });

  test('a first password, or an address, long after the sign-in: the browser may be somebody else’s by now', async () => {
    await using server = await startTestServer({ limits: { ...serverLimits, afterLink: 0 } });
    const mine = admitted(server.url, 'p', { person: 'uten', name: 'Uten' });
    for (const changes of [{ password: rightPassword, email }, { email }]) {
      const answer = await ask(server.url, 'PATCH', changes, mine);
      expect([answer.status, answer.body.code]).toEqual([403, 'sign-in-again']);
    }
    expect((await ask(server.url, 'PATCH', { title: 'Sjef' }, mine)).status).toBe(200);
    expect(server.ctx.people.find('uten')).toMatchObject({ title: 'Sjef', email: null, password: null });
  });

  test.each([{ email }, { password: rightPassword }, { title: 'Sjef' }, { currentPassword: rightPassword }])(
    '%o from a guest',
    async (changes) => {
      await using server = await startTestServer();
      const answer = await ask(server.url, 'PATCH', { name: 'Gjesten', ...changes }, guest(server));
      expect([answer.status, answer.body.code, answer.body.path]).toEqual([
        403,
        'not-allowed',
        Object.keys(changes)[0],
      ]);
      expect(server.ctx.people.find('gjest')).toMatchObject({ name: 'Gjest', email: null, password: null });
    },
  );

  test('anything from a script', async () => {
    await using server = await startTestServer();
    const answer = await ask(server.url, 'PATCH', { name: 'Kari' }, script(server));
    expect([answer.status, answer.body.code]).toEqual([403, 'not-allowed']);
  });
});

test('a guest says another name and organisation', async () => {
  await using server = await startTestServer();
  const { status, body } = await ask(
    server.url,
    'PATCH',
    { name: 'Nils', organisation: 'Firmaet' },
    guest(server),
  );
  expect([status, body.person]).toMatchObject([
    200,
    { kind: 'guest', name: 'Nils', organisation: 'Firmaet', needsSetup: false },
  ]);
});

test('everybody is told of so many changes at once of what one person says of themselves', async () => {
  await using server = await startTestServer({ limits: { ...serverLimits, selfChanges: 2 } });
  const mine = guest(server);
  const change = (name: string) => ask(server.url, 'PATCH', { name }, mine);
  const answers = [await change('A'), await change('B'), await change('C')];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(answers[2]!.body.code).toBe('too-many');
  expect(answers[2]!.headers.get('retry-after')).toBe('2');
  expect((await personOf(server.url, mine.cookie))?.name).toBe('B');
});

describe('a new password', () => {
  const next = 'et helt nytt passord';

  test('needs the old one, and wrong ones are counted', async () => {
    await using server = await startTestServer();
    await account(server);
    const mine = await cookieOf(server);
    const change = (changes: object) => ask(server.url, 'PATCH', changes, mine);
    expect((await change({ password: next })).body).toMatchObject({
      code: 'bad-input',
      path: 'currentPassword',
    });
    expect((await change({ email: 'ny@plan.example' })).body).toMatchObject({
      code: 'bad-input',
      path: 'currentPassword',
    });
    const guess = await change({ password: next, currentPassword: 'feil' });
    expect([guess.status, guess.body]).toMatchObject([
      401,
      { code: 'wrong-password', path: 'currentPassword', triesLeft: 4 },
    ]);
    for (let i = 0; i < 4; i++) await change({ password: next, currentPassword: 'feil' });
    expect((await change({ password: next, currentPassword: rightPassword })).status).toBe(429);
    expect((await signInWith(server.url, { email, password: next })).status).not.toBe(200);
  });

  test('ends all other sessions, their connections and all links', async () => {
    await using server = await startTestServer();
    const { id } = await account(server);
    server.ctx.members.put({ plan: 'p', person: id, role: 'editor' });
    const [mine, other] = [await cookieOf(server), await cookieOf(server)];
    const link = server.ctx.signInLinks.create(id, 'sign-in', 60_000);
    using here = new RawClient(server.url, { headers: mine });
    using there = new RawClient(server.url, { headers: other });
    await Promise.all([here.welcomed(), there.welcomed()]);
    const { status } = await ask(
      server.url,
      'PATCH',
      { password: next, currentPassword: rightPassword },
      mine,
    );
    expect([status, (await there.end()).code, here.closed]).toEqual([200, 4401, undefined]);
    expect(await personOf(server.url, other.cookie)).toBe(null);
    expect((await personOf(server.url, mine.cookie))?.id).toBe(id);
    expect((await signInWith(server.url, { link })).body.code).toBe('link-expired');
    expect((await signInWith(server.url, { email, password: rightPassword })).status).toBe(401);
    expect((await signInWith(server.url, { email, password: next })).status).toBe(200);
  });

  test.each([
    ['soon after', serverLimits.afterLink, 200],
    ['long after', 0, 422],
  ])('%s a one-time link: %i ms, %i', async (_name, afterLink, status) => {
    await using server = await startTestServer({ limits: { ...serverLimits, afterLink } });
    const { id } = await account(server);
    const link = server.ctx.signInLinks.create(id, 'sign-in', 60_000);
    const { cookie, body } = await signInWith(server.url, { link });
    expect(body.person?.mayResetPassword).toBe(status === 200);
    const changed = await ask(server.url, 'PATCH', { password: next }, { cookie: cookie! });
    expect(changed.status).toBe(status);
  });
});

describe('signing out', () => {
  test('ends this session and its connections, and takes the cookie away', async () => {
    await using server = await startTestServer();
    const { id } = await account(server);
    server.ctx.members.put({ plan: 'p', person: id, role: 'editor' });
    const [mine, other] = [await cookieOf(server), await cookieOf(server)];
    using here = new RawClient(server.url, { headers: mine });
    using there = new RawClient(server.url, { headers: other });
    await Promise.all([here.welcomed(), there.welcomed()]);
    const { status, headers } = await ask(server.url, 'DELETE', undefined, mine);
    expect([status, headers.getSetCookie()]).toEqual([
      204,
      ['samplan=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax'],
    ]);
    expect([(await here.end()).code, there.closed]).toEqual([4401, undefined]);
    expect(await personOf(server.url, mine.cookie)).toBe(null);
    expect((await personOf(server.url, other.cookie))?.id).toBe(id);
  });

  test('everywhere ends them all; of nobody else', async () => {
    await using server = await startTestServer();
    const { id } = await account(server);
    server.ctx.members.put({ plan: 'p', person: id, role: 'editor' });
    const [mine, other] = [await cookieOf(server), await cookieOf(server)];
    using there = new RawClient(server.url, { headers: other });
    using berit = new RawClient(server.url);
    await Promise.all([there.welcomed(), berit.welcomed()]);
    expect((await ask(server.url, 'DELETE', undefined, mine, '?everywhere=true')).status).toBe(204);
    expect([(await there.end()).code, berit.closed]).toEqual([4401, undefined]);
    expect(await personOf(server.url, other.cookie)).toBe(null);
  });

  test('of nobody is no fault', async () => {
    await using server = await startTestServer();
    expect((await ask(server.url, 'DELETE')).status).toBe(204);
    expect(
      (await ask(server.url, 'DELETE', undefined, { cookie: 'samplan=nonsense' }, '?everywhere=true')).status,
    ).toBe(204);
  });
});

describe('the cookie', () => {
  test('is out of reach of scripts and other sites', async () => {
    await using server = await startTestServer();
    await account(server);
    const { headers } = await signInWith(server.url, { email, password: rightPassword });
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(/^samplan=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
  });

  test('behind https it is Secure and bound to the host', async () => {
    await using server = await startTestServer({ publicUrl: 'https://plan.example' });
    const { id } = await account(server);
    const { headers, cookie } = await signInWith(server.url, { email, password: rightPassword });
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-samplan=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    expect((await personOf(server.url, cookie))?.id).toBe(id);
    expect(await personOf(server.url, cookie!.replace('__Host-', ''))).toBe(null);
  });

  test('of a session in its second half lasts longer for who comes again, up to an end', async () => {
    await using server = await startTestServer();
    const { id } = await account(server);
    const mine = await cookieOf(server);
    const day = 24 * 3_600_000;
    const come = async (createdBefore: number, left: number) => {
      const now = Date.now();
      server.ctx.db
        .prepare('UPDATE session SET created = ?, expires = ?')
        .run(now - createdBefore * day, now + left * day);
      const { headers } = await ask(server.url, 'GET', undefined, mine);
      const { expires } = server.ctx.db.prepare('SELECT expires FROM session WHERE person = ?').get(id) as {
        expires: number;
      };
      return [Math.round((expires - now) / day), /Max-Age=(\d+)/.exec(headers.getSetCookie()[0] ?? '')?.[1]];
    };
    expect(await come(1, 89)).toEqual([89, undefined]);
    expect(await come(60, 30)).toEqual([90, String(90 * 86_400)]);
    expect(await come(325, 10)).toEqual([40, expect.stringMatching(/^34559\d\d|3456000$/)]);
    expect(await come(360, 5)).toEqual([5, undefined]);
    expect(await personOf(server.url, mine.cookie)).not.toBe(null);
    expect(await come(360, -1)).toEqual([-1, undefined]);
    expect(await personOf(server.url, mine.cookie)).toBe(null);
  });
});

test.each<[string, boolean, Partial<Member> | 'founder' | undefined]>([
  ['who set the server up', true, 'founder'],
  ['a coordinator', true, { role: 'coordinator' }],
  ['a coordinator whose time is over', false, { role: 'coordinator', expires: 1 }],
  ['who was a coordinator', false, { role: 'coordinator', removed: 1 }],
  ['an editor', false, { role: 'editor' }],
  ['a stranger', false, undefined],
])('%s may make plans: %s', async (_name, expected, is) => {
  await using server = await startTestServer();
  const { id } = await account(server, { founder: is === 'founder' ? 1 : 0 });
  if (typeof is === 'object') server.ctx.members.put({ plan: 'p', person: id, role: 'viewer', ...is });
  const { body } = await signInWith(server.url, { email, password: rightPassword });
  expect(body.person?.mayCreatePlans).toBe(expected);
});

test('a script may make no plans, though it coordinates one', async () => {
  await using server = await startTestServer();
  const { authorization } = script(server);
  server.ctx.members.update('p', 'skript', { role: 'coordinator' });
  const { body } = await ask(server.url, 'GET', undefined, { authorization });
  expect(body.person).toMatchObject({ kind: 'script', mayCreatePlans: false });
});
