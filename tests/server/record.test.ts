import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { serverLimits } from '../../server/limits.ts';
import type { Peer } from '../../server/sync/peer.ts';
import type { Actor } from '../../shared/access.ts';
import { AppError } from '../../shared/errors.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { openRecordRoots, readComments } from '../../shared/record/document.ts';
import { messageType, readJson, syncFrame } from '../../shared/sync-protocol.ts';
import { editor, retitle, smallPlan, textOf, titleOf } from '../builders.ts';
import { SimClient } from '../sim.ts';
import { until } from './changing.ts';
import { connect, RawClient, type Client } from './clients.ts';
import { comment, send } from './commanding.ts';
import { openStore, startProcess, startTestServer, storePlan, tempDir, type TestServer } from './serving.ts';

/* The record of a plan: read by everybody, written by the server alone. */

const document = 'record';

const said = ({ doc }: { doc: Y.Doc }): string[] =>
  readComments(doc).map((one) => (isBroken(one) ? 'broken' : one.text));

/** Whose rows there are in the journal of the record. */
const rows = ({ dataDir }: { dataDir: string }) => {
  using store = openStore(dataDir, { readOnly: true });
  return store.prepare("SELECT person FROM journal WHERE doc = 'p/record'").all();
};

const onServer = ({ ctx }: TestServer) => ctx.rooms.read('p', readComments, 'record');

test('what is said comes to everybody who reads, at once and later, and stays', async () => {
  using dir = tempDir();
  let last: unknown;
  {
    await using server = await startTestServer({ dataDir: dir.path });
    using anna = connect(server.url, { document });
    await anna.synced();
    expect(anna.hello).toMatchObject({ seq: 0, epoch: server.ctx.plans.find('p')!.epoch });
    const id = await comment(server.url, 'Hvem tar det?');
    const other = await comment(server.url, 'Det gjør vi.', 'a1', 'berit');
    await anna.until('both', () => said(anna).length === 2);
    expect(readComments(anna.doc)).toMatchObject([
      { id, action: 'a1', person: 'anna', text: 'Hvem tar det?' },
      { id: other, person: 'berit' },
    ]);
    using carl = connect(server.url, { document });
    await carl.synced();
    await send(server.url, { command: 'editComment', input: { id, text: 'Hvem?' } });
    await send(server.url, { command: 'deleteComment', input: { id: other } }, { person: 'berit' });
    await until('both changes', [anna, carl], () =>
      [anna, carl].every((client) => said(client).join() === 'Hvem?,'),
    );
    last = readComments(carl.doc);
    expect(last).toEqual(await onServer(server));
  }
  await using server = await startTestServer({ dataDir: dir.path });
  using later = connect(server.url, { document });
  await later.synced();
  expect(readComments(later.doc)).toEqual(last);
  expect(later.hello?.seq).toBe(4);
});

test('what is said is dated by the server, and told apart from the board', async () => {
  await using server = await startTestServer();
  using board = connect(server.url);
  await board.synced();
  const before = textOf(board.doc);
  const begin = new Date().toISOString();
  await comment(server.url, 'Nå');
  const [one] = await onServer(server);
  expect(one && !isBroken(one) && one.at >= begin && one.at <= new Date().toISOString()).toBe(true);
  retitle(board.doc, 'a1', 'Noe annet');
  await board.stored();
  expect(board.doc.getMap('comments').size).toBe(0);
  retitle(board.doc, 'a1', 'Tiltak a1');
  expect(textOf(board.doc)).toBe(before);
  expect(await server.ctx.rooms.read('p', (doc) => [...doc.share.keys()], 'record')).not.toContain('actions');
});

/** A bare client that has what the record has, and sends what is done to `doc`. */
async function forger(url: string): Promise<RawClient & { readonly doc: Y.Doc }> {
  const client = await new RawClient(url, { document, as: { person: 'anna' } }).welcomed();
  const doc = openRecordRoots(new Y.Doc());
  client.send(syncFrame('step1', Y.encodeStateVector(doc)));
  Y.applyUpdate(doc, (await client.next('step2')).bytes);
  return Object.assign(client, { doc });
}

type Comments = Y.Map<Y.Map<unknown>>;

test.each<[string, 'step2' | 'update', (comments: Comments, id: string) => void]>([
  ['a comment', 'update', (comments) => comments.set('forged', new Y.Map([['text', 'Falskt']]))],
  ['a comment', 'step2', (comments) => comments.set('forged', new Y.Map([['text', 'Falskt']]))],
  ['other words', 'update', (comments, id) => comments.get(id)!.set('text', 'Falskt')],
  ['another author', 'update', (comments, id) => comments.get(id)!.set('person', 'berit')],
  ['a deletion, which moves no clock', 'update', (comments, id) => comments.delete(id)],
  ['a deletion, which moves no clock', 'step2', (comments, id) => comments.get(id)!.delete('text')],
  ['a root of its own', 'update', (comments) => comments.doc!.getMap('votes').set('v', 1)],
])('%s sent as %s is refused, stored nowhere and shown to nobody', async (_name, step, forge) => {
  await using server = await startTestServer();
  const id = await comment(server.url, 'Ekte');
  using reader = await new RawClient(server.url, { document }).welcomed();
  reader.send(syncFrame('step1', Uint8Array.of(0)));
  await reader.next('step2');
  const before = await server.ctx.rooms.read('p', (doc) => Y.encodeStateAsUpdate(doc), 'record');
  using anna = await forger(server.url);
  const known = Y.encodeStateVector(anna.doc);
  forge(anna.doc.getMap('comments'), id);
  anna.send(syncFrame(step, Y.encodeStateAsUpdate(anna.doc, known)));
  expect((await anna.next('refused')).refused).toEqual({ code: 'not-allowed', path: '' });
  expect(anna.of('ack')).toEqual([]);
  expect(await server.ctx.rooms.read('p', (doc) => Y.encodeStateAsUpdate(doc), 'record')).toEqual(before);
  expect(rows(server)).toEqual([{ person: 'anna' }]);
  // What comes next is all that anybody else is sent.
  await comment(server.url, 'Etterpå', 'a2');
  await reader.next('update');
  expect(reader.of('update')).toHaveLength(1);
  expect((await onServer(server)).map((one) => !isBroken(one) && one.text)).toEqual(['Ekte', 'Etterpå']);
});

test('an update that builds on what is missing is refused too, and not waited for', async () => {
  await using server = await startTestServer();
  using anna = await forger(server.url);
  const updates: Uint8Array[] = [];
  anna.doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const n of [1, 2]) anna.doc.getMap('comments').set(`forged-${n}`, new Y.Map());
  for (const update of updates.toReversed()) anna.send(syncFrame('update', update));
  await anna.next('refused', 2);
  expect(await onServer(server)).toEqual([]);
  expect(rows(server)).toEqual([]);
});

test('a step2 with nothing new in it is what every reader sends', async () => {
  await using server = await startTestServer();
  const id = await comment(server.url, 'En');
  await send(server.url, { command: 'deleteComment', input: { id } });
  using anna = await forger(server.url);
  anna.send(syncFrame('step2', Y.encodeStateAsUpdate(anna.doc)));
  expect(await anna.next('ack')).toMatchObject({ frames: 1 });
  anna.send(syncFrame('step2', Y.encodeStateAsUpdate(anna.doc, Y.encodeStateVector(anna.doc))));
  expect(await anna.next('ack', 2)).toMatchObject({ frames: 2 });
  expect(anna.of('refused')).toEqual([]);
});

test('a reader who comes back with words of its own is refused, and gets what was said', async () => {
  await using server = await startTestServer();
  using anna = connect(server.url, { document });
  await anna.synced();
  anna.provider.disconnect();
  const refused: unknown[] = [];
  anna.provider.messageHandlers[messageType.refused] = (_encoder, decoder) => refused.push(readJson(decoder));
  anna.doc.getMap('comments').set('forged', new Y.Map([['text', 'Falskt']]));
  await comment(server.url, 'Ekte');
  anna.provider.connect();
  await anna.until('what was said', () => anna.doc.getMap('comments').size === 2);
  await comment(server.url, 'Etterpå');
  await anna.until('what was said then', () => anna.doc.getMap('comments').size === 3);
  expect(refused).toEqual([{ code: 'not-allowed', path: '' }]);
  expect((await onServer(server)).map((one) => !isBroken(one) && one.text)).toEqual(['Ekte', 'Etterpå']);
});

test.each<[string, Uint8Array | string]>([
  ['a text frame', 'hello'],
  ['garbage', Uint8Array.of(255, 254, 253)],
  ['an update that is none', syncFrame('update', Uint8Array.of(1, 255, 255, 255))],
  [
    'an update that claims 33 million records',
    syncFrame('update', Uint8Array.of(1, 255, 255, 255, 15, 1, 0, 10, 0, 0)),
  ],
])('%s closes that connection alone', async (_name, frame) => {
  await using server = await startTestServer();
  using reader = connect(server.url, { document });
  await reader.synced();
  using raw = await new RawClient(server.url, { document }).welcomed();
  raw.send(frame);
  expect((await raw.end()).code).toBe(4400);
  await comment(server.url, 'Videre');
  await reader.until('the comment', () => said(reader).length === 1);
  expect(reader.closedWith).toEqual([]);
});

test('a record of another epoch, or of no plan, is not joined', async () => {
  await using server = await startTestServer();
  using stale = new RawClient(server.url, { document, params: { epoch: 'an-older-one' } });
  expect((await stale.end()).code).toBe(4409);
  using lost = new RawClient(server.url, { document, plan: 'nowhere' });
  expect((await lost.end()).code).toBe(4404);
});

test('a viewer and a contributor write neither document, and are shown both', async () => {
  await using server = await startTestServer();
  const { rooms } = server.ctx;
  for (const role of ['viewer', 'contributor'] as const) {
    for (const document of ['plan', 'record'] as const) {
      const sent: number[] = [];
      const peer: Peer = {
        actor: { person: 'p', role },
        introduction: { name: 'P', organisation: '' },
        isBehind: false,
        recheck: () => 'same',
        send: (frame) => sent.push(frame[0]!),
        close: (code) => sent.push(code),
      };
      const place = rooms.join('p', peer, document);
      const doc = new Y.Doc();
      doc.getMap('actions').set('forged', new Y.Map());
      place.receive(syncFrame('step1', Uint8Array.of(0)));
      place.receive(syncFrame('update', Y.encodeStateAsUpdate(doc)));
      await rooms.read('p', () => undefined, document);
      place.leave();
      expect(sent.toSorted((a, b) => a - b)).toEqual([0, 0, 1, 64, 66]);
    }
  }
  expect(await rooms.read('p', textOf)).toBe(textOf(smallPlan()));
});

const codeOf = async (work: Promise<unknown>): Promise<string | undefined> => {
  try {
    await work;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};

test('commands ask what somebody may do', async () => {
  await using server = await startTestServer();
  const { commands } = server.ctx;
  let key = 0;
  const by = (actor: Actor) => ({
    title: () =>
      commands.run('p', () => actor, `${key++}`, {
        name: 'setField',
        input: { entity: 'action', id: 'a1', field: 'title', value: actor.role },
      }),
    comment: () =>
      commands.run('p', () => actor, `${key++}`, {
        name: 'addComment',
        input: { actionId: 'a1', text: actor.role },
      }),
    remove: (id: string) =>
      commands.run('p', () => actor, `${key++}`, { name: 'deleteComment', input: { id } }),
  });
  const [carl, dina] = [by({ person: 'carl', role: 'contributor' }), by({ person: 'dina', role: 'viewer' })];
  expect(await codeOf(carl.title())).toBe('not-allowed');
  expect(await codeOf(dina.title())).toBe('not-allowed');
  expect(await codeOf(dina.comment())).toBe('not-allowed');
  const { result } = await carl.comment();
  for (const role of ['coordinator', 'editor', 'contributor', 'viewer'] as const)
    expect(await codeOf(by({ person: 'else', role }).remove(result.id!))).toBe('not-allowed');
  expect(titleOf(await server.ctx.rooms.read('p', (doc) => doc), 'a1')).toBe('Tiltak a1');
  expect((await onServer(server)).map((one) => !isBroken(one) && one.text)).toEqual(['contributor']);
  expect(await codeOf(carl.remove(result.id!))).toBeUndefined();
});

test('nobody but who said it rewrites or deletes it over HTTP', async () => {
  await using server = await startTestServer();
  const id = await comment(server.url, 'Annas');
  for (const sent of [
    { command: 'editComment', input: { id, text: 'Berits' } },
    { command: 'deleteComment', input: { id } },
  ])
    expect(await send(server.url, sent, { person: 'berit' })).toMatchObject({
      status: 403,
      body: { code: 'not-allowed', path: `comment/${id}` },
    });
  expect(await onServer(server)).toMatchObject([{ text: 'Annas' }]);
  await send(server.url, { command: 'deleteComment', input: { id } });
  expect(await send(server.url, { command: 'editComment', input: { id, text: 'Igjen' } })).toMatchObject({
    status: 409,
    body: { code: 'gone' },
  });
});

test('an archived action can be commented, one made a moment ago too', async () => {
  await using server = await startTestServer();
  await send(server.url, { command: 'archive', input: { entity: 'action', id: 'a1' } });
  await comment(server.url, 'Hvorfor arkivert?');
  const made = await send(server.url, { command: 'createAction', input: { strategyId: 's1', title: 'Ny' } });
  await comment(server.url, 'Ny her', made.body.result.id);
  expect(await onServer(server)).toHaveLength(2);
});

test('both rooms leave memory when nobody has been there for a while, and open again with everything', async () => {
  await using server = await startTestServer({ limits: { ...serverLimits, roomIdle: 0 } });
  const { rooms } = server.ctx;
  {
    using anna = connect(server.url, { document });
    await anna.synced();
    await Promise.all([1, 2, 3].map((n) => comment(server.url, `${n}`)));
    expect(rooms.size).toBeGreaterThan(0);
  }
  await expect.poll(() => rooms.size).toBe(0);
  await comment(server.url, '4');
  await expect.poll(() => rooms.size).toBe(0);
  using berit = connect(server.url, { document });
  await berit.synced();
  expect(said(berit).toSorted()).toEqual(['1', '2', '3', '4']);
});

test('a room does not go while a command waits in it', async () => {
  await using server = await startTestServer({ limits: { ...serverLimits, roomIdle: 0 } });
  const { rooms } = server.ctx;
  using store = openStore(server.dataDir);
  const anna = new SimClient('anna');
  anna.connect(rooms, 'p');
  for (let n = 0; n < 2; n++) await rooms.read('p', () => anna.deliver(10));
  store.exec('BEGIN IMMEDIATE');
  retitle(anna.doc, 'a1', 'Skrevet i døra');
  anna.deliver(10);
  anna.disconnect();
  // Comes after the room's own timer of the same length: it is on its way out, as soon as it has stored this.
  await new Promise((resolve) => setTimeout(resolve, 0));
  const openRooms: number[] = [];
  const note = (also: () => void) =>
    rooms.run(
      'p',
      'plan',
      () => editor('berit'),
      () => openRooms.push(rooms.size),
      also,
    );
  // One more comes while what may be the last before the room would go is stored.
  const { promise, resolve } = Promise.withResolvers();
  const first = note(() => resolve(note(() => undefined)));
  store.exec('ROLLBACK');
  await Promise.all([first, promise]);
  expect(openRooms).toEqual([1, 1]);
  await expect.poll(() => rooms.size).toBe(0);
});

test('when the record cannot be stored its readers are told, and all goes on by itself', async () => {
  await using server = await startTestServer();
  using anna = connect(server.url, { document });
  await anna.synced();
  const store = openStore(server.dataDir);
  store.exec('BEGIN IMMEDIATE');
  const refused = await send(server.url, { command: 'addComment', input: { actionId: 'a1', text: 'x' } });
  expect([refused.status, refused.body.code]).toEqual([503, 'storage-unavailable']);
  await anna.until('that she is told', () => anna.closedWith.length > 0);
  expect(anna.closedWith[0]).toBe(1013);
  expect(said(anna)).toEqual([]);
  store.close();
  await comment(server.url, 'Etterpå');
  await anna.until('the comment', () => said(anna).join() === 'Etterpå');
});

test('a long record is folded, and a reload gives the same', async () => {
  using dir = tempDir();
  const limits = { ...serverLimits, fold: 2_000, foldPause: 0 };
  let last: unknown;
  {
    await using server = await startTestServer({ dataDir: dir.path, limits });
    for (let n = 0; n < 30; n++) await comment(server.url, `${n} ${'x'.repeat(200)}`);
    last = await onServer(server);
  }
  using store = openStore(dir.path, { readOnly: true });
  expect(store.prepare("SELECT seq FROM snapshot WHERE doc = 'p/record'").get()?.seq).toBeGreaterThan(10);
  await using server = await startTestServer({ dataDir: dir.path, limits });
  expect(await onServer(server)).toEqual(last);
});

test('kill -9 while people comment: what was answered is there, and asked again nothing is said twice', async () => {
  using dir = tempDir();
  await storePlan(dir.path, 'p', smallPlan());
  const all = Array.from({ length: 60 }, (_, n) => ({
    command: 'addComment',
    input: { actionId: 'a1', text: `${n}` },
    key: `${n}`,
  }));
  const answered = new Map<number, string>();
  for (const enough of [1, 15, 40]) {
    await using server = await startProcess({ DATA_DIR: dir.path });
    const settled = await Promise.allSettled(
      all.map(async (one, n) => {
        const answer = JSON.stringify((await send(server.url, one)).body);
        expect(answer).toBe(answered.get(n) ?? answer);
        answered.set(n, answer);
        if (answered.size >= enough) server.kill('SIGKILL');
      }),
    );
    const faults = settled.filter((one) => one.status === 'rejected' && !(one.reason instanceof TypeError));
    expect(faults, 'but for lines that broke').toEqual([]);
  }
  await using server = await startProcess({ DATA_DIR: dir.path });
  for (const [n, one] of all.entries()) {
    const answer = JSON.stringify((await send(server.url, one)).body);
    expect(answer).toBe(answered.get(n) ?? answer);
  }
  using reader: Client = connect(server.url, { document });
  await reader.synced();
  expect(said(reader).toSorted()).toEqual(all.map(({ input }) => input.text).toSorted());
});
