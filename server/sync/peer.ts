import type { Actor } from '../../shared/access.ts';
import type { ServerLimits } from '../limits.ts';
import { Bucket } from './gate/bucket.ts';
import type { User } from '../../shared/presence.ts';

/** One connection, as its room sees it. Sending never throws; a dead connection leaves the room soon. */
export interface Peer {
  /** What it is here, as of now. */
  readonly actor: Actor;
  /** What the others are told of who it is. */
  readonly introduction: Omit<User, 'id' | 'colour'>;
  /** Whether so much waits to be read by it that what it can have later is not sent now. `catchUp` of its room follows. */
  readonly isBehind: boolean;
  send(frame: Uint8Array): void;
  close(code: number, reason: string): void;
  /** Looks anew at what it is here. Who may not be here any more is gone: its connection is closed, with a reason. */
  recheck(): 'same' | 'changed' | 'gone';
}

/** What a room remembers of a peer. */
export class Seat {
  readonly peer: Peer;
  /** The number of its person's colour in this room. */
  readonly colour: number;
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
  /** It may not be here any more. What it has sent before it was told so, and is not worked off yet, does not count. */
  isOver = false;
  /** The state vector of what it has been sent, while it is passed over because it reads too slowly. */
  sent: Uint8Array | undefined;

  /** How many changes and refusals it has left. */
  readonly edits: Bucket;
  readonly refusals: Bucket;

  constructor(
    peer: Peer,
    colour: number,
    { editBurst, editsPerSecond, refusals, refusalTime }: ServerLimits,
  ) {
    this.peer = peer;
    this.colour = colour;
    this.edits = new Bucket(editBurst, editsPerSecond);
    this.refusals = new Bucket(refusals - 1, (1_000 * (refusals - 1)) / refusalTime);
  }
}
