import { argon2Sync } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { clientAddress, networkOf } from '../../server/auth/address.ts';
import { Rates } from '../../server/auth/rates.ts';
import { serverLimits } from '../../server/limits.ts';
import { inTransaction } from '../../server/storage/sqlite.ts';
import { account, ask, personOf, rightPassword, signInWith, type Answer } from './accounts.ts';
import { RawClient } from './clients.ts';
import { admitted } from './people.ts';
import { startTestServer } from './serving.ts';

/* Coming in: with a password, with a one-time link, and how often one may try. */

const email = 'kari@plan.example';
const wrong = 'et annet passord';
const from = (address: string) => ({ 'x-forwarded-for': address });

describe('with a password', () => {
  test.each([
    ['as it is kept', email],
    ['in other letters, with spaces around', '  KARI@Plan.Example '],
  ])('and an e-mail address %s', async (_name, typed) => {
    await using server = await startTestServer();
    const { id } = await account(server);
    const { status, body, cookie } = await signInWith(server.url, { email: typed, password: rightPassword });
    expect([status, body.person?.id]).toEqual([200, id]);
    expect((await personOf(server.url, cookie))?.id).toBe(id);
  });

  test('letters that can be typed in two ways are the same', async () => {
    await using server = await startTestServer();
    await account(server, { password: 'blåbærsyltetøy'.normalize('NFD') });
    const { status } = await signInWith(server.url, { email, password: 'blåbærsyltetøy'.normalize('NFC') });
    expect(status).toBe(200);
  });

  test('no answer tells which accounts there are', async () => {
    await using server = await startTestServer();
    await account(server);
    await account(server, { email: 'bare-lenke@plan.example', password: null });
    const answers = await Promise.all(
      [email, 'bare-lenke@plan.example', 'ingen@plan.example', 'no address at all'].map((typed) =>
        signInWith(server.url, { email: typed, password: wrong }),
      ),
    );
    const seen = ({ status, body, cookie, headers }: Answer) => [status, body, cookie, [...headers.keys()]];
    expect(new Set(answers.map((answer) => JSON.stringify(seen(answer)))).size).toBe(1);
    expect(answers[0]).toMatchObject({
      status: 401,
      body: { code: 'wrong-password', triesLeft: 4 },
      cookie: undefined,
    });
  });

  test('the fifth wrong one begins a wait, also for the right one and for accounts that there are not', async () => {
    await using server = await startTestServer();
    await account(server);
    for (const typed of [email, 'ingen@plan.example']) {
      const left: unknown[] = [];
      for (let i = 0; i < 5; i++)
        left.push((await signInWith(server.url, { email: typed, password: wrong })).body.triesLeft);
      expect(left).toEqual([4, 3, 2, 1, 0]);
      const { status, body, headers } = await signInWith(server.url, {
        email: typed,
        password: rightPassword,
      });
      expect([status, body.code, body.triesLeft]).toEqual([429, 'too-many', 0]);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(30);
      expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
    }
  });

  test('many at one time are counted before they are looked at', async () => {
    await using server = await startTestServer();
    await account(server);
    const tries = Array.from({ length: 30 }, () => signInWith(server.url, { email, password: wrong }));
    const codes = (await Promise.all(tries)).map(({ body }) => body.code);
    expect(codes.filter((code) => code === 'wrong-password')).toHaveLength(5);
    expect(codes.filter((code) => code === 'too-many')).toHaveLength(25);
  });

  test('the right one begins the count anew', async () => {
    await using server = await startTestServer();
    await account(server);
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++) await signInWith(server.url, { email, password: wrong });
      expect((await signInWith(server.url, { email, password: rightPassword })).status).toBe(200);
    }
  });

  test('what is stored with other parameters is stored anew', async () => {
    await using server = await startTestServer();
    const { id } = await account(server);
    const salt = Buffer.alloc(16, 7);
    const tag = argon2Sync('argon2id', {
      message: rightPassword,
      nonce: salt,
      memory: 1024,
      passes: 3,
      parallelism: 1,
      tagLength: 32,
    });
    const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
    server.ctx.people.update(id, { password: `$argon2id$v=19$m=1024,t=3,p=1$${text(salt)}$${text(tag)}` });
    expect((await signInWith(server.url, { email, password: wrong })).status).toBe(401);
    expect(server.ctx.people.find(id)?.password).toContain('m=1024');
    expect((await signInWith(server.url, { email, password: rightPassword })).status).toBe(200);
    expect(server.ctx.people.find(id)?.password).toMatch(
      /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/,
    );
    expect((await signInWith(server.url, { email, password: rightPassword })).status).toBe(200);
  });

  test('that is changed while it is looked at lets nobody in any more', async () => {
    await using server = await startTestServer();
    const { id } = await account(server);
    const { passwords, people, db } = server.ctx;
    const check = passwords.check.bind(passwords);
    vi.spyOn(passwords, 'check').mockImplementation(async (...given) => {
      const isRight = await check(...given);
      people.update(id, { password: await passwords.hash('et helt nytt passord') });
      return isRight;
    });
    const { status, cookie } = await signInWith(server.url, { email, password: rightPassword });
    expect([status, cookie]).toEqual([401, undefined]);
    expect(db.prepare('SELECT COUNT(*) AS n FROM session WHERE person = ?').get(id)).toEqual({ n: 0 });
  });

  test.each<[string, unknown, number, string]>([
    ['1 MB', { email, password: 'x'.repeat(1 << 20) }, 413, 'too-big'],
    ['longer than any may be', { email, password: 'x'.repeat(201) }, 422, 'bad-input'],
    ['that is a number', { email, password: 7 }, 422, 'bad-input'],
    ['that is a list', { email, password: [rightPassword] }, 422, 'bad-input'],
    ['of somebody who is an object', { email: { $ne: '' }, password: rightPassword }, 422, 'bad-input'],
    ['of nobody', { password: rightPassword }, 422, 'bad-input'],
    ['in a list', [email, rightPassword], 422, 'bad-input'],
    ['in nothing', 'null', 422, 'bad-input'],
    ['in no JSON', '{"email"', 400, 'bad-input'],
  ])('one %s is refused', async (_name, body, status, code) => {
    await using server = await startTestServer();
    await account(server);
    const answer = await signInWith(server.url, body);
    expect([answer.status, answer.body.code, answer.cookie]).toEqual([status, code, undefined]);
  });

  test('a page of another site, and a form, cannot sign anybody in', async () => {
    await using server = await startTestServer();
    await account(server);
    const right = { email, password: rightPassword };
    const foreign = await signInWith(server.url, right, { origin: 'https://elsewhere.example' });
    const form = await signInWith(server.url, right, { 'content-type': 'text/plain' });
    expect([foreign.status, foreign.body.code, form.status, form.body.code]).toEqual([
      403,
      'foreign-origin',
      415,
      'not-json',
    ]);
  });

  test('a session that somebody was given beforehand is not the one they get, and ends', async () => {
    await using server = await startTestServer();
    const { id } = await account(server);
    const { cookie: planted } = admitted(server.url, 'p', { person: 'mallory' });
    const made = `samplan=${'A'.repeat(43)}`;
    for (const cookie of [planted, made]) {
      const answer = await signInWith(server.url, { email, password: rightPassword }, { cookie });
      expect(answer.cookie).not.toBe(cookie);
      expect((await personOf(server.url, answer.cookie))?.id).toBe(id);
      expect(await personOf(server.url, cookie)).toBe(null);
    }
  });
});

describe('with a one-time link', () => {
  test('signs in once; of two at one time only one', async () => {
    await using server = await startTestServer();
    const { id } = await account(server);
    const link = server.ctx.signInLinks.create(id, 'sign-in', 60_000);
    const both = await Promise.all([signInWith(server.url, { link }), signInWith(server.url, { link })]);
    const [first, second] = both.toSorted((a, b) => a.status - b.status) as [Answer, Answer];
    expect([first.status, second.status]).toEqual([200, 410]);
    expect((await personOf(server.url, first.cookie))?.id).toBe(id);
    expect([second.body.code, second.cookie]).toEqual(['link-used', undefined]);
    const { status, body } = await signInWith(server.url, { link });
    expect([status, body.code, body.path]).toEqual([410, 'link-used', 'link']);
  });

  test('that is over, ended, unknown or none is told apart', async () => {
    await using server = await startTestServer();
    const { id } = await account(server);
    const { signInLinks } = server.ctx;
    const over = signInLinks.create(id, 'sign-in', 0);
    const ended = signInLinks.create(id, 'set-up', 60_000);
    signInLinks.endAll(id);
    const told = async (link: unknown) => {
      const { status, body, cookie } = await signInWith(server.url, { link });
      return [status, body.code, cookie];
    };
    expect(await told(over)).toEqual([410, 'link-expired', undefined]);
    expect(await told(ended)).toEqual([410, 'link-expired', undefined]);
    expect(await told('A'.repeat(43))).toEqual([404, 'link-unknown', undefined]);
    expect(await told('x'.repeat(201))).toEqual([422, 'bad-input', undefined]);
    expect(await told('')).toEqual([422, 'bad-input', undefined]);
    expect(await told(7)).toEqual([422, 'bad-input', undefined]);
    expect(await told(null)).toEqual([422, 'bad-input', undefined]);
  });

  test('is stored as a hash only, and forgotten at last', async () => {
    await using server = await startTestServer({ limits: { ...serverLimits, linkMemory: 0 } });
    const { id } = await account(server);
    const { signInLinks, db } = server.ctx;
    const link = signInLinks.create(id, 'sign-in', 0);
    expect(JSON.stringify(db.prepare('SELECT * FROM sign_in_link').all())).not.toContain(link);
    signInLinks.create(id, 'sign-in', 60_000);
    expect((await signInWith(server.url, { link })).body.code).toBe('link-unknown');
  });
});

describe('by address', () => {
  const limits = { ...serverLimits, addressFailures: 3, addressFailuresPerSecond: 0.001 };
  const guess = (url: string, address: string, who: number) =>
    signInWith(url, { email: `nobody-${who}@plan.example`, password: wrong }, from(address));

  test('one may not guess at one account after the other; somebody elsewhere may', async () => {
    await using server = await startTestServer({ trustProxy: 1, limits });
    await account(server);
    const codes: unknown[] = [];
    for (let i = 0; i < 4; i++) codes.push((await guess(server.url, '203.0.113.1', i)).body.code);
    expect(codes).toEqual(['wrong-password', 'wrong-password', 'wrong-password', 'too-many']);
    const right = { email, password: rightPassword };
    expect((await signInWith(server.url, right, from('203.0.113.1'))).status).toBe(429);
    expect((await signInWith(server.url, { link: 'A'.repeat(43) }, from('203.0.113.1'))).status).toBe(429);
    expect((await signInWith(server.url, right, from('203.0.113.2'))).status).toBe(200);
  });

  test('a hall of 300 people who know their passwords may all come at once, and again', async () => {
    await using server = await startTestServer({ trustProxy: 1 });
    const { password } = await account(server);
    const emails = Array.from({ length: 300 }, (_, i) => `nr-${i}@plan.example`);
    inTransaction(server.ctx.db, () => {
      for (const one of emails)
        server.ctx.people.create({
          id: one.replace(/@.*/, ''),
          kind: 'account',
          name: one,
          email: one,
          password,
        });
    });
    const all = emails.map((one) =>
      signInWith(server.url, { email: one, password: rightPassword }, from('203.0.113.1')),
    );
    const statuses = (await Promise.all(all)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(300);
    // Not one of them has been counted as a failure.
    expect((await guess(server.url, '203.0.113.1', 0)).status).toBe(401);
    expect(
      (await signInWith(server.url, { email, password: rightPassword }, from('203.0.113.1'))).status,
    ).toBe(200);
  });

  test('who succeeds is not counted', async () => {
    await using server = await startTestServer({ trustProxy: 1, limits });
    await account(server);
    for (let i = 0; i < 6; i++) {
      const { status } = await signInWith(
        server.url,
        { email, password: rightPassword },
        from('203.0.113.1'),
      );
      expect(status).toBe(200);
    }
  });

  test('a wait for one account at one address holds nobody up elsewhere', async () => {
    await using server = await startTestServer({ trustProxy: 1 });
    await account(server);
    for (let i = 0; i < 6; i++) await signInWith(server.url, { email, password: wrong }, from('203.0.113.1'));
    expect(
      (await signInWith(server.url, { email, password: rightPassword }, from('203.0.113.1'))).status,
    ).toBe(429);
    expect(
      (await signInWith(server.url, { email, password: rightPassword }, from('203.0.113.2'))).status,
    ).toBe(200);
  });

  test('a header that nobody has been told to trust changes nothing', async () => {
    await using server = await startTestServer();
    await account(server);
    const left: unknown[] = [];
    for (let i = 0; i < 6; i++) {
      const { body } = await signInWith(server.url, { email, password: wrong }, from(`203.0.113.${i}`));
      left.push(body.triesLeft);
    }
    expect(left).toEqual([4, 3, 2, 1, 0, 0]);
  });

  test('behind a proxy each address has its own tries to connect', async () => {
    const few = { ...serverLimits, attempts: 1, attemptsPerSecond: 0.001 };
    await using server = await startTestServer({ trustProxy: 1, limits: few });
    using anna = new RawClient(server.url, { headers: from('203.0.113.1') });
    await anna.welcomed();
    using again = new RawClient(server.url, { headers: from('203.0.113.1') });
    expect((await again.end()).code).toBe(1006);
    using berit = new RawClient(server.url, { headers: from('203.0.113.2') });
    await berit.welcomed();
    await using untold = await startTestServer({ limits: few });
    for (const address of ['203.0.113.1', '203.0.113.1']) {
      using client = new RawClient(untold.url, { headers: from(address) });
      await client.welcomed();
    }
  });

  test.each<[number, string | undefined, string, string]>([
    [0, '203.0.113.9', '192.0.2.1', '192.0.2.1'],
    [1, '203.0.113.9', '192.0.2.1', '203.0.113.9'],
    [1, '198.51.100.7, 203.0.113.9', '192.0.2.1', '203.0.113.9'],
    [2, '198.51.100.7,  203.0.113.9 ', '192.0.2.1', '198.51.100.7'],
    [2, '203.0.113.9', '192.0.2.1', '203.0.113.9'],
    [1, undefined, '192.0.2.1', '192.0.2.1'],
    [1, '', '::ffff:192.0.2.1', '192.0.2.1'],
    [1, 'unknown', '192.0.2.1', '192.0.2.1'],
    [1, '203.0.113.9:4711', '192.0.2.1', '203.0.113.9'],
    [1, '[2001:db8::1]:4711', '192.0.2.1', '2001:db8::1'],
    [1, '2001:db8::1', '192.0.2.1', '2001:db8::1'],
  ])('with %s proxies, %s from %s is %s', (trustProxy, header, remote, address) => {
    expect(clientAddress({ trustProxy }, { 'x-forwarded-for': header }, remote)).toBe(address);
  });

  test('a network of IPv6 counts as one', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:db8:1:2::9'));
    expect(networkOf('2001:db8:1:2::9')).not.toBe(networkOf('2001:db8:1:3::9'));
    expect(networkOf('::1')).toBe('0:0:0:0');
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0');
    expect(networkOf('192.0.2.1')).toBe('192.0.2.1');
  });

  test('only so many are counted, and the one longest unheard of is forgotten first', () => {
    const rates = new Rates(1, 1e9, 2);
    expect([rates.take('a'), rates.take('b'), rates.take('c')]).toEqual([0, 0, 0]);
    expect(rates.take('b')).toBeGreaterThan(0);
    expect(rates.take('c')).toBeGreaterThan(0);
    expect(rates.take('a')).toBe(0);
  });
});

test('the OpenAPI document tells of all of it', async () => {
  await using server = await startTestServer();
  const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { responses: object }>>;
  };
  expect(Object.keys(document.paths['/api/session']!).toSorted()).toEqual(['delete', 'get', 'patch', 'post']);
  expect(Object.keys(document.paths['/api/session']!.post!.responses)).toEqual(
    expect.arrayContaining(['200', '401', '404', '410', '429']),
  );
  expect(document.paths['/api/session/mail']!.post!.responses).toHaveProperty('202');
  expect((await ask(server.url, 'GET')).status).toBe(200);
});
