import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { Refusal } from './refusal.ts';

/** One struct of an update, as far as the gate has to know it. */
export interface Part {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  /** What it names and builds upon: neighbours and parent. */
  readonly needs: readonly Y.ID[];
  /** The root it stands in, when it names one. */
  readonly root: string | undefined;
}

/** A range that an update deletes. */
export type Range = Pick<Part, 'client' | 'clock' | 'length'>;

/*
 * The first version of Yjs' update format (yjs/src/utils/updates.js):
 *
 *   update  = varuint(clients) { varuint(structs) varuint(client) varuint(clock) struct* } deletes
 *   struct  = info=0 length                                  rubbish that was collected: only its place is left
 *           | info=10 length                                 a gap, which no client of ours has a reason to send
 *           | info [origin] [right origin] [parent [key]] content
 *   deletes = varuint(clients) { varuint(client) varuint(ranges) { varuint(clock) varuint(length) } }
 *
 * Read here one struct at a time, and never by Yjs first: ten bytes can claim 33 million structs, for which applying
 * makes room before it looks, and some contents (a document within a document) are costly to build.
 */
const info = { content: 31, key: 32, rightOrigin: 64, origin: 128, gap: 10 } as const;

/** Reads over a content and says how long it is. What is not here has no place in a plan. */
const contents: Readonly<Record<number, (decoder: Y.UpdateDecoderV1) => number>> = {
  1: (decoder) => decoder.readLen(), // deleted
  4: (decoder) => decoder.readString().length,
  7: (decoder) => {
    const type = decoder.readTypeRef();
    if (type !== typeMap && type !== typeText) throw new Refusal('wrong-type');
    return 1;
  },
  8: (decoder) => {
    const length = decoder.readLen();
    for (let i = 0; i < length; i++) decoder.readAny();
    return length;
  },
};
const [typeMap, typeText] = [1, 2];

/**
 * The structs of an update, one at a time, and then the ranges it deletes.
 * @throws Refusal `gap` or `wrong-type`; any other Error when the bytes are no update
 */
export function* partsOf(update: Uint8Array): Generator<{ part: Part } | { deleted: Range }> {
  const decoder = new Y.UpdateDecoderV1(decoding.createDecoder(update));
  const { restDecoder: rest } = decoder;
  for (let clients = decoding.readVarUint(rest); clients > 0; clients--) {
    let structs = decoding.readVarUint(rest);
    const client = decoder.readClient();
    let clock = decoding.readVarUint(rest);
    for (; structs > 0; structs--) {
      const part = readPart(decoder, client, clock);
      yield { part };
      clock += part.length;
    }
  }
  for (let clients = decoding.readVarUint(rest); clients > 0; clients--) {
    const client = decoding.readVarUint(rest);
    for (let ranges = decoding.readVarUint(rest); ranges > 0; ranges--)
      yield { deleted: { client, clock: decoder.readDsClock(), length: decoder.readDsLen() } };
  }
  if (decoding.hasContent(rest)) throw new Error('There is something after the end of the update');
}

function readPart(decoder: Y.UpdateDecoderV1, client: number, clock: number): Part {
  const head = decoder.readInfo();
  if (head === info.gap) throw decoder.readLen() > 0 ? new Refusal('gap') : new Error('A gap of no length');
  if ((head & info.content) === 0)
    return { client, clock, length: decoder.readLen(), needs: [], root: undefined };
  const needs: Y.ID[] = [];
  let root: string | undefined;
  if (head & info.origin) needs.push(decoder.readLeftID());
  if (head & info.rightOrigin) needs.push(decoder.readRightID());
  if (needs.length === 0) {
    if (decoder.readParentInfo()) root = decoder.readString();
    else needs.push(decoder.readLeftID());
    if (head & info.key) decoder.readString();
  }
  const read = contents[head & info.content];
  if (!read) throw new Refusal('wrong-type');
  return { client, clock, length: read(decoder), needs, root };
}
