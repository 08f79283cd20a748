import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { serverLimits } from '../../server/limits.ts';
import type { Peer } from '../../server/sync/peer.ts';
import type { Place, Rooms } from '../../server/sync/rooms.ts';
import { run } from '../../shared/plan/commands.ts';
import { openRoots } from '../../shared/plan/document.ts';
import { messageType, syncFrame } from '../../shared/sync-protocol.ts';
import { retitle, smallPlan, textOf } from '../builders.ts';
import { Changing, until } from './changing.ts';
import {
  connect,
  presenceFrame,
  RawClient,
  readServerMessage,
  type Client,
  type ServerMessage,
} from './clients.ts';
import { figure, startProcess, startTestServer, storePlan, tempDir } from './serving.ts';

/* How many frames each peer gets, and what becomes of those who do not read theirs. */

/** A peer without a network, which keeps the frames it gets. */
class Seated extends Changing implements Peer {
  readonly actor;
  readonly introduction;
  readonly doc = openRoots(new Y.Doc());
  isBehind = false;
  frames: Uint8Array[] = [];
  readonly place: Place;

  private constructor(rooms: Rooms, person: string) {
    super();
    this.actor = { person, role: 'coordinator' as const };
    this.introduction = { name: person, organisation: '' };
    this.place = rooms.join('p', this);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.place.receive(syncFrame('update', update));
    });
  }

  /** @returns somebody who has everything, and whose frames are counted from now on */
  static async join(rooms: Rooms, person: string): Promise<Seated> {
    const seated = new Seated(rooms, person);
    seated.place.receive(syncFrame('step1', Y.encodeStateVector(seated.doc)));
    await rooms.read('p', () => undefined);
    seated.frames = [];
    return seated;
  }

  send(frame: Uint8Array): void {
    this.frames.push(frame);
    const message = readServerMessage(frame);
    if (message.type === 'step2' || message.type === 'update') Y.applyUpdate(this.doc, message.bytes, this);
    this.changed();
  }

  recheck(): 'same' {
    return 'same';
  }

  /** Only when the server stops. */
  close(): void {
    this.frames = [];
  }

  of(type: ServerMessage['type']): Uint8Array[] {
    return this.frames.filter((frame) => readServerMessage(frame).type === type);
  }
}

const people = (rooms: Rooms, count: number): Promise<Seated[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => Seated.join(rooms, `p${n}`)));

const setTime = (doc: Y.Doc, value: string) =>
  run(doc, 'test', { name: 'setField', input: { entity: 'action', id: 'a1', field: 'timeText', value } });

test('however many edits come in one turn, each peer gets one update, and it is encoded once for all', async () => {
  await using server = await startTestServer();
  const { rooms } = server.ctx;
  const all = await people(rooms, 20);
  // What is set to what it is already makes no update.
  let turn = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(19), { minLength: 1, maxLength: 40 }), async (authors) => {
      turn++;
      for (const one of all) one.frames = [];
      // A value: what forty write into one text at once may be too long.
      for (const [n, author] of authors.entries()) setTime(all[author]!.doc, `${turn}.${n} av ${author}`);
      const text = await rooms.read('p', textOf);
      const writers = new Set(authors);
      for (const [n, one] of all.entries()) {
        const hasAll = writers.size === 1 && writers.has(n);
        expect(one.of('update').length, 'updates').toBe(hasAll ? 0 : 1);
        expect(one.of('ack').length, 'acks').toBe(writers.has(n) ? 1 : 0);
        expect(one.frames.length).toBe(one.of('update').length + one.of('ack').length);
        expect(textOf(one.doc)).toBe(text);
      }
      expect(new Set(all.flatMap((one) => one.of('update'))).size, 'encodings').toBe(1);
    }),
    { numRuns: 30 },
  );
});

test('however many tell of themselves in one beat, each peer gets one frame, and it is encoded once for all', async () => {
  await using server = await startTestServer();
  const all = await people(server.ctx.rooms, 50);
  for (const [n, one] of all.entries()) one.place.receive(presenceFrame(n, 1, { cursor: n }));
  await all[49]!.until('the others', () => all[49]!.frames.length > 0);
  expect(all.map(({ frames }) => frames.length)).toEqual(all.map(() => 1));
  expect(new Set(all.flatMap(({ frames }) => frames)).size).toBe(1);
});

test('what says nothing new is not sent', async () => {
  await using server = await startTestServer();
  const [anna, berit, carl] = (await people(server.ctx.rooms, 3)) as [Seated, Seated, Seated];
  anna.place.receive(presenceFrame(1, 1, {}));
  await berit.until('Anna', () => berit.frames.length === 1);
  // Again the same, a forgery, an empty message, an update without content: nothing of it goes out before this does.
  anna.place.receive(presenceFrame(1, 2, {}));
  berit.place.receive(presenceFrame(1, 9, { cursor: 9 }));
  berit.place.receive(Uint8Array.of(messageType.awareness, 1, 0));
  anna.place.receive(syncFrame('update', Y.encodeStateAsUpdate(new Y.Doc())));
  await server.ctx.rooms.read('p', () => undefined);
  carl.place.receive(presenceFrame(3, 1, {}));
  await berit.until('Carl', () => berit.of('awareness').length === 2);
  // Carl hears in it that Anna is still here.
  expect([anna, berit, carl].map(({ frames }) => frames.length)).toEqual([2, 2, 2]);
  expect(anna.of('ack').length, 'of Anna’s, one is the acknowledgement').toBe(1);
});

test('who reads too slowly is passed over, and gets one difference when it has read all', async () => {
  await using server = await startTestServer();
  const { rooms } = server.ctx;
  const [anna, berit, slow] = (await people(rooms, 3)) as [Seated, Seated, Seated];
  slow.isBehind = true;
  for (let n = 0; n < 20; n++) {
    retitle(anna.doc, 'a1', `Tittel ${n}`);
    run(berit.doc, 'berit', { name: 'setOwners', input: { id: 'a2', owners: n % 2 ? ['lk'] : [] } });
    await rooms.read('p', () => undefined);
  }
  anna.place.receive(presenceFrame(1, 1, {}));
  await berit.until('Anna', () => berit.of('awareness').length === 1);
  expect(slow.frames.length, 'the one after which it was seen to be behind').toBe(1);
  slow.isBehind = false;
  slow.place.catchUp();
  const text = await rooms.read('p', textOf);
  expect([slow.of('update').length, slow.of('awareness').length, slow.frames.length]).toEqual([2, 1, 3]);
  expect(textOf(slow.doc)).toBe(text);
  expect(slow.doc.store.pendingStructs).toBe(null);
  retitle(anna.doc, 'a1', 'Som før');
  await rooms.read('p', () => undefined);
  expect(slow.of('update').length, 'from then on everything again').toBe(3);
  expect(textOf(slow.doc)).toBe(textOf(anna.doc));
});

/** A description as long as one may be, which no two times is the same. */
const longText = (n: number): string => `${n} `.repeat(20_000 / `${n} `.length);

function describe(doc: Y.Doc, n: number): void {
  const input = { entity: 'action', id: 'a1', field: 'description', value: longText(n) } as const;
  run(doc, 'anna', { name: 'setField', input });
}

/** More than enough to fill what the system itself keeps for a connection. */
const mostEdits = 3_000;

/** Rewrites a description, each time when the time before is stored. @returns how often it has been, with `from` before */
async function describeOften(who: Client, from: number, times: number): Promise<number> {
  for (let n = from; n < from + times; n++) {
    describe(who.doc, n);
    await who.stored();
  }
  return from + times;
}

test('over a real line: who stops reading for a while is passed over, catches up, and stays', async () => {
  const limits = { ...serverLimits, slow: 64 << 10 };
  await using server = await startTestServer({ limits });
  using anna = connect(server.url);
  using slow = new RawClient(server.url);
  const doc = openRoots(new Y.Doc());
  slow.watch(() => {
    const message = slow.messages.at(-1)!;
    if (message.type === 'step2' || message.type === 'update') Y.applyUpdate(doc, message.bytes);
  });
  await Promise.all([anna.synced(), slow.welcomed()]);
  slow.send(syncFrame('step1', Y.encodeStateVector(doc)));
  await slow.next('step2');
  slow.socket.pause();
  const passedOver = () => figure(server.url, 'samplan_slow_peers_total{outcome="passed-over"}');
  let edits = 0;
  while (edits < mostEdits && (await passedOver()) === 0) edits = await describeOften(anna, edits, 50);
  expect(await passedOver(), 'passed over').toBe(1);
  edits = await describeOften(anna, edits, 50);
  slow.socket.resume();
  await slow.until('everything', () => textOf(doc) === textOf(anna.doc));
  expect(slow.of('update').length).toBeLessThan(edits);
  expect(slow.closed).toBeUndefined();
  describe(anna.doc, edits);
  await slow.until('what comes after', () => textOf(doc) === textOf(anna.doc));
});

test('five who never read are cut off; the others notice nothing, and the server’s memory does not grow', async () => {
  using dir = tempDir();
  await storePlan(dir.path, 'p', smallPlan());
  await using server = await startProcess({ DATA_DIR: dir.path });
  // Several, so that none of them writes faster than anybody may.
  const writers = Array.from({ length: 10 }, () => connect(server.url));
  const [anna] = writers as [Client];
  using berit = connect(server.url);
  const five = Array.from({ length: 5 }, () => new RawClient(server.url));
  await Promise.all([...writers, berit].map((one) => one.synced()));
  await Promise.all(five.map((one) => one.caughtUp()));
  const memory = () => figure(server.url, 'process_resident_memory_bytes');
  // As warm as it will be, so that only what is kept for the five counts.
  let edits = await describeOften(anna, 0, 100);
  const before = await memory();
  for (const one of five) one.socket.pause();
  let most = before;
  const cutOff = () => figure(server.url, 'samplan_slow_peers_total{outcome="cut-off"}');
  while (edits < mostEdits && (await cutOff()) < 5) {
    edits = await describeOften(writers[(edits / 50) % writers.length]!, edits, 50);
    most = Math.max(most, await memory());
  }
  // A fast writer is done before five seconds have passed.
  await expect.poll(cutOff, { timeout: 20_000 }).toBe(5);
  expect((most - before) / (1 << 20), 'MiB').toBeLessThan(100);
  await until('all of it', [anna, berit], () => textOf(berit.doc) === textOf(anna.doc));
  expect([...writers, berit].flatMap(({ closedWith }) => closedWith)).toEqual([]);
  for (const one of five) one.socket.resume();
  expect((await Promise.all(five.map((one) => one.end()))).map(({ code }) => code)).toEqual(
    Array(5).fill(1006),
  );
  using again = connect(server.url);
  await again.synced();
  expect(textOf(again.doc)).toBe(textOf(anna.doc));
  for (const one of [...writers, ...five]) one[Symbol.dispose]();
}, 60_000);
