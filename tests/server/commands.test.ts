import { fetchAs } from './people.ts';
import { expect, test, vi } from 'vitest';
import { createApp } from '../../server/app.ts';
import { serverLimits } from '../../server/limits.ts';
import { isBroken, readAll, rootOf } from '../../shared/plan/document.ts';
import { limits } from '../../shared/plan/schema.ts';
import { readComments } from '../../shared/record/document.ts';
import { addAction, retitle, smallPlan, textOf, titleOf } from '../builders.ts';
import { connect, type Client } from './clients.ts';
import { comment, send, type Sent } from './commanding.ts';
import { createTestContext, openStore, startTestServer, tempDir, type TestServer } from './serving.ts';

/* Commands over HTTP: what each does, that it is done once, and what is refused. */

const title = (value: unknown, id = 'a1'): Sent => ({
  command: 'setField',
  input: { entity: 'action', id, field: 'title', value },
});

const planText = ({ ctx }: TestServer) => ctx.rooms.read('p', textOf);
const comments = ({ ctx }: TestServer) => ctx.rooms.read('p', readComments, 'record');
const rowsOf = ({ dataDir }: TestServer, table: string): unknown => {
  using store = openStore(dataDir, { readOnly: true });
  return store.prepare(`SELECT COUNT(*) AS n FROM ${table}`).get()!.n;
};

test('every command of a plan is run, stored, and shown to those on the board', async () => {
  await using server = await startTestServer();
  using berit = connect(server.url);
  await berit.synced();
  const made = await send(server.url, {
    command: 'createAction',
    input: { strategyId: 's2', title: '  Fra et program ' },
  });
  const id = made.body.result.id!;
  expect(made).toEqual({ status: 200, body: { seq: 2, result: { id } } });
  const rest: Sent[] = [
    { command: 'createTheme', input: { title: 'Tema' } },
    { command: 'createStrategy', input: { themeId: 't1', title: 'Strategi' } },
    { command: 'moveTheme', input: { id: 't2', before: 't1' } },
    { command: 'moveStrategy', input: { id: 's3', themeId: 't1' } },
    { command: 'moveAction', input: { id, strategyId: 's1', after: 'a1' } },
    title('Ny tittel', id),
    { command: 'setOwners', input: { id, owners: ['hil', 'lk'] } },
    { command: 'setPartners', input: { id, partners: ['lk'] } },
    { command: 'linkActions', input: { id, other: 'a2' } },
    { command: 'archive', input: { entity: 'action', id } },
    { command: 'restore', input: { entity: 'action', id } },
    { command: 'unlinkActions', input: { id, other: 'a2' } },
  ];
  const answers = [];
  for (const sent of rest) answers.push(await send(server.url, sent));
  expect(answers.map(({ status, body }) => [status, body.seq])).toEqual(rest.map((_, n) => [200, n + 3]));
  const text = await planText(server);
  await berit.until('all of it', () => textOf(berit.doc) === text);
  expect(readAll(berit.doc).actions.get(id)).toMatchObject({
    title: 'Ny tittel',
    owners: ['hil', 'lk'],
    partners: ['lk'],
    links: [],
  });
  using store = openStore(server.dataDir, { readOnly: true });
  const people = store.prepare('SELECT DISTINCT person FROM journal WHERE seq > 1').all();
  expect(people).toEqual([{ person: 'anna' }]);
});

test('the history tells who sent a command, and nothing of what was said in the record', async () => {
  await using server = await startTestServer();
  await send(server.url, title('Ny tittel'));
  await send(
    server.url,
    { command: 'moveAction', input: { id: 'a1', strategyId: 's2' } },
    { person: 'berit' },
  );
  const id = await comment(server.url, 'Fortrolig');
  await send(server.url, { command: 'editComment', input: { id, text: 'Ikke ment slik' } });
  const answer = await fetchAs(server.url, `/api/plans/p/changes?since=1`);
  expect(await answer.json()).toMatchObject([
    { seq: 2, who: 'anna', entity: 'action', id: 'a1', field: 'title', from: 'Tiltak a1', to: 'Ny tittel' },
    { seq: 3, who: 'berit', entity: 'action', id: 'a1', field: 'place' },
  ]);
  using store = openStore(server.dataDir, { readOnly: true });
  const rows = JSON.stringify(store.prepare('SELECT * FROM change').all());
  expect(rows).toContain('Ny tittel');
  expect(rows).not.toMatch(/Fortrolig|Ikke ment/);
});

test('commands and updates of people on the board take turns in one journal', async () => {
  await using server = await startTestServer();
  using berit = connect(server.url);
  await berit.synced();
  const answers = [];
  for (let n = 0; n < 20; n++) {
    addAction(berit.doc, `Berit ${n}`);
    answers.push(
      send(server.url, { command: 'createAction', input: { strategyId: 's1', title: `Anna ${n}` } }),
    );
    if (n % 5 === 4) await answers.at(-1);
  }
  const seqs = (await Promise.all(answers)).map(({ body }) => body.seq);
  await berit.stored();
  using store = openStore(server.dataDir, { readOnly: true });
  const rows = store.prepare("SELECT seq FROM journal WHERE person = 'anna' ORDER BY seq").all();
  expect(rows.map(({ seq }) => seq)).toEqual(seqs.toSorted((a, b) => a - b));
  expect(new Set(seqs).size).toBe(20);
  await berit.until('the same plan', () => readAll(berit.doc).actions.size === 44);
  expect(textOf(berit.doc)).toBe(await planText(server));
});

test('somebody who alone wrote in the same moment gets the command’s part too', async () => {
  await using server = await startTestServer();
  using berit = connect(server.url);
  await berit.synced();
  using store = openStore(server.dataDir);
  store.exec('BEGIN IMMEDIATE');
  // The first flush waits for the lock; what comes meanwhile is worked off in one.
  retitle(berit.doc, 'a1', 'Først');
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  retitle(berit.doc, 'a2', 'Berits');
  const answer = send(server.url, title('Annas', 'a3'));
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  store.exec('ROLLBACK');
  expect((await answer).status).toBe(200);
  await berit.until('Anna’s title', () => titleOf(berit.doc, 'a3') === 'Annas');
});

test('what has the state it would have is answered without a change', async () => {
  await using server = await startTestServer();
  const sent = { command: 'restore', input: { entity: 'action', id: 'a1' } };
  expect((await send(server.url, sent)).body).toEqual({ seq: 1, result: {} });
  expect(rowsOf(server, 'journal')).toBe(1);
});

test('asked again under the same key a command is not run again, not after a restart either', async () => {
  using dir = tempDir();
  const create = {
    command: 'createAction',
    input: { strategyId: 's1', title: 'En gang' },
    key: 'k'.repeat(100),
  };
  const say = { command: 'addComment', input: { actionId: 'a1', text: 'En gang' }, key: 'another' };
  let first: unknown[];
  {
    await using server = await startTestServer({ dataDir: dir.path });
    first = [await send(server.url, create), await send(server.url, say)];
    expect([await send(server.url, create), await send(server.url, say)]).toEqual(first);
  }
  await using server = await startTestServer({ dataDir: dir.path });
  expect([await send(server.url, create), await send(server.url, say)]).toEqual(first);
  const { actions } = await server.ctx.rooms.read('p', readAll);
  const same = [...actions.values()].filter((action) => !isBroken(action) && action.title === 'En gang');
  expect([same.length, (await comments(server)).length]).toEqual([1, 1]);
});

test('two calls at once under one key run once', async () => {
  await using server = await startTestServer();
  const create = { command: 'createAction', input: { strategyId: 's1', title: 'En gang' }, key: 'k' };
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(server.url, create)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect([rowsOf(server, 'journal'), rowsOf(server, 'receipt')]).toEqual([2, 1]);
});

test('a key is one command’s of one person in one plan', async () => {
  await using server = await startTestServer();
  server.ctx.plans.create('q', await server.ctx.rooms.read('p', (doc) => doc), 'test');
  const key = 'k';
  const post = (sent: Sent, where = {}) => send(server.url, { ...sent, key }, where);
  expect((await post(title('Først'))).status).toBe(200);
  for (const other of [title('Et annet'), { command: 'archive', input: { entity: 'action', id: 'a1' } }])
    expect(await post(other)).toMatchObject({ status: 409, body: { code: 'key-reused', path: 'key' } });
  const atOnce = [post(title('Ett'), { person: 'berit' }), post(title('To'), { person: 'berit' })];
  expect((await Promise.all(atOnce)).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    200, 409,
  ]);
  expect(await post(title('I en annen plan'), { plan: 'q' })).toMatchObject({ body: { seq: 2 } });
  expect(titleOf(await server.ctx.rooms.read('p', (doc) => doc), 'a1')).toMatch(/^(Ett|To)$/);
});

test('the order of names and spaces around a title make no other command', async () => {
  await using server = await startTestServer();
  const first = await send(server.url, {
    command: 'createAction',
    input: { strategyId: 's1', title: 'En' },
    key: 'k',
  });
  const again = { key: 'k', input: { title: 'En ', strategyId: 's1' }, command: 'createAction' };
  expect(await send(server.url, again)).toEqual(first);
});

test('an answer is kept for seven days', async () => {
  await using server = await startTestServer();
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const create = (key: string) => ({
      command: 'createAction',
      input: { strategyId: 's1', title: 'Ny' },
      key,
    });
    const first = await send(server.url, create('k'));
    const day = 24 * 3_600_000;
    vi.setSystemTime(Date.now() + 7 * day - 10_000);
    expect(await send(server.url, create('k'))).toEqual(first);
    vi.setSystemTime(Date.now() + 20_000);
    const later = await send(server.url, create('other'));
    expect(rowsOf(server, 'receipt'), 'the old one is gone').toBe(1);
    expect((await send(server.url, create('k'))).body.seq).toBe(later.body.seq + 1);
  } finally {
    vi.useRealTimers();
  }
});

test('when nothing can be stored nothing has happened, and the key is free', async () => {
  await using server = await startTestServer();
  using berit = connect(server.url);
  await berit.synced();
  const before = textOf(berit.doc);
  const store = openStore(server.dataDir);
  store.exec('BEGIN IMMEDIATE');
  const create = { command: 'createAction', input: { strategyId: 's1', title: 'Ny' }, key: 'k' };
  const say = { command: 'addComment', input: { actionId: 'a1', text: 'Hei' }, key: 'c' };
  for (const sent of [create, say]) {
    const [one, two] = await Promise.all([send(server.url, sent), send(server.url, sent)]);
    expect(one).toMatchObject({ status: 503, body: { code: 'storage-unavailable' } });
    expect(two).toEqual(one);
  }
  expect(textOf(berit.doc)).toBe(before);
  store.close();
  expect(await planText(server)).toBe(before);
  expect(await comments(server)).toEqual([]);
  expect(await send(server.url, create)).toMatchObject({ status: 200, body: { seq: 2 } });
  expect(await send(server.url, say)).toMatchObject({ status: 200, body: { seq: 1 } });
  await berit.until('the card', () => readAll(berit.doc).actions.size === 5);
});

test('what is not stored with the command takes the command with it', async () => {
  await using server = await startTestServer();
  server.ctx.db.exec(`CREATE TRIGGER full BEFORE INSERT ON receipt BEGIN SELECT RAISE(FAIL, 'no room'); END`);
  const answer = await send(server.url, title('Aldri'));
  expect(answer).toMatchObject({ status: 503, body: { code: 'storage-unavailable' } });
  expect(rowsOf(server, 'journal')).toBe(1);
  server.ctx.db.exec('DROP TRIGGER full');
  expect(await send(server.url, title('Nå'))).toMatchObject({ status: 200, body: { seq: 2 } });
});

const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

test.each<[string, Sent, number, string, string]>([
  ['no command', {}, 422, 'bad-input', 'command'],
  ['an unknown command', { command: 'explode', input: {} }, 422, 'bad-input', 'command'],
  ['a command by the name of a method', { command: 'constructor', input: {} }, 422, 'bad-input', 'command'],
  ['no input', { command: 'archive' }, 422, 'bad-input', 'input'],
  ['an input without what it needs', { command: 'createAction', input: { title: 'x' } }, 422, 'bad-input', 'input/strategyId'],
  ['an empty title', { command: 'createTheme', input: { title: ' ' } }, 422, 'bad-input', 'input/title'],
  ['a title over its limit', { command: 'createTheme', input: { title: 'x'.repeat(limits.title + 1) } }, 422, 'bad-input', 'input/title'],
  ['an id that is none', { command: 'moveAction', input: { id: '__proto__', strategyId: 's1' } }, 422, 'bad-input', 'input/id'],
  ['no key', { ...title('x'), key: undefined }, 422, 'bad-input', 'key'],
  ['an empty key', { ...title('x'), key: '' }, 422, 'bad-input', 'key'],
  ['too long a key', { ...title('x'), key: 'x'.repeat(101) }, 422, 'bad-input', 'key'],
  ['a field there is not', { command: 'setField', input: { entity: 'action', id: 'a1', field: 'x', value: 1 } }, 422, 'bad-input', 'action/a1/x'],
  ['a value that does not fit', title(17), 422, 'bad-input', 'action/a1/title'],
  ['members whose ids are none', { command: 'setField', input: { entity: 'action', id: 'a1', field: 'links', value: ['a2', 'No Id'] } }, 422, 'bad-input', 'action/a1/links/No Id'],
  ['more members than a set holds', { command: 'setField', input: { entity: 'organisation', id: 'lk', field: 'aliases', value: Array.from({ length: limits.set + 1 }, (_, n) => `${n}`) } }, 422, 'limit', 'organisation/lk/aliases'],
  ['lists in lists in lists', title(deep(1_000)), 422, 'bad-input', ''],
  ['an unknown card', title('x', 'nobody'), 404, 'not-found', 'action/nobody'],
  ['an unknown card to comment', { command: 'addComment', input: { actionId: 'nobody', text: 'x' } }, 404, 'not-found', 'action/nobody'],
  ['a strategy that is archived', { command: 'moveAction', input: { id: 'a1', strategyId: 's2' } }, 409, 'gone', 'strategy/s2'],
])('%s is refused with its code and path, and changes nothing', async (_name, sent, status, code, path) => {
  await using server = await startTestServer();
  await send(server.url, { command: 'archive', input: { entity: 'strategy', id: 's2' } });
  const before = await planText(server);
  const answer = await send(server.url, sent);
  expect([answer.status, answer.body.code, answer.body.path ?? '']).toEqual([status, code, path]);
  expect(await planText(server)).toBe(before);
  expect([rowsOf(server, 'journal'), rowsOf(server, 'receipt')]).toEqual([2, 1]);
}); // prettier-ignore

test.each<[string, (server: TestServer, anna: Client) => Promise<void>]>([
  [
    'a command',
    async ({ url }) => {
      const input = { entity: 'action', id: 'a1', field: 'links', value: ['No Id'] };
      const answer = await send(url, { command: 'setField', input });
      expect(answer).toMatchObject({ status: 503, body: { code: 'storage-unavailable' } });
    },
  ],
  [
    'an update',
    async (_server, { doc }) => {
      (rootOf(doc, 'action').get('a1') as Map<string, unknown>).set('colour', 'red');
    },
  ],
])(
  '%s that cannot be taken back, since the journal is damaged, ends the room and nothing else',
  async (_name, spoil) => {
    await using server = await startTestServer();
    using anna = connect(server.url);
    await anna.synced();
    server.ctx.db.exec('UPDATE journal SET crc = crc + 1; UPDATE snapshot SET version = version + 1');
    await spoil(server, anna);
    await anna.until('that she is told', () => anna.closedWith.length > 0);
    expect(anna.closedWith[0]).toBe(1013);
    expect((await fetchAs(server.url, `/api/plans/p`)).status).toBe(503);
    server.ctx.db.exec('UPDATE journal SET crc = crc - 1; UPDATE snapshot SET version = version - 1');
    expect(await planText(server)).toBe(textOf(smallPlan()));
  },
);

test('a full plan says so', async () => {
  await using server = await startTestServer();
  for (let n = 0; n < limits.themes - 2; n++)
    expect((await send(server.url, { command: 'createTheme', input: { title: `${n}` } })).status).toBe(200);
  const answer = await send(server.url, { command: 'createTheme', input: { title: 'En for mye' } });
  expect(answer).toMatchObject({ status: 422, body: { code: 'limit', path: 'theme' } });
});

/** Posts bytes as they are. */
async function post(url: string, body: string, headers: Record<string, string>, plan = 'p') {
  const answer = await fetchAs(url, `/api/plans/${plan}/commands`, { method: 'POST', body, headers });
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  return [answer.status, ((await answer.json()) as { code: string }).code];
}

test('what is no command at all is refused with a code of its own', async () => {
  await using server = await startTestServer();
  const { url } = server;
  const isJson = { 'content-type': 'application/json; charset=utf-8' };
  const good = JSON.stringify({ ...title('Ondskap'), key: 'k' });
  expect(await post(url, good, isJson, 'nowhere')).toEqual([404, 'not-found']);
  for (const bad of ['{', '', 'null{']) expect(await post(url, bad, isJson)).toEqual([400, 'bad-input']);
  for (const bad of ['null', '[]', '17', '"x"'])
    expect(await post(url, bad, isJson)).toEqual([422, 'bad-input']);
  expect(await post(url, '['.repeat(100_000), isJson)).toEqual([400, 'bad-input']);
  expect(await post(url, `${'['.repeat(100_000)}${']'.repeat(100_000)}`, isJson)).toEqual([422, 'bad-input']);
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])
    expect(await post(url, good, { 'content-type': type })).toEqual([415, 'not-json']);
  for (const origin of ['https://evil.example', 'null'])
    expect(await post(url, good, { ...isJson, origin })).toEqual([403, 'foreign-origin']);
  expect((await send(url, title('Egen side'), { headers: { origin: url } })).status).toBe(200);
  const around = JSON.stringify({ ...title(''), key: 'k' }).length;
  const fits = 'x'.repeat(serverLimits.commandBody - around);
  expect(await post(url, JSON.stringify({ ...title(fits), key: 'k' }), isJson)).toEqual([422, 'bad-input']);
  expect(await post(url, JSON.stringify({ ...title(`${fits}x`), key: 'k' }), isJson)).toEqual([
    413,
    'too-big',
  ]);
  expect(rowsOf(server, 'journal')).toBe(2);
});

test('half a surrogate pair is the same for everybody, now and after a restart', async () => {
  using dir = tempDir();
  const wanted = ['Halv \ufffd 🌲', 'Et halvt \ufffd'];
  const read = async ({ ctx }: TestServer) => [
    await ctx.rooms.read('p', (doc) => titleOf(doc, 'a1')),
    (await ctx.rooms.read('p', readComments, 'record')).map((one) => !isBroken(one) && one.text).join(),
  ];
  {
    await using server = await startTestServer({ dataDir: dir.path });
    expect((await send(server.url, title('Halv \ud83c 🌲'))).status).toBe(200);
    await comment(server.url, 'Et halvt \udf32');
    expect(await read(server)).toEqual(wanted);
  }
  await using server = await startTestServer({ dataDir: dir.path });
  expect(await read(server)).toEqual(wanted);
});

test('while the server stops it answers that nothing can be stored', async () => {
  using dir = tempDir();
  const ctx = createTestContext({ dataDir: dir.path });
  const app = createApp(ctx);
  await ctx[Symbol.asyncDispose]();
  const headers = { host: 'localhost', 'content-type': 'application/json', cookie: 'samplan=x' };
  const asked = ['GET /api/plans', 'GET /api/plans/p', 'POST /api/plans/p/commands'];
  for (const [method, path] of asked.map((one) => one.split(' ') as [string, string])) {
    const answer = await app.request(path, { method, headers });
    expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'storage-unavailable' }]);
  }
});

test('a stop answers the command that waits, one way or the other', async () => {
  using dir = tempDir();
  const server = await startTestServer({ dataDir: dir.path });
  const answers = Array.from({ length: 20 }, (_, n) =>
    send(server.url, { command: 'createAction', input: { strategyId: 's1', title: `${n}` }, key: `${n}` }),
  );
  await answers[0];
  await server[Symbol.asyncDispose]();
  const settled = await Promise.allSettled(answers);
  const done = settled.filter((one) => one.status === 'fulfilled' && one.value.status === 200);
  await using again = await startTestServer({ dataDir: dir.path });
  expect((await again.ctx.rooms.read('p', readAll)).actions.size).toBeGreaterThanOrEqual(4 + done.length);
  const replays = await Promise.all(
    settled.map((_, n) =>
      send(again.url, { command: 'createAction', input: { strategyId: 's1', title: `${n}` }, key: `${n}` }),
    ),
  );
  expect(replays.map(({ status }) => status)).toEqual(settled.map(() => 200));
  expect((await again.ctx.rooms.read('p', readAll)).actions.size).toBe(4 + 20);
});
