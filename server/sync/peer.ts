import type { Actor } from '../../shared/access.ts';
import type { ServerLimits } from '../limits.ts';
import { Bucket } from './gate/bucket.ts';

/** One connection, as its room sees it. Sending never throws; a dead connection leaves the room soon. */
export interface Peer {
  readonly actor: Actor;
  send(frame: Uint8Array): void;
  close(code: number, reason: string): void;
}

/** What a room remembers of a peer. */
export class Seat {
  readonly peer: Peer;
  /** Whether it has been told where it is. Nothing else is said before that. */
  isWelcomed = false;
  /**
   * Whether it has been sent all it lacked. Updates before that would build on what it does not have: Yjs applies their
   * deletions at once and lets their insertions wait, and a card that is moved would have no place in between.
   */
  isCaughtUp = false;
  /** How many step2 and update messages have come, and how many of them are known to be stored. */
  received = 0;
  stored = 0;
  /** An update was put aside because earlier ones are missing; the peer's next step2 brings all of them. */
  hasGap = false;

  /** How many changes and refusals it has left. */
  readonly edits: Bucket;
  readonly refusals: Bucket;

  constructor(peer: Peer, { editBurst, editsPerSecond, refusals, refusalTime }: ServerLimits) {
    this.peer = peer;
    this.edits = new Bucket(editBurst, editsPerSecond);
    this.refusals = new Bucket(refusals - 1, (1_000 * (refusals - 1)) / refusalTime);
  }
}
