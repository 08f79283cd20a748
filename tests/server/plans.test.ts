import { describe, expect, test } from 'vitest';
import { serverLimits } from '../../server/limits.ts';
import { idsFor } from '../../server/new-plan.ts';
import { roles } from '../../shared/access.ts';
import type { NewPlan, PlanChanges, PlanSummary } from '../../shared/api.ts';
import type { PlanJson } from '../../shared/exchange/plan-json.ts';
import { isBroken, readPlanRecord } from '../../shared/plan/document.ts';
import { addAction, exampleSource, retitle, titleOf } from '../builders.ts';
import { connect, RawClient } from './clients.ts';
import { comment, send } from './commanding.ts';
import { admitted, type Somebody } from './people.ts';
import { openStore, startTestServer, type TestServer } from './serving.ts';

/* Plans as a whole: made, copied, given another title, put away and taken back. */

interface Asked {
  readonly as?: Somebody | 'nobody';
  /** Which plan they are in. */
  readonly plan?: string;
  readonly headers?: Record<string, string>;
}

async function ask(
  { url }: TestServer,
  path: string,
  method: string,
  body: unknown,
  { as = { person: 'anna' }, plan = 'p', headers = {} }: Asked = {},
) {
  const answer = await fetch(`${url}/api/plans${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(as === 'nobody' ? {} : admitted(url, plan, as)),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const json = (text ? JSON.parse(text) : {}) as Record<string, unknown> & { id: string; code: string };
  return { status: answer.status, body: json, headers: answer.headers };
}

const make = (server: TestServer, plan: Partial<NewPlan> | string, asked?: Asked) =>
  ask(server, '', 'POST', typeof plan === 'string' ? plan : { from: 'empty', ...plan }, asked);
const change = (server: TestServer, changes: PlanChanges, asked?: Asked, id = 'p') =>
  ask(server, `/${id}`, 'PATCH', changes, asked);
const contentOf = async (server: TestServer, id: string, asked?: Asked) =>
  (await ask(server, `/${id}`, 'GET', undefined, asked)).body as unknown as PlanJson & { seq: number };
const list = async (server: TestServer, query = '', asked?: Asked) =>
  (await ask(server, query, 'GET', undefined, asked)).body as unknown as PlanSummary[];

/** Somebody with an account who is in no plan. */
const stranger = { as: { person: 'stranger' }, plan: 'nowhere' } as const;

describe('made', () => {
  test('empty, and coordinated by who made it', async () => {
    await using server = await startTestServer();
    const made = await make(server, { title: ' Næringsplan  for\u202e Øyer ' });
    expect(made).toMatchObject({ status: 201, body: { id: 'naeringsplan-for-oyer' } });
    const { id } = made.body;
    expect(await contentOf(server, id)).toMatchObject({
      seq: 1,
      plan: { title: 'Næringsplan for Øyer' },
      themes: [],
    });
    expect((await list(server)).find((plan) => plan.id === id)).toMatchObject({
      title: 'Næringsplan for Øyer',
      role: 'coordinator',
    });
    expect(await ask(server, `/${id}`, 'GET', undefined, { as: { person: 'dag' } })).toMatchObject({
      status: 404,
    });
  });

  test('from the example', async () => {
    await using server = await startTestServer();
    const { body } = await make(server, { title: 'Prøveplan', from: 'example' });
    const plan = await contentOf(server, body.id);
    expect(plan.plan.title).toBe('Prøveplan');
    expect(plan.themes.map(({ id }) => id)).toEqual(exampleSource().themes.map(({ id }) => id));
  });

  test('as a copy: the content, without people, history, comments and invitations', async () => {
    await using server = await startTestServer();
    using dag = connect(server.url, { as: { person: 'dag', role: 'editor' } });
    await dag.synced();
    const added = addAction(dag.doc, 'Skrevet av Dag');
    retitle(dag.doc, 'a1', 'Først noe annet');
    retitle(dag.doc, 'a1', 'Så dette');
    await dag.stored();
    await comment(server.url, 'Fortrolig');
    const { body } = await make(server, { title: 'Kopien', from: { copy: 'p' } });
    const { plan: head, seq, ...content } = await contentOf(server, 'p');
    const copy = await contentOf(server, body.id);
    expect(copy).toEqual({ ...content, seq: 1, plan: { ...head, title: 'Kopien' } });
    expect(JSON.stringify(copy)).toContain(added);
    expect(seq).toBeGreaterThan(1);
    expect(server.ctx.members.of(body.id).map(({ person, role }) => [person, role])).toEqual([
      ['anna', 'coordinator'],
    ]);
    using store = openStore(server.dataDir, { readOnly: true });
    const count = (table: string, column: string) =>
      store.prepare(`SELECT COUNT(*) AS n FROM ${table} WHERE ${column} LIKE ?`).get(`${body.id}%`)!.n;
    expect([count('change', 'doc'), count('invitation', 'plan'), count('token', 'plan')]).toEqual([0, 0, 0]);
    const bytes = store.prepare('SELECT data FROM journal WHERE doc LIKE ?').all(`${body.id}/%`);
    expect(bytes).toHaveLength(1);
    expect(Buffer.from(bytes[0]!.data as Uint8Array).includes('Først noe annet')).toBe(false);
  });

  test('is edited at once by who made it', async () => {
    await using server = await startTestServer();
    const { id } = (await make(server, { title: 'Kopien', from: { copy: 'p' } })).body;
    using anna = connect(server.url, { plan: id, as: { person: 'anna' } });
    await anna.synced();
    retitle(anna.doc, 'a1', 'Annas');
    await anna.stored();
    expect(await server.ctx.rooms.read(id, (doc) => titleOf(doc, 'a1'))).toBe('Annas');
    expect(await server.ctx.rooms.read('p', (doc) => titleOf(doc, 'a1'))).toBe('Tiltak a1');
  });

  test('two at once with the same title get an id each', async () => {
    await using server = await startTestServer();
    const made = await Promise.all([1, 2, 3].map(() => make(server, { title: 'Plan' })));
    expect(made.map(({ body }) => body.id).toSorted()).toEqual(['plan', 'plan-2', 'plan-3']);
  });

  test('by who coordinates one, or set the server up, and by nobody else', async () => {
    await using server = await startTestServer();
    const tried = await Promise.all([
      ...roles.map((role) => make(server, { title: role }, { as: { person: role, role } })),
      make(server, { title: 'stranger' }, stranger),
      make(server, { title: 'nobody' }, { as: 'nobody' }),
    ]);
    expect(tried.map(({ status, body }) => body.code ?? status)).toEqual([
      201,
      'not-allowed',
      'not-allowed',
      'not-allowed',
      'not-allowed',
      'no-session',
    ]);
    server.ctx.db.exec("UPDATE person SET founder = 1 WHERE id = 'stranger'");
    expect(await make(server, { title: 'founder' }, stranger)).toMatchObject({ status: 201 });
    server.ctx.members.update('p', 'coordinator', { removed: 1 });
    server.ctx.members.update('coordinator', 'coordinator', { removed: 1 });
    expect(await make(server, { title: 'removed' }, { as: { person: 'coordinator' } })).toMatchObject({
      status: 403,
    });
    server.ctx.db.exec("UPDATE person SET kind = 'guest' WHERE id = 'stranger'");
    expect(await make(server, { title: 'guest' }, stranger)).toMatchObject({ status: 403 });
  });

  test('a copy only of what one may read', async () => {
    await using server = await startTestServer();
    admitted(server.url, 'nowhere', { person: 'stranger' });
    server.ctx.db.exec("UPDATE person SET founder = 1 WHERE id = 'stranger'");
    const copies = await Promise.all(
      ['p', 'nowhere'].map((copy) => make(server, { title: 'Kopi', from: { copy } }, stranger)),
    );
    expect(copies.map(({ status, body: { detail } }) => [status, detail])).toEqual([
      [404, 'There is no plan "p"'],
      [404, 'There is no plan "nowhere"'],
    ]);
    expect(server.ctx.plans.list().map(({ id }) => id)).toEqual(['p']);
  });

  test.each<[string, Partial<NewPlan> | string, number, string, string]>([
    ['broken JSON', '{"title":', 400, 'bad-input', ''],
    ['nothing', '{}', 422, 'bad-input', 'title'],
    ['no title', { title: '' }, 422, 'bad-input', 'title'],
    ['a title nobody sees', { title: ' \u202e\t ' }, 422, 'bad-input', 'title'],
    ['a long title', { title: 'x'.repeat(301) }, 422, 'bad-input', 'title'],
    ['elsewhere', { title: 'x', from: 'nowhere' as 'empty' }, 422, 'bad-input', 'from'],
    ['a copy of nothing', { title: 'x', from: {} as 'empty' }, 422, 'bad-input', 'from'],
    ['too much', { title: 'x'.repeat(300_000) }, 413, 'too-big', ''],
  ])('not from %s', async (_, body, status, code, path) => {
    await using server = await startTestServer();
    const answer = await make(server, body);
    expect([answer.status, answer.body.code, answer.body['path'] ?? '']).toEqual([status, code, path]);
    expect(server.ctx.plans.list()).toHaveLength(1);
  });

  test('with a title of 300 letters', async () => {
    await using server = await startTestServer();
    const { status, body } = await make(server, { title: 'x'.repeat(300) });
    expect([status, body.id]).toEqual([201, 'x'.repeat(40)]);
  });

  test('not by a page of another site, nor as a form', async () => {
    await using server = await startTestServer();
    const foreign = { headers: { origin: 'https://evil.example' } };
    const form = { headers: { 'content-type': 'text/plain' } };
    for (const [asked, code] of [
      [foreign, 'foreign-origin'],
      [form, 'not-json'],
    ] as const) {
      expect((await make(server, { title: 'x' }, asked)).body.code).toBe(code);
      expect((await change(server, { archived: true }, asked)).body.code).toBe(code);
    }
    expect(server.ctx.plans.list()).toMatchObject([{ id: 'p', archived: null }]);
  });

  test('not more than the server holds, and not faster than a person would', async () => {
    await using server = await startTestServer({ limits: { ...serverLimits, plans: 3, planBurst: 4 } });
    const made = [];
    for (let n = 0; n < 5; n++) made.push(await make(server, { title: 'Plan' }));
    expect(made.map(({ body }) => body.code ?? body.id)).toEqual([
      'plan',
      'plan-2',
      'limit',
      'limit',
      'too-many',
    ]);
    expect(made[4]!.status).toBe(429);
    expect(made[4]!.headers.get('retry-after')).toBe('60');
    expect((await make(server, { title: 'Plan' }, { as: { person: 'dag' } })).body.code).toBe('limit');
  });
});

test.each([
  [
    'Næringsplan for Ålesund og Øyer',
    ['naeringsplan-for-alesund-og-oyer', 'naeringsplan-for-alesund-og-oyer-2'],
  ],
  ['  --Plan? 2026/2030!--', ['plan-2026-2030', 'plan-2026-2030-2']],
  ['Kárášjohka Deanu ŋ', ['karasjohka-deanu-n', 'karasjohka-deanu-n-2']],
  ['計画', ['plan', 'plan-2']],
  ['../../__proto__', ['proto', 'proto-2']],
  [`${'a'.repeat(39)} b`, ['a'.repeat(39), `${'a'.repeat(38)}-2`]],
])('%s becomes an id', (title, ids) => {
  const [first, second] = idsFor(title).take(2);
  expect([first, second]).toEqual(ids);
  expect(ids.every((id) => /^[a-z0-9-]{1,40}$/.test(id))).toBe(true);
});

describe('given another title', () => {
  test('by a coordinator, before everybody’s eyes', async () => {
    await using server = await startTestServer();
    using dag = connect(server.url, { as: { person: 'dag', role: 'viewer' } });
    await dag.synced();
    const titleThere = () => {
      const plan = readPlanRecord(dag.doc);
      return isBroken(plan) ? undefined : plan.title;
    };
    expect(await change(server, { title: ' Ny  tittel ' })).toMatchObject({ status: 204 });
    await dag.until('the title', () => titleThere() === 'Ny tittel');
    const changes = await fetch(`${server.url}/api/plans/p/changes?since=1`, {
      headers: admitted(server.url, 'p', { person: 'anna' }),
    });
    expect(await changes.json()).toMatchObject([
      { who: 'anna', entity: 'plan', field: 'title', from: 'En liten plan', to: 'Ny tittel' },
    ]);
  });

  test('by nobody else', async () => {
    await using server = await startTestServer();
    for (const role of roles.slice(1))
      for (const changes of [{ title: 'Min' }, { archived: true }])
        expect((await change(server, changes, { as: { person: role, role } })).body.code).toBe('not-allowed');
    expect((await change(server, { title: 'Min' }, stranger)).status).toBe(404);
    expect((await change(server, { title: 'Min' }, { as: 'nobody' })).status).toBe(401);
    expect((await change(server, { title: '  ' })).body).toMatchObject({ code: 'bad-input', path: 'title' });
    expect((await contentOf(server, 'p')).seq).toBe(1);
  });
});

describe('put away', () => {
  test('is listed apart, and read as before', async () => {
    await using server = await startTestServer();
    expect(await change(server, { archived: true })).toMatchObject({ status: 204 });
    expect(await list(server)).toEqual([]);
    expect(await list(server, '?archived=true')).toMatchObject([
      { id: 'p', role: 'coordinator', archived: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string },
    ]);
    expect((await contentOf(server, 'p', { as: { person: 'dag', role: 'viewer' } })).plan.title).toBe(
      'En liten plan',
    );
    expect(await list(server, '?archived=true', stranger)).toEqual([]);
  });

  test('nobody changes it until it is taken back', async () => {
    await using server = await startTestServer();
    using dag = new RawClient(server.url, { as: { person: 'dag', role: 'editor', theme: 't1' } });
    using anna = connect(server.url, { as: { person: 'anna' } });
    await Promise.all([dag.welcomed(), anna.synced()]);
    expect(dag.of('hello')[0]!.hello).toMatchObject({ role: 'editor', theme: 't1' });
    await change(server, { archived: true });
    expect((await dag.next('hello', 2)).hello).toMatchObject({ role: 'viewer' });
    await anna.until('news of the role', () => anna.hello?.role === 'viewer');
    retitle(anna.doc, 'a1', 'Etter stengetid');
    await anna.until('a no', () => anna.refusals.length > 0);
    expect(anna.refusals[0]).toMatchObject({ code: 'not-allowed' });
    const said = await Promise.all([
      send(server.url, { command: 'createTheme', input: { title: 'Tema' } }),
      send(server.url, { command: 'addComment', input: { actionId: 'a1', text: 'Hei' } }),
      change(server, { title: 'Ny tittel' }),
    ]);
    expect(said.map(({ status, body }) => [status, body.code])).toEqual(said.map(() => [403, 'not-allowed']));
    await change(server, { archived: false, title: 'Tatt fram igjen' });
    expect((await dag.next('hello', 3)).hello).toMatchObject({ role: 'editor', theme: 't1' });
    expect(await list(server)).toMatchObject([{ id: 'p', title: 'Tatt fram igjen' }]);
    expect(await list(server, '?archived=true')).toEqual([]);
    expect(await server.ctx.rooms.read('p', (doc) => titleOf(doc, 'a1'))).toBe('Tiltak a1');
  });

  test('twice is once', async () => {
    await using server = await startTestServer();
    await change(server, { archived: true });
    const [before] = await list(server, '?archived=true');
    await change(server, { archived: true });
    expect(await list(server, '?archived=true')).toEqual([before]);
  });

  test('is copied like any other', async () => {
    await using server = await startTestServer();
    await change(server, { archived: true });
    expect((await make(server, { title: 'Ny', from: { copy: 'p' } })).status).toBe(201);
  });
});
