import * as Y from 'yjs';
import { syncFrame } from '../../shared/sync-protocol.ts';

type Clocks = ReadonlyMap<number, number>;

/** A document as it stands; `seq` tells its states apart. */
interface Source {
  readonly seq: number;
  /** All of it, or what is missing of it somewhere. */
  encode(stateVector?: Uint8Array): Uint8Array;
  stateVector(): Uint8Array;
}

/** So much of what somebody has is rather sent once more than what they alone lack worked out; in clocks. */
const mostSentTwice = 500;

/**
 * What those who come lack of a document. When the network comes back for many at once, each has written something of
 * their own and all lack nearly the same: that is encoded once for them together, not once for each.
 */
export class Missing {
  readonly #source: Source;
  #seq = -1;
  /** What the document holds at `#seq`. */
  #held: Clocks = new Map();
  #everything: Uint8Array | undefined;
  /** What all have who were answered lately. */
  #base: Clocks = new Map();
  #sinceBase: Uint8Array | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  /**
   * @param stateVector of what somebody has; an empty one of a newcomer
   * @returns a `step2` with all they lack, and perhaps with a little that they have
   */
  frameFor(stateVector: Uint8Array): Uint8Array {
    this.#keepUp();
    if (stateVector.length <= 1) return (this.#everything ??= syncFrame('step2', this.#source.encode()));
    this.#rebase(inBoth(Y.decodeStateVector(stateVector), this.#held));
    return (this.#sinceBase ??= syncFrame(
      'step2',
      this.#source.encode(Y.encodeStateVector(new Map(this.#base))),
    ));
  }

  /** Makes the base one that fits somebody who has this. */
  #rebase(has: Clocks): void {
    const common = inBoth(has, this.#base);
    const base = size(has) - size(common) > mostSentTwice ? has : common;
    if (isSame(base, this.#base)) return;
    this.#base = base;
    this.#sinceBase = undefined;
  }

  #keepUp(): void {
    if (this.#seq === this.#source.seq) return;
    this.#seq = this.#source.seq;
    this.#held = Y.decodeStateVector(this.#source.stateVector());
    this.#everything = this.#sinceBase = undefined;
  }
}

const inBoth = (one: Clocks, other: Clocks): Clocks => {
  const common = new Map<number, number>();
  for (const [client, clock] of one) {
    const both = Math.min(clock, other.get(client) ?? 0);
    if (both > 0) common.set(client, both);
  }
  return common;
};

const size = (clocks: Clocks): number => clocks.values().reduce((sum, clock) => sum + clock, 0);

const isSame = (one: Clocks, other: Clocks): boolean =>
  one.size === other.size && one.entries().every(([client, clock]) => other.get(client) === clock);
