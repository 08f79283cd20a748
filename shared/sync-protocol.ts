import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as z from 'zod/mini';
import { roles } from './access.ts';

/*
 * The wire between a client and a room. Every frame is one message:
 *
 *   frame      = varuint(type) body
 *   sync       = 0  (step1 | step2 | update)                  as in y-protocols/sync
 *     step1    = 0  bytes(state vector)                       "this I have; send me the rest"
 *     step2    = 1  bytes(update)                             "here is the rest"
 *     update   = 2  bytes(update)
 *   awareness  = 1  bytes(awareness update)                   as in y-protocols/awareness
 *   query      = 3                                            "who is here?"
 *   hello      = 64 string(JSON {protocol, epoch, role, theme, org, seq, colour}) first message of the server
 *   ack        = 65 string(JSON {clientId: clock, …}) varuint(frames)
 *   refused    = 66 string(JSON {code, path})
 *
 * An ack comes after the commit. `clock` is the next one expected of that client id; `frames` is how many step2 and
 * update messages of this connection are stored, counted from its start: a change that only deletes moves no clock.
 */
export const messageType = { sync: 0, awareness: 1, query: 3, hello: 64, ack: 65, refused: 66 } as const;
export const syncType = { step1: 0, step2: 1, update: 2 } as const;
export const protocolVersion = 1;

/** Close codes. y-websocket takes 44xx as final and tries again after all others. */
export const closeCode = {
  badMessage: 4400,
  noSession: 4401,
  notAllowed: 4403,
  noSuchPlan: 4404,
  /** The client's copy is of another epoch: it keeps what it has aside and starts from the server's. */
  discardCopy: 4409,
  tooBig: 4413,
  tooFast: 4529,
  restarting: 1012,
  storageUnavailable: 1013,
} as const;

/** The largest frame that is taken, in bytes. */
export const maxFrame = 1 << 20;

export const helloSchema = z.object({
  protocol: z.number(),
  epoch: z.string(),
  role: z.enum(roles),
  /** The theme whose column an editor is limited to. */
  theme: z.optional(z.string()),
  /** The organisation of the plan's register that one is here for. */
  org: z.optional(z.string()),
  seq: z.number(),
  /** The number of your colour in this room. */
  colour: z.int(),
});
export type Hello = z.output<typeof helloSchema>;

/** Why a change is not taken (docs/interfaces.md). */
export type RefusalCode =
  | 'not-allowed'
  | 'bad-update'
  | 'gap'
  | 'foreign-client'
  | 'unknown-root'
  | 'unknown-field'
  | 'wrong-type'
  | 'bad-id'
  | 'bad-value'
  | 'too-long'
  | 'too-many'
  | 'replaced'
  | 'hard-deleted';

export const refusedSchema = z.object({ code: z.string(), path: z.string() });
export type Refused = z.output<typeof refusedSchema>;

export type ClientMessage =
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  | { readonly type: 'update'; readonly complete: boolean; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'query' };

/** @throws Error when the bytes are no message of a client */
export function readClientMessage(frame: Uint8Array): ClientMessage {
  const decoder = decoding.createDecoder(frame);
  const type = decoding.readVarUint(decoder);
  if (type === messageType.query) return { type: 'query' };
  if (type === messageType.awareness)
    return { type: 'awareness', update: decoding.readVarUint8Array(decoder) };
  if (type !== messageType.sync) throw new Error(`There is no message type ${type}`);
  const step = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (step === syncType.step1) return { type: 'step1', stateVector: bytes };
  if (step === syncType.step2) return { type: 'update', complete: true, update: bytes };
  if (step === syncType.update) return { type: 'update', complete: false, update: bytes };
  throw new Error(`There is no sync message ${step}`);
}

export const syncFrame = (step: keyof typeof syncType, bytes: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.sync);
    encoding.writeVarUint(encoder, syncType[step]);
    encoding.writeVarUint8Array(encoder, bytes);
  });

export const awarenessFrame = (update: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.awareness);
    encoding.writeVarUint8Array(encoder, update);
  });

const jsonFrame = (type: number, value: unknown, tail?: number): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type);
    encoding.writeVarString(encoder, JSON.stringify(value));
    if (tail !== undefined) encoding.writeVarUint(encoder, tail);
  });

export const helloFrame = (hello: Hello): Uint8Array => jsonFrame(messageType.hello, hello);
export const refusedFrame = (refused: Refused): Uint8Array => jsonFrame(messageType.refused, refused);
export const ackFrame = (clocks: ReadonlyMap<number, number>, frames: number): Uint8Array =>
  jsonFrame(messageType.ack, Object.fromEntries(clocks), frames);

/** Reads what follows the type of a `hello` or `refused` message. */
export const readJson = (decoder: decoding.Decoder): unknown => JSON.parse(decoding.readVarString(decoder));

/** Reads what follows the type of an `ack`. */
export function readAck(decoder: decoding.Decoder): { clocks: Record<string, number>; frames: number } {
  const clocks = JSON.parse(decoding.readVarString(decoder)) as Record<string, number>;
  return { clocks, frames: decoding.readVarUint(decoder) };
}
