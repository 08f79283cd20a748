import { expect, test } from 'vitest';
import { fillDisk } from '../full-disk.ts';
import { account, ask, rightPassword, signInWith, type Answer } from './accounts.ts';
import { openStore, startTestServer, type TestServer } from './serving.ts';

/* Accounts while the database takes nothing. */

const email = 'kari@plan.example';

/** Keeps everybody else from writing, as another program in the middle of something would. */
function lock({ dataDir }: TestServer): Disposable {
  const store = openStore(dataDir);
  store.exec('BEGIN IMMEDIATE');
  return { [Symbol.dispose]: () => store.close() };
}

/** Lets the database take nothing more: there is no room for one more session. @returns what makes room again */
function fill({ ctx }: TestServer, person: string): () => void {
  const makeRoom = fillDisk(ctx.db);
  // Each is stored on one of many pages, by chance: all of them are full when so many in a row find no room.
  for (let refused = 0; refused < 100;)
    try {
      ctx.sessions.open(person);
      refused = 0;
    } catch {
      refused++;
    }
  return makeRoom;
}

const seen = ({ status, body, headers }: Answer) => ({
  status,
  type: headers.get('content-type'),
  code: body.code,
  detail: body.detail,
});

const unavailable = {
  status: 503,
  type: 'application/problem+json',
  code: 'storage-unavailable',
  detail: 'The server cannot store anything now; nothing was changed.',
};

test.each(['a locked database', 'a full disk'])(
  '%s is told to who signs in, and uses no link up',
  async (what) => {
    await using server = await startTestServer();
    const { id } = await account(server);
    const link = server.ctx.signInLinks.create(id, 'sign-in', 60_000);
    const locked = what === 'a full disk' ? undefined : lock(server);
    const makeRoom = locked ? () => locked[Symbol.dispose]() : fill(server, id);
    const ways = [{ email, password: rightPassword }, { link }];
    for (const way of ways) {
      const answer = await signInWith(server.url, way);
      expect([seen(answer), answer.cookie]).toEqual([unavailable, undefined]);
    }
    makeRoom();
    for (const way of ways) expect((await signInWith(server.url, way)).status).toBe(200);
  },
);

test('a locked database is told to who changes what they say of themselves, or signs out', async () => {
  await using server = await startTestServer();
  await account(server);
  const { cookie } = await signInWith(server.url, { email, password: rightPassword });
  const headers = { cookie: cookie! };
  const locked = lock(server);
  expect(seen(await ask(server.url, 'PATCH', { name: 'Berit' }, headers))).toEqual(unavailable);
  const left = await ask(server.url, 'DELETE', undefined, headers);
  // Whoever is not signed out keeps the cookie, and can try again.
  expect([seen(left), left.cookie]).toEqual([unavailable, undefined]);
  locked[Symbol.dispose]();
  expect((await ask(server.url, 'GET', undefined, headers)).body.person?.name).toBe('Kari');
});
