import * as encoding from 'lib0/encoding';
import * as prng from 'lib0/prng';
import * as Y from 'yjs';
import { documentKinds } from '../../server/sync/document-kind.ts';
import { StoredDoc } from '../../server/sync/stored-doc.ts';
import { AppError } from '../../shared/errors.ts';
import { planRoots } from '../../shared/plan/check.ts';
import { run } from '../../shared/plan/commands.ts';
import { isBroken, readAll } from '../../shared/plan/document.ts';
import { awarenessFrame, readClientMessage, syncFrame } from '../../shared/sync-protocol.ts';
import { editor } from '../builders.ts';
import { presenceFrame, readPresence } from '../server/clients.ts';
import { copyOf, updateBy, type Guarded } from '../server/gate/guarded.ts';
import { commandFor, deeds } from '../random-commands.ts';

/*
 * Messages that no client sends, none of them a change one may make. From a seed, but for the ids that a plan and its
 * commands draw by chance.
 */

type Random = prng.PRNG;
const upTo = (random: Random, most: number): number => prng.int32(random, 0, most);
const someBytes = (random: Random, most: number): Uint8Array => prng.uint8Array(random, upTo(random, most));

/** Ten bytes and less that claim more structs, clients, deletions, letters than there is memory for. */
const bombs: readonly ((huge: Uint8Array) => Uint8Array)[] = [
  (huge) => Uint8Array.of(...huge, 1, 7, 0),
  (huge) => Uint8Array.of(1, ...huge, 7, 0, 0),
  (huge) => Uint8Array.of(1, 1, 7, 0, 0, ...huge, 0), // collected items
  (huge) => Uint8Array.of(1, 1, 7, 0, 10, ...huge, 0), // skipped ones
  (huge) => Uint8Array.of(1, 1, 7, ...huge, 0, 1, 0),
  (huge) => Uint8Array.of(0, ...huge, 7, 1),
  (huge) => Uint8Array.of(0, 1, 7, ...huge),
  (huge) => Uint8Array.of(0, 1, 7, 1, 0, ...huge),
  (huge) => Uint8Array.of(1, 1, 7, 0, 4, 1, 1, 97, ...huge), // a text
];

const hugeNumber = (random: Random): Uint8Array =>
  encoding.encode((encoder) => encoding.writeVarUint(encoder, prng.uint53(random, 2 ** 25, 2 ** 52)));

const bomb = (random: Random): Uint8Array => prng.oneOf(random, [...bombs])(hugeNumber(random));

/** Bytes with some of them flipped, cut off, put in, doubled, or appended. */
function spoil(bytes: Uint8Array, random: Random): Uint8Array {
  const spoilt = [...bytes];
  for (let times = 1 + upTo(random, 3); times > 0; times--) {
    const at = upTo(random, Math.max(spoilt.length - 1, 0));
    const how = upTo(random, 4);
    if (how === 0) spoilt[at] = (spoilt[at] ?? 0) ^ (1 << upTo(random, 7));
    if (how === 1) spoilt.length = at;
    if (how === 2) spoilt.splice(at, 0, ...someBytes(random, 4));
    if (how === 3) spoilt.splice(at, 0, ...spoilt.slice(at, at + upTo(random, 20)));
    if (how === 4) spoilt.push(...someBytes(random, 20));
  }
  return Uint8Array.from(spoilt);
}

/** What somebody may do, each on a copy of the plan of their own. */
function legalUpdates(plan: Guarded, random: Random, count: number): Uint8Array[] {
  return Array.from({ length: count }, () => {
    const doc = copyOf(plan);
    doc.clientID = prng.uint32(random, 1, 2 ** 32 - 1);
    const numbers = [0, 0, 0].map(() => upTo(random, 1_000)) as [number, number, number];
    return updateBy(doc, () => {
      try {
        const command = commandFor(doc, prng.oneOf(random, [...deeds]), ...numbers);
        if (command) run(doc, 'mallory', command);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      }
    });
  });
}

type Maker = (random: Random, legal: readonly Uint8Array[]) => Uint8Array;
const someStep = (random: Random) => prng.oneOf(random, ['update', 'update', 'step2'] as const);
const mutated: Maker = (random, legal) =>
  syncFrame(someStep(random), spoil(prng.oneOf(random, [...legal]), random));

/** By how often they come, of twenty. */
const makers: readonly Maker[] = [
  ...Array<Maker>(11).fill(mutated),
  (random) => syncFrame(someStep(random), someBytes(random, 60)),
  (random) => syncFrame(someStep(random), bomb(random)),
  (random) => syncFrame(someStep(random), spoil(bomb(random), random)),
  (random) => syncFrame('step1', prng.bool(random) ? someBytes(random, 40) : hugeNumber(random)),
  (random) => awarenessFrame(prng.bool(random) ? someBytes(random, 60) : hugeNumber(random)),
  (random) => spoil(presenceFrame(upTo(random, 1e6), upTo(random, 9), { cursor: prng.word(random) }), random),
  (random, legal) => spoil(syncFrame(someStep(random), prng.oneOf(random, [...legal])), random),
  (random) => Uint8Array.of(2 + upTo(random, 253), ...someBytes(random, 60)), // mostly no type of a message
  (random) => someBytes(random, 80),
];

/** Makes messages for a plan; one that happens to be a change one may make is left out. */
export class Payloads {
  readonly #plan: Guarded;
  readonly #random: Random;
  readonly #legal: readonly Uint8Array[];
  #gate: StoredDoc;
  /** How many were left out. */
  legal = 0;

  /** @param plan what the server holds too */
  constructor(plan: Guarded, seed: number) {
    this.#plan = plan;
    this.#random = prng.create(seed);
    this.#legal = legalUpdates(plan, this.#random, 500);
    this.#gate = this.#open();
  }

  next(): Uint8Array {
    for (;;) {
      const payload = prng.oneOf(this.#random, [...makers])(this.#random, this.#legal);
      if (!this.#isLegal(payload)) return payload;
      this.legal++;
    }
  }

  #open(): StoredDoc {
    const { ctx } = this.#plan;
    return new StoredDoc(ctx.plans.board('p'), documentKinds.plan, ctx);
  }

  #isLegal(payload: Uint8Array): boolean {
    const message = withoutError(() => readClientMessage(payload));
    if (message?.type === 'update') return this.#isTaken(message.update);
    if (message?.type === 'step1')
      return Boolean(withoutError(() => Y.decodeStateVector(message.stateVector)));
    if (message?.type === 'awareness') return Boolean(withoutError(() => readPresence(message.update)));
    return message !== undefined;
  }

  /**
   * Asks a gate like the server's, which forgets what it has taken.
   * @throws Error when it takes what it should not
   */
  #isTaken(update: Uint8Array): boolean {
    if (!withoutError(() => this.#gate.take(update, editor('mallory')))) return false;
    if (!isPlan(this.#gate.doc))
      throw new Error(`The gate takes what leaves no plan: ${Buffer.from(update).toString('hex')}`);
    this.#gate = this.#open();
    return true;
  }
}

/** @returns undefined when it throws */
function withoutError<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Whether all of a document can be read as a plan, and nothing else is in it or waits. */
function isPlan(doc: Y.Doc): boolean {
  const { plan, themes, strategies, actions, organisations } = readAll(doc);
  const all = [plan, ...[themes, strategies, actions, organisations].flatMap((map) => [...map.values()])];
  const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null;
  return isWhole && !all.some(isBroken) && [...doc.share.keys()].every((root) => planRoots.has(root));
}

/** A plan's whole content as an update, for who sets up a server with the same. */
export const contentOf = ({ stored }: Guarded): Uint8Array => Y.encodeStateAsUpdate(stored.doc);
