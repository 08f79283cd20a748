import * as fc from 'fast-check';
import { admitted, fetchAs } from './people.ts';
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { serverLimits } from '../../server/limits.ts';
import { migrations } from '../../server/storage/migrations.ts';
import { openStored } from '../../server/storage/opening.ts';
import { planDoc } from '../../server/storage/plans.ts';
import { documentKinds } from '../../server/sync/document-kind.ts';
import { StoredDoc } from '../../server/sync/stored-doc.ts';
import { AppError } from '../../shared/errors.ts';
import { run } from '../../shared/plan/commands.ts';
import { openRoots } from '../../shared/plan/document.ts';
import { editor, retitle, smallPlan, textOf, titleOf } from '../builders.ts';
import { connect, RawClient } from './clients.ts';
import {
  openContext,
  openStore,
  runProgram,
  startProcess,
  startTestServer,
  storePlan,
  tempDir,
} from './serving.ts';

/* Bytes have rotted, rows have gone: what is still good is served, what is wrong is said, and nothing is thrown away. */

const name = planDoc('p');
const describeIt = (doc: Y.Doc, value: string) =>
  run(doc, 'anna', { name: 'setField', input: { entity: 'action', id: 'a1', field: 'description', value } });

/** The numbers of the two snapshots of a plan, and of the three records after them, which retitle `a1`. */
interface History {
  readonly older: number;
  readonly newer: number;
  readonly records: readonly number[];
  readonly last: number;
}
const titles = ['Ett', 'To', 'Tre'] as const;

/** Plan `p` with two snapshots and some records; `doc` is what Anna has of it. */
async function makeHistory(dataDir: string, doc: Y.Doc): Promise<History> {
  {
    await using server = await startTestServer({ dataDir, limits: { ...serverLimits, fold: 1 } });
    using anna = connect(server.url, { doc: openRoots(new Y.Doc()) });
    await anna.synced();
    for (let n = 0; n < 3; n++) {
      describeIt(anna.doc, `${n}`.repeat(9_000));
      await anna.stored();
    }
  }
  await using server = await startTestServer({ dataDir, limits: { ...serverLimits, fold: 1 << 20 } });
  using anna = connect(server.url);
  anna.doc.on('update', (update: Uint8Array) => Y.applyUpdate(doc, update));
  await anna.synced();
  for (const title of titles) {
    retitle(anna.doc, 'a1', title);
    await anna.stored();
  }
  using store = openStore(dataDir, { readOnly: true });
  const [newer, older] = store.prepare('SELECT seq FROM snapshot ORDER BY seq DESC').all();
  const rows = store.prepare('SELECT seq FROM journal WHERE seq > ? ORDER BY seq').all(newer!.seq!);
  const records = rows.map(({ seq }) => Number(seq));
  expect(records.length).toBeGreaterThanOrEqual(3);
  return { older: Number(older!.seq), newer: Number(newer!.seq), records, last: records.at(-1)! };
}

/** Changes one bit in the middle of a stored value. */
function flip(store: DatabaseSync, table: 'journal' | 'snapshot', seq: number): void {
  const { data } = store.prepare(`SELECT data FROM ${table} WHERE seq = ?`).get(seq) as { data: Uint8Array };
  data[data.length >> 1]! ^= 1;
  store.prepare(`UPDATE ${table} SET data = ? WHERE seq = ?`).run(data, seq);
}

/** What a server has logged of damage. */
const toldIn = (stdout: string): unknown[] =>
  stdout
    .split('\n')
    .filter((line) => line.includes('"damaged"'))
    .map((line) => JSON.parse(line) as unknown);

type Harm = (store: DatabaseSync, history: History) => void;
const update =
  (set: string): Harm =>
  (store, { last }) =>
    void store.prepare(`UPDATE journal SET ${set} WHERE seq = ?`).run(last);

test.concurrent.each<[string, Harm, served: string, lost: number]>([
  ['a flipped bit in a record', (store, { records }) => flip(store, 'journal', records.at(-2)!), 'Ett', 2],
  ['a flipped bit in the last record', (store, { last }) => flip(store, 'journal', last), 'To', 1],
  ['a truncated record', update('data = substr(data, 1, length(data) - 3)'), 'To', 1],
  ['an empty record', update("data = x''"), 'To', 1],
  ['another person on a record', update("person = 'mallory'"), 'To', 1],
  ['another time on a record', update('at = at + 1'), 'To', 1],
  ['another number on a record', update('seq = seq + 100'), 'To', 1],
  ['a record that claims to be of the first version', update('form = 0'), 'To', 1],
  [
    'a missing record',
    (store, { last }) => void store.prepare('DELETE FROM journal WHERE seq = ?').run(last - 1),
    'Ett',
    2,
  ],
  [
    'a missing last record',
    (store, { last }) => void store.prepare('DELETE FROM journal WHERE seq = ?').run(last),
    'To',
    1,
  ],
  ['a flipped bit in the newest snapshot', (store, { newer }) => flip(store, 'snapshot', newer), 'Tre', 0],
  [
    'another number on the newest snapshot',
    (store, { newer }) => void store.prepare('UPDATE snapshot SET seq = seq + 1 WHERE seq = ?').run(newer),
    'Tre',
    0,
  ],
])('%s: the good part is served, and clients bring back the rest', async (_name, harm, served, lost) => {
  using dir = tempDir();
  const mine = openRoots(new Y.Doc());
  const history = await makeHistory(dir.path, mine);
  const verify = (...args: string[]) =>
    runProgram(['server/cli.ts', 'verify', ...args], { DATA_DIR: dir.path });
  {
    using store = openStore(dir.path);
    harm(store, history);
  }
  const found = await verify();
  expect([found.code, found.stdout]).toEqual([1, '']);
  expect(found.stderr).toMatch(/^p: (record|snapshot) \d+ of "p\/plan" [^\n]+\n$/);

  let text: string;
  {
    await using server = await startTestServer({ dataDir: dir.path });
    using stranger = connect(server.url);
    await stranger.synced();
    expect(titleOf(stranger.doc, 'a1')).toBe(served);
    using store = openStore(dir.path, { readOnly: true });
    expect(store.prepare('SELECT what FROM damage').all()).toHaveLength(1);
    using anna = connect(server.url, { doc: mine });
    retitle(anna.doc, 'a2', 'Videre');
    await anna.synced();
    await anna.stored();
    await stranger.until('what Anna has', () => textOf(stranger.doc) === textOf(anna.doc));
    expect([titleOf(stranger.doc, 'a1'), titleOf(stranger.doc, 'a2')]).toEqual(['Tre', 'Videre']);
    const fresh = store.prepare('SELECT MIN(seq) AS first FROM journal WHERE seq > ?').get(history.last)!;
    expect(Number(fresh.first)).toBeGreaterThan(history.last);
    const aside = store.prepare('SELECT COUNT(*) AS n FROM aside WHERE person IS NOT NULL').get()!.n;
    expect(aside).toBe(lost - (_name.includes('missing') ? 1 : 0));
    text = textOf(anna.doc);
  }
  const told = await verify();
  expect([told.code, told.stderr]).toEqual([1, expect.stringContaining('put aside')]);
  expect(await verify('--noted')).toEqual({ code: 0, stdout: 'ok: 1 plans\n', stderr: '' });
  await using again = await startTestServer({ dataDir: dir.path });
  using later = connect(again.url);
  await later.synced();
  expect(textOf(later.doc)).toBe(text);
  expect(again.ctx.db.prepare('SELECT COUNT(*) AS n FROM damage').get()!.n).toBe(1);
});

test.concurrent('both snapshots damaged, and the journal begins after them: that plan does not open', async () => {
  using dir = tempDir();
  const { older, newer } = await makeHistory(dir.path, new Y.Doc());
  await storePlan(dir.path, 'q', smallPlan());
  {
    using store = openStore(dir.path);
    flip(store, 'snapshot', older);
    flip(store, 'snapshot', newer);
  }
  await using server = await startProcess({ DATA_DIR: dir.path, LOG_LEVEL: 'error' });
  using raw = new RawClient(server.url);
  expect((await raw.end()).code).toBe(1013);
  const answer = await fetchAs(server.url, `/api/plans/p`);
  expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'damaged' }]);
  expect(toldIn(server.stdout)).toMatchObject([{ doc: name, msg: 'damaged' }]);
  using other = connect(server.url, { plan: 'q' });
  await other.synced();
  expect(textOf(other.doc)).toBe(textOf(smallPlan()));
  admitted(server.url, 'q', { person: 'reader' });
  const list = (await (await fetchAs(server.url, '/api/plans')).json()) as object[];
  expect(list).toMatchObject([{ id: 'p', title: 'p', fault: 'damaged', themes: [] }, { id: 'q' }]);
  expect(list[1]).not.toHaveProperty('fault');
  const listed = await runProgram(['server/cli.ts', 'plan', 'list'], { DATA_DIR: dir.path });
  expect(listed.code).toBe(0);
  expect(listed.stdout).toMatch(/^p\t\tdamaged: [^\n]+snapshot[^\n]+\nq\tEn liten plan\t2 themes[^\n]+\n$/);
});

test.concurrent('what the first version wrote stays valid, and its faults are found', async () => {
  using dir = tempDir();
  const doc = smallPlan();
  const updates: Uint8Array[] = [];
  doc.on('update', (change: Uint8Array) => updates.push(change));
  const whole = Y.encodeStateAsUpdate(doc);
  for (const title of titles) retitle(doc, 'a1', title);
  {
    using store = openStore(dir.path);
    store.exec(`${migrations[0]}; PRAGMA user_version = 1`);
    store.exec("INSERT INTO plan VALUES ('p', 0, 'one')");
    const sha256 = createHash('sha256').update(whole).digest('hex');
    store.prepare('INSERT INTO snapshot VALUES (?, 7, ?, ?)').run(name, sha256, whole);
    const insert = store.prepare("INSERT INTO journal VALUES (?, ?, 'anna', 0, ?, ?)");
    for (const [index, data] of updates.entries()) insert.run(name, 8 + index, crc32(data), data);
  }
  const verify = () => runProgram(['server/cli.ts', 'verify'], { DATA_DIR: dir.path });
  expect(await verify()).toEqual({ code: 0, stdout: 'ok: 1 plans\n', stderr: '' });
  {
    await using server = await startTestServer({ dataDir: dir.path });
    expect(await server.ctx.rooms.read('p', (board, seq) => [textOf(board), seq])).toEqual([
      textOf(doc),
      7 + updates.length,
    ]);
  }
  {
    using store = openStore(dir.path);
    flip(store, 'journal', 7 + updates.length);
  }
  expect((await verify()).stderr).toContain(`record ${7 + updates.length} of "p/plan" does not match`);
});

test.concurrent('a plan of which nothing is left is not served as an empty one', async () => {
  await using server = await startTestServer();
  for (const table of ['journal', 'snapshot', 'head']) server.ctx.db.exec(`DELETE FROM ${table}`);
  expect((await fetchAs(server.url, `/api/plans/p`)).status).toBe(503);
  const { code, stderr } = await runProgram(['server/cli.ts', 'verify'], { DATA_DIR: server.dataDir });
  expect([code, stderr]).toEqual([1, expect.stringContaining('p: Nothing is stored of "p/plan"')]);
});

test.concurrent('what was put aside is told in the log, once, and by inspect', async () => {
  using dir = tempDir();
  const { last } = await makeHistory(dir.path, new Y.Doc());
  {
    using store = openStore(dir.path);
    flip(store, 'journal', last);
  }
  const inspect = () => runProgram(['server/cli.ts', 'inspect', 'p'], { DATA_DIR: dir.path });
  expect((await inspect()).stdout).toContain(
    `damage\trecord ${last} of "p/plan" does not match its checksum`,
  );
  await using server = await startProcess({ DATA_DIR: dir.path, LOG_LEVEL: 'error' });
  for (let n = 0; n < 2; n++) expect((await fetchAs(server.url, `/api/plans/p`)).status).toBe(200);
  expect(toldIn(server.stdout)).toMatchObject([{ doc: name, first: last, last, msg: 'damaged' }]);
  const { stdout } = await inspect();
  expect(stdout).toContain('damage\tnone\n');
  expect(stdout).toMatch(new RegExp(`put aside\t\\d{4}-.+Z: record ${last} of "p/plan" .+ \\(1 kept\\)`));
});

describe('whatever single thing is changed in the database', () => {
  using dir = tempDir();
  const ctx = openContext(dir.path, { fold: 1 });
  const { db } = ctx;
  /** The plan after each change. */
  const states = new Map<number, string>();

  test('what is read is the plan as it once was, and the newest when nothing is said', async () => {
    ctx.plans.create('p', smallPlan(), 'test');
    const stored = new StoredDoc(name, documentKinds.plan, ctx);
    const theirs = new Y.Doc();
    states.set(stored.seq, textOf(stored.doc));
    for (let n = 0; n < 40; n++) {
      Y.applyUpdate(theirs, Y.encodeStateAsUpdate(stored.doc));
      const before = Y.encodeStateVector(theirs);
      if (n % 9 === 0) describeIt(theirs, `${n}`.repeat(3_000));
      else retitle(theirs, 'a1', `Tittel ${n}`);
      stored.take(Y.encodeStateAsUpdate(theirs, before), editor('anna'));
      states.set(stored.seq, textOf(stored.doc));
      await stored.commit();
      if (n % 9 === 0) stored.fold();
    }
    const newest = stored.seq;
    const count = (table: string) => Number(db.prepare(`SELECT COUNT(*) AS n FROM ${table}`).get()!.n);
    expect([count('snapshot'), count('journal')]).toEqual([2, expect.any(Number)]);
    expect(count('journal')).toBeGreaterThan(8);

    const numbers = ['seq', 'at', 'crc', 'form', 'generation'];
    const columns = {
      journal: ['seq', 'person', 'at', 'form', 'crc', 'data', 'doc', '*'],
      snapshot: ['seq', 'generation', 'form', 'sha256', 'data', 'vector', 'doc', '*'],
      head: ['seq', '*'],
    };
    const places = Object.entries(columns).flatMap(([table, names]) =>
      names.map((column) => ({ table, column })),
    );
    let lossless = 0;
    let lossy = 0;
    const harmed = fc.record({ place: fc.constantFrom(...places), row: fc.nat(50), by: fc.integer({ min: 1, max: 255 }), at: fc.nat() }); // prettier-ignore
    fc.assert(
      fc.property(harmed, ({ place: { table, column }, row, by, at }) => {
        db.exec('BEGIN');
        try {
          const rows = db.prepare(`SELECT * FROM ${table}`).all();
          const { doc, ...one } = rows[row % rows.length]!;
          const where = table === 'head' ? 'TRUE' : table === 'journal' ? `seq = ${Number(one.seq)}` : `generation = ${Number(one.generation)}`; // prettier-ignore
          const set = (value: string | number | Uint8Array) =>
            db.prepare(`UPDATE OR IGNORE ${table} SET ${column} = ? WHERE ${where}`).run(value);
          if (column === '*') db.exec(`DELETE FROM ${table} WHERE ${where}`);
          else if (column === 'doc') set(`${String(doc)}x`);
          else if (numbers.includes(column)) set(Number(one[column]) + (by - 128));
          else if (typeof one[column] === 'string') set(`${one[column]}${by}`);
          else {
            const data = one[column] as Uint8Array;
            data[at % data.length]! ^= by;
            set(data);
          }
          const { doc: read, stored } = openStored(db, name);
          const isAll = stored.good === newest;
          const isTold = stored.faults.some(({ first }) => first !== undefined);
          expect(textOf(read)).toBe(states.get(stored.good));
          expect(stored.seq).toBeGreaterThanOrEqual(stored.good);
          expect(isAll || isTold).toBe(true);
          if (isAll) lossless++;
          else lossy++;
        } catch (error) {
          if (!(error instanceof AppError && error.code === 'damaged')) throw error;
        } finally {
          db.exec('ROLLBACK');
        }
      }),
      { numRuns: 3_000 },
    );
    expect(lossless).toBeGreaterThan(20);
    expect(lossy).toBeGreaterThan(20);
    db.close();
  });
});
