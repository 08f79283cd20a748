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
  /** Client ids that one update may bring news of: a copy that was offline for long has one for each time it was opened. */
  clientsInUpdate: 500,
  /** A peer may send this many changes in a burst, and this many a second after that; 10 kB count as one more. */
  editBurst: 600,
  editsPerSecond: 100,
  /** The third refusal within this time ends the connection. */
  refusals: 3,
  refusalTime: 60_000,
  /** How much of what was refused is kept for a plan, and how long. */
  quarantine: 1 << 20,
  quarantineTime: 7 * 24 * 3_600_000,
  /** A pause in typing longer than this begins a new row of the history. */
  typing: 60_000,
  /** The most rows of the history in one answer. */
  changes: 1_000,
  /** How long the answer to a command is kept for who asks again. */
  receipt: 7 * 24 * 3_600_000,
  /** The largest body of a command. Two texts of 20,000 letters fit, written as \u escapes. */
  commandBody: 256 << 10,
  /** How long a socket that is told to close may take to answer. */
  farewell: 1_000,
} as const;

export type ServerLimits = Readonly<Record<keyof typeof serverLimits, number>>;
