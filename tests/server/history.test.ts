import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { activitySchema, changeListSchema } from '../../shared/api.ts';
import type * as Y from 'yjs';
import { watchChanges } from '../../shared/plan/changes.ts';
import { run as runCommand } from '../../shared/plan/commands.ts';
import { rootOf } from '../../shared/plan/document.ts';
import { smallPlan } from '../builders.ts';
import { send } from './commanding.ts';
import { fetchAs } from './people.ts';
import { startTestServer, type TestServer } from './serving.ts';

/* What has happened: read by record, from either end; and when each action was touched last. */

type Changes = z.output<typeof changeListSchema>;

const run = async (url: string, command: string, input: object) => {
  const { status, body } = await send(url, { command, input });
  expect([status, body]).toEqual([200, expect.anything()]);
  return body.result.id;
};

const set = (url: string, field: string, value: unknown, id = 'a1') =>
  run(url, 'setField', { entity: 'action', id, field, value });

const changes = async (url: string, query: string): Promise<Changes> => {
  const answer = await fetchAs(url, `/api/plans/p/changes?${query}`);
  expect(answer.status).toBe(200);
  return changeListSchema.parse(await answer.json());
};

const activity = async (url: string) =>
  activitySchema.parse(await (await fetchAs(url, '/api/plans/p/activity')).json());

describe('the history by record', () => {
  let server: TestServer;
  const notes = ['en', 'to', 'tre', 'fire', 'fem'];
  beforeAll(async () => {
    server = await startTestServer();
    for (const note of notes) {
      await set(server.url, 'note', note);
      await set(server.url, 'note', `b-${note}`, 'b1');
    }
    await run(server.url, 'setField', { entity: 'theme', id: 't1', field: 'note', value: 'tema' });
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const told = (list: Changes) => list.map(({ to }) => to);

  test('without a query it is as it was: oldest first, all of it', async () => {
    const all = await changes(server.url, '');
    expect(told(all)).toEqual([...notes.flatMap((note) => [note, `b-${note}`]), 'tema']);
    expect(told(await changes(server.url, `since=${all[2]!.seq}`))).toEqual(told(all).slice(3));
  });

  test('of one action, the newest first, page by page', async () => {
    const page = (more = '') => changes(server.url, `entity=action&id=a1&order=newest&limit=2${more}`);
    const first = await page();
    const second = await page(`&before=${first.at(-1)!.seq}`);
    const third = await page(`&before=${second.at(-1)!.seq}`);
    expect([first, second, third].map(told)).toEqual([['fem', 'fire'], ['tre', 'to'], ['en']]);
    expect(await page(`&before=${third[0]!.seq}`)).toEqual([]);
  });

  test('of one kind, and the oldest few', async () => {
    expect(told(await changes(server.url, 'entity=theme'))).toEqual(['tema']);
    expect(told(await changes(server.url, 'entity=action&id=b1&limit=1'))).toEqual(['b-en']);
  });

  test('what was done at once comes together', async () => {
    await run(server.url, 'handOver', { from: 'lk', to: 'hil', roles: ['owners'] });
    const newest = await changes(server.url, 'order=newest&limit=1');
    expect(newest.length).toBe(8);
    expect(new Set(newest.map(({ seq }) => seq)).size).toBe(1);
  });

  test.each([
    ['since=x', 'since'],
    ['since=-1', 'since'],
    ['before=1e9', 'before'],
    ['limit=0', 'limit'],
    ['entity=__proto__', 'entity'],
    ['entity=toString', 'entity'],
    ["entity=action&id=a1'--", 'id'],
    ['id=a1', 'entity'],
    ['order=DESC', 'order'],
  ])('%s is refused', async (query, path) => {
    const answer = await fetchAs(server.url, `/api/plans/p/changes?${query}`);
    expect([answer.status, await answer.json()]).toEqual([
      422,
      expect.objectContaining({ code: 'bad-input', path }),
    ]);
  });
});

describe('money and second places in the history', () => {
  test('each row of money is told by itself, as it was and as it is', async () => {
    await using server = await startTestServer();
    const { url } = server;
    const row = { source: 'Innlandet fylkeskommune', amount: 50_000, state: 'applied' };
    await run(url, 'setFunding', { id: 'a1', rowId: 'r1', row });
    await run(url, 'setFunding', { id: 'a1', rowId: 'r1', row: { ...row, state: 'granted' } });
    await run(url, 'setFunding', { id: 'a1', rowId: 'r1', row: null });
    await run(url, 'showAlso', { id: 'a1', strategyId: 's3' });
    const all = await changes(url, 'entity=action&id=a1');
    expect(all.map(({ field, key, from, to }) => ({ field, key, from, to }))).toEqual([
      { field: 'funding', key: 'r1', from: undefined, to: row },
      { field: 'funding', key: 'r1', from: row, to: { ...row, state: 'granted' } },
      { field: 'funding', key: 'r1', from: { ...row, state: 'granted' }, to: undefined },
      { field: 'alsoIn', key: 's3', from: undefined, to: { order: expect.any(String) as string } },
    ]);
  });
});

test('the first row of a card that an older program made is told like every other', () => {
  const doc = smallPlan();
  (rootOf(doc, 'action').get('a1') as Y.Map<unknown>).delete('funding');
  const told: unknown[] = [];
  const end = watchChanges(doc, ({ changes: list }) => told.push(...list));
  const row = { source: 'Kommunen', state: 'idea' as const };
  runCommand(doc, 'test', { name: 'setFunding', input: { id: 'a1', rowId: 'r1', row } });
  end();
  expect(told).toEqual([
    { entity: 'action', id: 'a1', field: 'funding', key: 'r1', from: undefined, to: row },
  ]);
});

describe('when actions were touched', () => {
  test('every change counts as touched; only where it stands and when it is due as moved', async () => {
    await using server = await startTestServer();
    const { url } = server;
    expect(await activity(url)).toEqual({ since: expect.any(String) as string, actions: {} });
    await set(url, 'note', 'bare en merknad');
    const before = (await activity(url)).actions;
    expect(Object.keys(before)).toEqual(['a1']);
    expect(before['a1']!.moved).toBeUndefined();
    for (const [field, value] of [
      ['status', 'under-way'],
      ['nextStep', 'Ringe'],
      ['nextDate', '2027-01-01'],
      ['timeText', 'Våren 2027'],
      ['start', '2027-01-01'],
      ['due', '2027-06-01'],
    ] as const) {
      await set(url, field, value, field === 'status' ? 'a1' : 'a2');
      const { changed, moved } = (await activity(url)).actions[field === 'status' ? 'a1' : 'a2']!;
      expect([field, moved]).toEqual([field, changed]);
      server.ctx.db.exec('UPDATE change SET at = at - 1000');
    }
    await set(url, 'ownerNote', 'noe annet', 'a2');
    const { changed, moved } = (await activity(url)).actions['a2']!;
    expect(Date.parse(moved!)).toBeLessThan(Date.parse(changed));
    const made = await run(url, 'createAction', { strategyId: 's1', title: 'Nytt' });
    const fresh = (await activity(url)).actions[made!]!;
    expect(fresh.moved).toBe(fresh.changed);
  });

  test('who has the latest is told so, and is told when there is more', async () => {
    await using server = await startTestServer();
    await set(server.url, 'note', 'x');
    const ask = (tag: string) =>
      fetchAs(server.url, '/api/plans/p/activity', { headers: { 'if-none-match': tag } });
    const tag = (await ask('')).headers.get('etag')!;
    expect((await ask(tag)).status).toBe(304);
    await set(server.url, 'note', 'y');
    expect((await ask(tag)).status).toBe(200);
  });

  test('5,000 actions with a long history are read from the index alone', async () => {
    await using server = await startTestServer();
    const { db, history } = server.ctx;
    db.exec(`
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
      INSERT INTO change (doc, seq, at, person, entity, id, field)
      SELECT 'p/plan', i, i, 'kari', 'action', 'x' || (i % 5000), CASE WHEN i <= 5000 THEN 'status' ELSE 'note' END FROM n`);
    const all = history.activity('p/plan');
    expect(all).toHaveLength(5_000);
    expect(all.find(({ id }) => id === 'x1')).toEqual({ id: 'x1', changed: 45_001, moved: 1 });
    const plan = db
      .prepare(
        "EXPLAIN QUERY PLAN SELECT id, MAX(at), MAX(CASE WHEN field = 'status' THEN at END) FROM change WHERE doc = 'p/plan' AND entity = 'action' GROUP BY id",
      )
      .all();
    expect(JSON.stringify(plan)).toContain('USING COVERING INDEX change_of_action');
    expect(JSON.stringify(plan)).not.toContain('TEMP B-TREE');
  });
});
