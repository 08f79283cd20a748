import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { messageType, syncType } from '../../../shared/sync-protocol.ts';
import { Histogram } from './histogram.ts';
import { contentOf, stepOf, type Line } from './line.ts';

/** What one client says: after item n its clock is `ends[n]`. */
export interface Saying {
  readonly client: number;
  readonly ends: readonly number[];
}

/** That a message brings everything of a writer up to and without item `count`. */
type News = readonly (readonly [writer: number, count: number])[];

/** So many messages are remembered as read: the others in a room get the same bytes about now. */
const remembered = 256;

interface Reader {
  /** By writer, how many of its items have come. */
  readonly seen: Int32Array;
  readonly own: number;
  /** Of all writers. */
  got: number;
}

/**
 * Who has got what, and how long it took. What a message brings is told by clocks, so it may come alone, merged with
 * others, or overtaken by something newer of the same client.
 */
export class Deliveries {
  readonly times = new Histogram();
  /** How many items were sent, how often they should reach a reader, and how often they have. */
  sent = 0;
  expected = 0;
  count = 0;
  /** When the last one came, in ms of this process. */
  last = 0;
  readonly #sayings: readonly Saying[];
  readonly #writerOf: ReadonlyMap<number, number>;
  readonly #sentAt: readonly Float64Array[];
  readonly #sent: number[];
  readonly #readers: Reader[] = [];
  /** By writer, how many readers are itself. */
  readonly #echoes: number[];
  readonly #read = new Map<number, { message: Uint8Array; news: News }>();
  #waiting: (() => void) | undefined;

  constructor(sayings: readonly Saying[]) {
    this.#sayings = sayings;
    this.#writerOf = new Map(sayings.map(({ client }, writer) => [client, writer]));
    this.#sentAt = sayings.map(({ ends }) => new Float64Array(ends.length));
    this.#sent = sayings.map(() => 0);
    this.#echoes = sayings.map(() => 0);
  }

  /**
   * Counts what one reader gets. All readers are to be named before anything is sent.
   * @param own the writer the reader is; what it says itself is not awaited here
   * @returns what takes the reader's messages
   */
  reader(own = -1): (message: Uint8Array) => void {
    const reader = { seen: new Int32Array(this.#sayings.length), own, got: 0 };
    this.#readers.push(reader);
    if (own >= 0) this.#echoes[own]!++;
    return (message) => this.#hear(reader, message);
  }

  /** Counts what comes on a line. */
  watch(line: Line, own?: number): void {
    line.onMessage = this.reader(own);
  }

  /** To be called when a writer sends its next item. @returns which one it is */
  send(writer: number): number {
    const nth = this.#sent[writer]!++;
    this.#sentAt[writer]![nth] = performance.now();
    this.sent++;
    this.expected += this.#readers.length - this.#echoes[writer]!;
    return nth;
  }

  /** How many items have reached the `nth` reader. */
  gotBy(nth: number): number {
    return this.#readers[nth]!.got;
  }

  /** What has reached everybody it was meant for, in per cent. */
  get share(): number {
    return (100 * this.count) / this.expected;
  }

  /** Resolves when everything sent has come everywhere, or the time is over. @returns whether it has */
  async complete(patience: number): Promise<boolean> {
    if (this.count < this.expected) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting = resolve;
      const timer = setTimeout(resolve, patience);
      await promise;
      clearTimeout(timer);
      this.#waiting = undefined;
    }
    return this.count >= this.expected;
  }

  #hear(reader: Reader, message: Uint8Array): void {
    const { seen, own } = reader;
    const now = performance.now();
    for (const [writer, count] of this.#newsOf(message)) {
      const from = seen[writer]!;
      if (writer === own || count <= from) continue;
      seen[writer] = count;
      this.count += count - from;
      reader.got += count - from;
      this.last = now;
      const sentAt = this.#sentAt[writer]!;
      for (let nth = from; nth < count; nth++) this.times.add(now - sentAt[nth]!);
    }
    if (this.#waiting && this.count >= this.expected) this.#waiting();
  }

  #newsOf(message: Uint8Array): News {
    const hash = hashOf(message);
    const known = this.#read.get(hash);
    if (known && Buffer.compare(known.message, message) === 0) return known.news;
    const news = clocksIn(message).flatMap(([client, clock]) => {
      const writer = this.#writerOf.get(client);
      return writer === undefined ? [] : [[writer, this.#countAt(writer, clock)] as const];
    });
    if (this.#read.size >= remembered) this.#read.clear();
    this.#read.set(hash, { message, news });
    return news;
  }

  /** How many of a writer's items end at a clock or before. */
  #countAt(writer: number, clock: number): number {
    const { ends } = this.#sayings[writer]!;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! <= clock) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Of its length and its first bytes, where clients and clocks stand. */
function hashOf(message: Uint8Array): number {
  let hash = message.length;
  for (let at = 0; at < Math.min(message.length, 32); at++) hash = (hash * 31 + message[at]!) | 0;
  return hash;
}

/** The clocks a message brings its reader to, by client. */
function clocksIn(message: Uint8Array): (readonly [client: number, clock: number])[] {
  const step = stepOf(message);
  if (step === syncType.step2 || step === syncType.update)
    return [...Y.parseUpdateMeta(contentOf(message)).to];
  return message[0] === messageType.awareness ? presenceIn(contentOf(message)) : [];
}

function presenceIn(update: Uint8Array): (readonly [client: number, clock: number])[] {
  const decoder = decoding.createDecoder(update);
  return Array.from({ length: decoding.readVarUint(decoder) }, () => {
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    decoding.readVarUint8Array(decoder);
    return [client, clock] as const;
  });
}
