import type { DatabaseSync } from 'node:sqlite';
import { fetchAs } from './people.ts';
import { describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { serverLimits } from '../../server/limits.ts';
import { run } from '../../shared/plan/commands.ts';
import { addAction, examplePlan, retitle, textOf, titleOf } from '../builders.ts';
import { until } from './changing.ts';
import { connect, RawClient } from './clients.ts';
import { openStore, startTestServer, storePlan, tempDir, type TestServer } from './serving.ts';

/* The disk is full, the database is locked, bytes have rotted: told to everybody, and nothing lost. */

type Mend = () => void;

/** Lets the database grow no more, and fills what room it has. */
function fill({ ctx: { db } }: TestServer): Mend {
  db.exec('CREATE TABLE filler (data BLOB)');
  const { page_count: pages } = db.prepare('PRAGMA page_count').get() as { page_count: number };
  db.exec(`PRAGMA max_page_count = ${pages}`);
  const one = db.prepare('INSERT INTO filler VALUES (zeroblob(1000))');
  expect(() => {
    for (;;) one.run();
  }).toThrow('full');
  return () => db.exec('PRAGMA max_page_count = 1073741823');
}

/** Another program writes, and does not come to an end. */
function lock({ dataDir }: TestServer): Mend & { readonly store: DatabaseSync } {
  const store = openStore(dataDir);
  store.exec("BEGIN IMMEDIATE; INSERT INTO probe (id, data) VALUES (2, x'00')");
  return Object.assign(() => store.close(), { store });
}

/** Longer than a page of the database: it needs room of its own. */
const long = 'En lang beskrivelse. '.repeat(900);

describe.each([
  ['full', fill],
  ['locked', lock],
])('when the database is %s', (_name, breakIt) => {
  test('everybody is told, nothing is acknowledged or shown, and all goes on by itself', async () => {
    await using server = await startTestServer();
    using anna = connect(server.url);
    using berit = connect(server.url);
    await Promise.all([anna.synced(), berit.synced()]);
    const before = textOf(berit.doc);
    const mend = breakIt(server);
    const begin = performance.now();
    run(anna.doc, 'anna', {
      name: 'setField',
      input: { entity: 'action', id: 'a1', field: 'description', value: long },
    });
    await until('that both are told', [anna, berit], () =>
      [anna, berit].every(({ closedWith }) => closedWith.length > 0),
    );
    expect(performance.now() - begin).toBeLessThan(3_000);
    expect([anna.closedWith[0], berit.closedWith[0]]).toEqual([1013, 1013]);
    expect(anna.storedClock).toBe(0);
    expect(textOf(berit.doc)).toBe(before);

    using late = new RawClient(server.url);
    expect((await late.end()).code).toBe(1013);
    expect(late.messages).toEqual([]);
    const ready = await fetch(`${server.url}/readyz`);
    expect([ready.status, ready.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
    expect(await ready.json()).toMatchObject({ code: 'storage-unavailable', status: 503 });
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    retitle(anna.doc, 'a2', 'Skrevet imens');
    const id = addAction(berit.doc, 'Beriths eget, imens');

    mend();
    await Promise.all([anna.stored(), berit.stored()]);
    await until('one plan for both', [anna, berit], () => textOf(anna.doc) === textOf(berit.doc));
    expect(titleOf(anna.doc, id)).toBe('Beriths eget, imens');
    expect(titleOf(berit.doc, 'a2')).toBe('Skrevet imens');
    expect(textOf(berit.doc)).toContain(long);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    using later = connect(server.url);
    await later.synced();
    expect(textOf(later.doc)).toBe(textOf(anna.doc));
  });

  test('what is stored can still be read', async () => {
    using dir = tempDir();
    // So long a journal that it is folded at the next opportunity.
    await storePlan(dir.path, 'p', examplePlan());
    await using server = await startTestServer({ dataDir: dir.path });
    const mend = breakIt(server);
    expect((await fetchAs(server.url, `/api/plans/p`)).status).toBe(200);
    expect(await (await fetchAs(server.url, `/api/plans`)).json()).toMatchObject([{ id: 'p' }]);
    using anna = connect(server.url);
    await anna.synced();
    expect(textOf(anna.doc)).toBe(textOf(examplePlan()));
    mend();
    retitle(anna.doc, 't05-s2-a3', 'Etterpå');
    await anna.stored();
    expect(anna.closedWith).toEqual([]);
  });
});

test('who asks too often whether all is well is told what came of the last trial write', async () => {
  await using server = await startTestServer({
    limits: { ...serverLimits, probes: 2, probesPerSecond: 0.001 },
  });
  const ready = async () => (await fetch(`${server.url}/readyz`)).status;
  const probe = vi.spyOn(server.ctx.journal, 'probe');
  expect(await ready()).toBe(200);
  const unlock = lock(server);
  expect(await ready()).toBe(503);
  unlock();
  expect([await ready(), await ready()]).toEqual([503, 503]);
  expect(probe).toHaveBeenCalledTimes(2);
});

test('a short lock is waited for, and nobody hears of it', async () => {
  await using server = await startTestServer();
  using anna = connect(server.url);
  using berit = connect(server.url);
  await Promise.all([anna.synced(), berit.synced()]);
  const unlock = lock(server);
  retitle(anna.doc, 'a1', 'Under lås');
  // Answered after the server has tried to store something.
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  expect(anna.storedClock).toBe(0);
  unlock();
  await anna.stored();
  await berit.until('Anna’s title', () => titleOf(berit.doc, 'a1') === 'Under lås');
  expect([anna.closedWith, berit.closedWith]).toEqual([[], []]);
});

test('a room that was given up stores nothing behind the back of the next one', async () => {
  await using server = await startTestServer();
  using anna = connect(server.url);
  await anna.synced();
  const unlock = lock(server);
  retitle(anna.doc, 'a1', 'Venter på låsen');
  // Answered after the server has tried to store it; what comes now waits behind it.
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  retitle(anna.doc, 'a2', 'Venter bak den');
  await anna.until('that she is told', () => anna.closedWith.length > 0);
  unlock();
  using berit = connect(server.url);
  await berit.synced();
  await anna.stored();
  await berit.until('both of Anna’s titles', () => textOf(berit.doc) === textOf(anna.doc));
  expect([anna.closedWith, berit.closedWith]).toEqual([[1013], []]);
});

test('a long journal becomes a snapshot, and a reload gives the same', async () => {
  using dir = tempDir();
  let text: string;
  let seq: unknown;
  {
    const limits = { ...serverLimits, foldPause: 0 };
    await using server = await startTestServer({ dataDir: dir.path, limits });
    using anna = connect(server.url);
    await anna.synced();
    using store = openStore(dir.path, { readOnly: true });
    const snapshots = () =>
      store
        .prepare('SELECT seq FROM snapshot ORDER BY seq')
        .all()
        .map((row) => Number(row.seq));
    for (let n = 0; n < 120; n++) {
      addAction(anna.doc, `${n} ${'x'.repeat(250)}`);
      run(anna.doc, 'anna', {
        name: 'setField',
        input: {
          entity: 'action',
          id: 'a1',
          field: 'description',
          value: String.fromCharCode(65 + (n % 60)).repeat(1_500),
        },
      });
      await anna.stored();
    }
    const rows = store.prepare('SELECT COUNT(*) AS n, MAX(seq) AS last FROM journal').get()!;
    seq = rows.last;
    const [older, newer, ...more] = snapshots();
    expect(older).toBeGreaterThan(30);
    expect(newer).toBeGreaterThan(older!);
    expect(more).toEqual([]);
    // Back to the older one, to have something to fall back on.
    expect(rows.n).toBe(Number(rows.last) - older!);
    text = textOf(anna.doc);
  }
  await using server = await startTestServer({ dataDir: dir.path });
  using berit = connect(server.url);
  await berit.synced();
  expect(textOf(berit.doc)).toBe(text);
  expect(berit.hello?.seq).toBe(seq);
  retitle(berit.doc, 'a1', 'Videre');
  await berit.stored();
});

test('a snapshot that the database does not give back as it went in costs nothing: the journal stays', async () => {
  await using server = await startTestServer({ limits: { ...serverLimits, fold: 1, foldPause: 0 } });
  const { db } = server.ctx;
  using anna = connect(server.url);
  await anna.synced();
  const describeIt = (value: string) =>
    run(anna.doc, 'anna', {
      name: 'setField',
      input: { entity: 'action', id: 'a1', field: 'description', value },
    });
  describeIt('Først '.repeat(2_000));
  await anna.stored();
  const stored = () => db.prepare('SELECT COUNT(*) AS n, MIN(seq) AS first FROM journal').get()!;
  const snapshots = () => db.prepare('SELECT seq, sha256 FROM snapshot ORDER BY seq').all();
  const newest = () => db.prepare('SELECT MAX(seq) AS seq FROM snapshot').get()!.seq;
  const head = () => db.prepare('SELECT seq FROM head').get()!.seq;
  await expect.poll(newest, { interval: 10 }).toBe(head());
  const [before, kept] = [stored(), snapshots()];
  db.exec(
    "CREATE TRIGGER rot AFTER INSERT ON snapshot BEGIN UPDATE snapshot SET data = x'00' WHERE seq = new.seq; END",
  );
  describeIt('Så '.repeat(6_000));
  await anna.stored();
  // Answered after the attempt.
  expect((await fetchAs(server.url, `/api/plans/p`)).status).toBe(200);
  expect(snapshots()).toEqual(kept);
  expect(stored()).toEqual({ first: before.first, n: Number(before.n) + 1 });
  db.exec('DROP TRIGGER rot');
  describeIt('Til slutt '.repeat(1_900));
  await anna.stored();
  await expect.poll(newest, { interval: 10 }).toBe(head());
  const { vector } = db.prepare('SELECT vector FROM snapshot ORDER BY seq DESC').get()!;
  expect(Y.decodeStateVector(vector as Uint8Array)).toEqual(
    Y.decodeStateVector(Y.encodeStateVector(anna.doc)),
  );
  using later = connect(server.url);
  await later.synced();
  expect(textOf(later.doc)).toBe(textOf(anna.doc));
});
