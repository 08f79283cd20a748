import { maxFrame } from '../shared/sync-protocol.ts';

/** Every limit of the server, in one place. Times in ms, sizes in bytes. */
export const serverLimits = {
  /** The largest frame that is taken. */
  frame: maxFrame,
  /** How long an empty room stays in memory: a reload or a lost connection finds it warm. */
  roomIdle: 30_000,
  /** y-websocket gives up a connection on which no message has come for 30 s; a silent socket is dropped at the second beat. */
  beat: 20_000,
  /** A peer this far behind is cut off; it comes back and gets what it lacks in one piece. */
  behind: 4 << 20,
  /** How long a commit that fails is tried again before everybody is told, and the pause between tries. */
  commitPatience: 1_000,
  commitPause: 100,
  /** A journal tail of this size, when it also outweighs the snapshot, is folded into a new snapshot. */
  fold: 1 << 16,
  /** Smaller documents are not rebuilt, however much of them is history. */
  rebuild: 1 << 16,
  /** How long a socket that is told to close may take to answer. */
  farewell: 1_000,
} as const;

export type ServerLimits = Readonly<Record<keyof typeof serverLimits, number>>;
