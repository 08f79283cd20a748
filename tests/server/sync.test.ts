import { admitted } from './people.ts';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { serverLimits } from '../../server/limits.ts';
import { run } from '../../shared/plan/commands.ts';
import { openRoots } from '../../shared/plan/document.ts';
import { maxFrame, syncFrame } from '../../shared/sync-protocol.ts';
import { addAction, retitle, textOf, titleOf } from '../builders.ts';
import { until } from './changing.ts';
import { connect, presenceFrame, RawClient } from './clients.ts';
import { openStore, startTestServer, tempDir } from './serving.ts';

/* Over a real socket, with the stock y-websocket provider and with bare frames. */

test('two people who write at the same time end with one plan', async () => {
  await using server = await startTestServer();
  using anna = connect(server.url);
  using berit = connect(server.url);
  await Promise.all([anna.synced(), berit.synced()]);
  const made = [0, 1, 2].flatMap((n) => [
    addAction(anna.doc, `Anna ${n}`),
    addAction(berit.doc, `Berit ${n}`),
  ]);
  retitle(anna.doc, 'a1', 'Annas tittel');
  run(berit.doc, 'berit', { name: 'moveAction', input: { id: 'a1', strategyId: 's3' } });
  await Promise.all([anna.stored(), berit.stored()]);
  await until('one plan for both', [anna, berit], () => textOf(anna.doc) === textOf(berit.doc));
  expect(made.map((id) => titleOf(anna.doc, id))).toEqual([
    'Anna 0', 'Berit 0', 'Anna 1', 'Berit 1', 'Anna 2', 'Berit 2',
  ]); // prettier-ignore
  expect(await server.ctx.rooms.read('p', textOf)).toBe(textOf(anna.doc));
});

test('edits survive a stop and a start', async () => {
  using dir = tempDir();
  let text: string;
  {
    await using server = await startTestServer({ dataDir: dir.path });
    using anna = connect(server.url);
    await anna.synced();
    addAction(anna.doc, 'Varig');
    retitle(anna.doc, 'b1', 'Også varig');
    await anna.stored();
    text = textOf(anna.doc);
  }
  await using server = await startTestServer({ dataDir: dir.path });
  using berit = connect(server.url);
  await berit.synced();
  expect(textOf(berit.doc)).toBe(text);
});

test('whoever joins later gets everything', async () => {
  await using server = await startTestServer();
  using anna = connect(server.url);
  await anna.synced();
  for (let n = 0; n < 50; n++) addAction(anna.doc, `Tiltak ${n}`);
  run(anna.doc, 'anna', { name: 'archive', input: { entity: 'theme', id: 't2' } });
  using berit = connect(server.url);
  await Promise.all([anna.stored(), berit.synced()]);
  await until('all of it', [berit], () => textOf(berit.doc) === textOf(anna.doc));
  expect(titleOf(berit.doc, 'b1')).toBe('Tiltak b1');
});

test('the first message says who the server is', async () => {
  await using server = await startTestServer();
  using anna = connect(server.url);
  await anna.synced();
  retitle(anna.doc, 'a1', 'En endring');
  await anna.stored();
  using raw = await new RawClient(server.url).welcomed();
  const { epoch } = server.ctx.plans.find('p')!;
  expect(raw.messages[0]).toEqual({
    type: 'hello',
    hello: { protocol: 1, epoch, role: 'coordinator', seq: 2, colour: 2 },
  });
  expect(raw.messages.map(({ type }) => type).slice(0, 3)).toEqual(['hello', 'step1', 'awareness']);
});

test('the welcome comes first, whatever goes on at the door', async () => {
  await using server = await startTestServer();
  using store = openStore(server.dataDir);
  const beritIs = { person: 'berit' };
  admitted(server.url, 'p', beritIs);
  using anna = await writer(server.url);
  using carl = await new RawClient(server.url).welcomed();
  store.exec('BEGIN IMMEDIATE');
  retitle(anna.doc, 'a1', 'Under lås');
  // Answered after the server has tried to store it: it now waits to try again.
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  using berit = new RawClient(server.url, { as: beritIs });
  await once(berit.socket, 'open');
  const early = openRoots(new Y.Doc());
  run(early, 'berit', { name: 'createTheme', input: { title: 'For tidlig ute' } });
  berit.send(Uint8Array.of(3));
  berit.send(syncFrame('update', Y.encodeStateAsUpdate(early)));
  carl.send(presenceFrame(7, 1, {}));
  await anna.until('Carl', () => anna.heard(7) !== undefined);
  store.exec('ROLLBACK');
  await Promise.all([
    berit.next('ack'),
    anna.next('ack'),
    berit.until('Carl', () => berit.heard(7) !== undefined),
  ]);
  expect(berit.messages[0]!.type).toBe('hello');
});

test('what is written comes to nobody before all that it builds upon', async () => {
  await using server = await startTestServer();
  using anna = await writer(server.url);
  using berit = await new RawClient(server.url).welcomed();
  retitle(anna.doc, 'a1', 'Før Berit har sagt hva hun har');
  await anna.next('ack');
  const doc = openRoots(new Y.Doc());
  berit.send(syncFrame('step1', Y.encodeStateVector(doc)));
  Y.applyUpdate(doc, (await berit.next('step2')).bytes);
  expect(titleOf(doc, 'a1')).toBe('Før Berit har sagt hva hun har');
  retitle(anna.doc, 'a1', 'Etterpå');
  Y.applyUpdate(doc, (await berit.next('update')).bytes);
  expect(titleOf(doc, 'a1')).toBe('Etterpå');
  expect(berit.of('update')).toHaveLength(1);
});

/** A bare client that has what the server has, and sends what is done to `doc`. */
async function writer(url: string): Promise<RawClient & { readonly doc: Y.Doc }> {
  const client = await new RawClient(url).welcomed();
  const doc = openRoots(new Y.Doc());
  client.send(syncFrame('step1', Y.encodeStateVector(doc)));
  Y.applyUpdate(doc, (await client.next('step2')).bytes);
  doc.on('update', (update: Uint8Array) => client.send(syncFrame('update', update)));
  return Object.assign(client, { doc });
}

test('an acknowledgement says what comes next of each client, and how many frames are stored', async () => {
  await using server = await startTestServer();
  using anna = await writer(server.url);
  const { clientID, store } = anna.doc;
  retitle(anna.doc, 'a1', 'Nytt');
  const clock = Y.getState(store, clientID);
  expect(clock).toBeGreaterThan(0);
  expect(await anna.next('ack')).toMatchObject({ clocks: { [clientID]: clock }, frames: 1 });
  retitle(anna.doc, 'a1', 'N');
  expect(Y.getState(store, clientID), 'the second change only deletes').toBe(clock);
  expect(await anna.next('ack', 2)).toMatchObject({ clocks: {}, frames: 2 });
  retitle(anna.doc, 'a1', 'Nå');
  expect(await anna.next('ack', 3)).toMatchObject({ clocks: { [clientID]: clock + 1 }, frames: 3 });
});

test('an acknowledgement and what the others see come only after the change is on disk', async () => {
  await using server = await startTestServer();
  using store = openStore(server.dataDir);
  using anna = await writer(server.url);
  using berit = await writer(server.url);
  const rows = () => store.prepare('SELECT COUNT(*) AS n FROM journal').get()!.n;
  const seen: Record<string, unknown> = {};
  const note = (name: string, type: 'ack' | 'update', client: RawClient) =>
    client.watch(() => {
      if (client.messages.at(-1)?.type === type) seen[name] = rows();
    });
  note('anna', 'ack', anna);
  note('berit', 'update', berit);
  store.exec('BEGIN IMMEDIATE');
  retitle(anna.doc, 'a1', 'Under lås');
  // Answered after the server has tried to store it.
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  expect(seen).toEqual({});
  store.exec('ROLLBACK');
  await Promise.all([anna.next('ack'), berit.next('update')]);
  expect(seen, 'rows on disk when it came').toEqual({ anna: 2, berit: 2 });
});

test('somebody who types before the server has answered loses nothing written offline', async () => {
  await using server = await startTestServer();
  using berit = connect(server.url);
  await berit.synced();
  using anna = connect(server.url);
  await anna.synced();
  anna.provider.disconnect();
  const offline = [0, 1, 2].map((n) => addAction(anna.doc, `Frakoblet ${n}`));
  const early: string[] = [];
  anna.provider.on('status', ({ status }: { status: string }) => {
    if (status !== 'connected') return;
    // The line is open, the server has said nothing yet: these updates build on what it has not got.
    expect(anna.provider.synced).toBe(false);
    early.push(addAction(anna.doc, 'Straks 1'), addAction(anna.doc, 'Straks 2'));
  });
  anna.provider.connect();
  await anna.until('the early ones', () => early.length === 2);
  await anna.stored();
  const all = [...offline, ...early];
  await berit.until('everything of Anna’s', () => all.every((id) => titleOf(berit.doc, id) !== undefined));
  expect(textOf(berit.doc)).toBe(textOf(anna.doc));
});

test('an update with a gap is asked for again, and not counted as stored', async () => {
  await using server = await startTestServer();
  using anna = await writer(server.url);
  const updates: Uint8Array[] = [];
  const silent = new Y.Doc();
  Y.applyUpdate(silent, Y.encodeStateAsUpdate(anna.doc));
  silent.on('update', (update: Uint8Array) => updates.push(update));
  addAction(silent, 'Først');
  addAction(silent, 'Så');
  anna.send(syncFrame('update', updates[1]!));
  const ask = await anna.next('step1', 2);
  expect(Y.decodeStateVector(ask.bytes).has(silent.clientID)).toBe(false);
  anna.send(syncFrame('update', updates[0]!));
  expect(await anna.next('ack')).toMatchObject({ frames: 0 });
  anna.send(syncFrame('step2', Y.encodeStateAsUpdate(silent, ask.bytes)));
  expect(await anna.next('ack', 2)).toMatchObject({
    clocks: { [silent.clientID]: Y.getState(silent.store, silent.clientID) },
    frames: 3,
  });
  expect(await server.ctx.rooms.read('p', textOf)).toBe(textOf(silent));
});

test('a frame of 1 MiB is read; one over it closes that socket alone', async () => {
  await using server = await startTestServer();
  using berit = connect(server.url);
  await berit.synced();
  using anna = await writer(server.url);
  const frameOf = (letters: number) => {
    const doc = new Y.Doc({ gc: false });
    doc.clientID = 1;
    doc.getMap('scratch').set('text', 'x'.repeat(letters));
    return syncFrame('update', Y.encodeStateAsUpdate(doc));
  };
  const around = frameOf(maxFrame - 100).length - (maxFrame - 100);
  const full = frameOf(maxFrame - around);
  expect(full.length).toBe(maxFrame);
  anna.send(full);
  expect((await anna.next('refused')).refused).toEqual({ code: 'unknown-root', path: 'scratch' });
  anna.send(frameOf(maxFrame - around + 1));
  expect((await anna.end()).code).toBe(4413);
  retitle(berit.doc, 'a1', 'Berit skriver videre');
  await berit.stored();
  expect(berit.closedWith).toEqual([]);
});

test('a room leaves memory when nobody has been there for a while, and opens again with everything', async () => {
  await using server = await startTestServer({ limits: { ...serverLimits, roomIdle: 0 } });
  const { rooms } = server.ctx;
  {
    using anna = connect(server.url);
    await anna.synced();
    expect(rooms.size).toBe(1);
    // Written and left in one breath: the room must not go before it has stored this.
    retitle(anna.doc, 'a1', 'Skrevet i døra');
  }
  await expect.poll(() => rooms.size).toBe(0);
  using berit = connect(server.url);
  await berit.synced();
  expect(titleOf(berit.doc, 'a1')).toBe('Skrevet i døra');
});
