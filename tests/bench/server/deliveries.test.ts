import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { isBroken, readAll } from '../../../shared/plan/document.ts';
import { awarenessFrame, syncFrame } from '../../../shared/sync-protocol.ts';
import { textOf } from '../../builders.ts';
import { Deliveries } from './deliveries.ts';
import { boardOf, editsOf, editsOfMany, historyOf, openBoard } from './edits.ts';
import { Histogram } from './histogram.ts';

const board = boardOf(20);
const update = (...updates: Uint8Array[]) => syncFrame('update', Y.mergeUpdates(updates));

test('what comes alone, merged or twice is counted once for each reader, and nobody awaits their own', () => {
  const [anna, berit] = editsOfMany(board, 2, 3) as [ReturnType<typeof editsOf>, ReturnType<typeof editsOf>];
  const deliveries = new Deliveries([anna, berit]);
  const toAnna = deliveries.reader(0);
  const toCarl = deliveries.reader();
  for (const writer of [0, 1]) for (let nth = 0; nth < 3; nth++) expect(deliveries.send(writer)).toBe(nth);
  expect(deliveries.expected).toBe(3 + 6);
  toAnna(update(...berit.updates));
  toAnna(update(...anna.updates));
  expect(deliveries.count).toBe(3);
  toCarl(update(anna.updates[0]!));
  toCarl(update(anna.updates[0]!));
  toCarl(update(anna.updates[1]!, berit.updates[0]!));
  expect(deliveries.gotBy(1)).toBe(3);
  expect(deliveries.times.count).toBe(6);
});

test('a round in which something is lost says so', async () => {
  const edits = editsOf(board, 0, 4);
  const deliveries = new Deliveries([edits]);
  const [toAnna, toBerit] = [deliveries.reader(), deliveries.reader()];
  for (const one of edits.updates) {
    deliveries.send(0);
    toAnna(update(one));
  }
  for (const one of edits.updates.slice(0, 2)) toBerit(update(one));
  expect(await deliveries.complete(1)).toBe(false);
  expect(deliveries.share).toBe(75);
  toBerit(update(...edits.updates.slice(2)));
  expect(await deliveries.complete(1)).toBe(true);
  expect(deliveries.share).toBe(100);
});

const presence = (...clocks: [client: number, clock: number][]) =>
  awarenessFrame(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, clocks.length);
      for (const [client, clock] of clocks) {
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarString(encoder, '{"user":{"name":"Anna","organisation":"Regionrådet"}}');
      }
    }),
  );

test('presence that something newer has overtaken counts as delivered with it, and does not count again', () => {
  const deliveries = new Deliveries([{ client: 7, ends: [1, 2, 3] }]);
  const hear = deliveries.reader();
  for (let nth = 0; nth < 3; nth++) deliveries.send(0);
  hear(presence([7, 2]));
  expect(deliveries.count).toBe(2);
  hear(presence([7, 1]));
  expect(deliveries.count).toBe(2);
  hear(presence([7, 3]));
  expect(deliveries.share).toBe(100);
});

test('messages that begin alike are told apart', () => {
  const deliveries = new Deliveries([7, 8].map((client) => ({ client, ends: [1, 2] })));
  const hear = deliveries.reader();
  for (const writer of [0, 1, 1]) deliveries.send(writer);
  hear(presence([7, 1], [8, 1]));
  expect(deliveries.count).toBe(2);
  hear(presence([7, 1], [8, 2]));
  expect(deliveries.count).toBe(3);
});

test('the edits are the same every time, and each is legal on the board it is made on', () => {
  const [one, other] = [editsOf(board, 3, 30), editsOf(board, 3, 30)];
  expect(one).toEqual(other);
  const doc = openBoard(board);
  const before = textOf(doc);
  for (const edit of one.updates) Y.applyUpdate(doc, edit);
  expect(textOf(doc)).not.toBe(before);
  expect([...readAll(doc).actions.values()].filter(isBroken)).toEqual([]);
  expect(doc.store.pendingStructs).toBeNull();
});

test('a history ends where its updates lead', () => {
  const { updates, text, size } = historyOf(board, 200);
  const doc = new Y.Doc();
  for (const one of updates) Y.applyUpdate(doc, one.update);
  expect(textOf(doc)).toBe(text);
  expect(Y.encodeStateAsUpdate(doc).length).toBe(size);
  expect(new Set(updates.map(({ person }) => person)).size).toBe(21);
});

test('percentiles are kept to within one per cent', () => {
  const times = new Histogram();
  for (let time = 1; time <= 1_000; time++) times.add(time);
  for (const share of [0.01, 0.5, 0.99, 1])
    expect(Math.abs(times.percentile(share) / (share * 1_000) - 1)).toBeLessThan(0.01);
  expect(new Histogram().percentile(0.5)).toBeNaN();
});
