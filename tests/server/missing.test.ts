import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Missing } from '../../server/sync/missing.ts';
import { readServerMessage } from './clients.ts';

/* What those who come are sent of a document that others go on writing in. */

/** A text that several write in, each with a client id of their own. */
class Source {
  readonly doc = new Y.Doc();
  seq = 0;
  encodings = 0;

  write(client: number, text: string): void {
    const writer = new Y.Doc();
    Y.applyUpdate(writer, Y.encodeStateAsUpdate(this.doc));
    writer.clientID = client;
    writer.getText('t').insert(0, text);
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(writer));
    this.seq += 1;
  }

  encode(stateVector?: Uint8Array): Uint8Array {
    this.encodings += 1;
    return Y.encodeStateAsUpdate(this.doc, stateVector);
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  copy(): Y.Doc {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.doc));
    return copy;
  }
}

const take = (missing: Missing, copy: Y.Doc): number => {
  const frame = missing.frameFor(Y.encodeStateVector(copy));
  const message = readServerMessage(frame);
  if (message.type !== 'step2') throw new Error(`Not a step2 but ${message.type}`);
  Y.applyUpdate(copy, message.bytes);
  return frame.length;
};

test('whoever comes, with whatever, then has all that is there', () => {
  const step = fc.oneof(
    fc.record({
      do: fc.constant('write' as const),
      client: fc.integer({ min: 1, max: 6 }),
      size: fc.nat(400),
    }),
    fc.record({ do: fc.constant('leave' as const) }),
    fc.record({ do: fc.constant('write offline' as const), who: fc.nat(9), size: fc.nat(400) }),
    fc.record({ do: fc.constant('come' as const), who: fc.nat(9) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const source = new Source();
      const missing = new Missing(source);
      const copies = [new Y.Doc()];
      const lacking: unknown[] = [];
      for (const one of steps) {
        if (one.do === 'write') source.write(one.client, 'x'.repeat(one.size));
        else if (one.do === 'leave') copies.push(source.copy());
        else {
          const copy = copies[one.who % copies.length]!;
          if (one.do === 'write offline') copy.getText('t').insert(0, 'y'.repeat(one.size));
          else {
            take(missing, copy);
            lacking.push(
              ...Y.decodeUpdate(Y.encodeStateAsUpdate(source.doc, Y.encodeStateVector(copy))).structs,
            );
          }
        }
      }
      expect(lacking).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('many who come back at one time are answered with one encoding', () => {
  const source = new Source();
  source.write(1, 'the plan');
  const copies = Array.from({ length: 100 }, () => source.copy());
  for (const [index, copy] of copies.entries()) {
    copy.getText('t').insert(0, `${index}`);
    Y.applyUpdate(source.doc, Y.encodeStateAsUpdate(copy));
    source.seq += 1;
  }
  const missing = new Missing(source);
  for (const copy of copies) take(missing, copy);
  expect(source.encodings).toBeLessThanOrEqual(2);
  for (const copy of copies) expect(copy.getText('t').toString()).toBe(source.doc.getText('t').toString());
});

test('who has been away for long does not make the others take all of it', () => {
  const source = new Source();
  source.write(1, 'a');
  const old = source.copy();
  source.write(2, 'b'.repeat(100_000));
  const recent = source.copy();
  source.write(3, 'c');
  const missing = new Missing(source);
  expect(take(missing, old)).toBeGreaterThan(100_000);
  expect(take(missing, recent)).toBeLessThan(1_000);
});
