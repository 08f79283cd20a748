import { importLimits } from '../shared/exchange/source.ts';
import { maxFrame } from '../shared/sync-protocol.ts';

/** Every limit of the server, in one place. Times in ms, sizes in bytes. */
export const serverLimits = {
  /** The largest frame that is taken. */
  frame: maxFrame,
  /** How long an empty room stays in memory: a reload or a lost connection finds it warm. */
  roomIdle: 30_000,
  /** With so many in a room somebody will write soon: its document is built before they do, and not when only a few look on. */
  crowd: 10,
  /** y-websocket gives up a connection on which no message has come for 30 s; a silent socket is dropped at the second beat. */
  beat: 25_000,
  /** With more than this waiting to be read by it, a peer is passed over until it has read all, and then gets the rest in one piece. */
  slow: 1 << 20,
  /** A peer this far behind is cut off; it comes back and gets what it lacks in one piece. */
  behind: 4 << 20,
  /** So is one that is passed over and reads nothing for the first, or not everything within the second. */
  stall: 5_000,
  catchUp: 60_000,
  /** What a client tells of itself: its size, the pause between two changes, and how many clients one message may name. */
  presenceState: 2_048,
  presencePause: 100,
  presenceClients: 1_000,
  /** Clients say every 15 s that they are still here, and forget who has not for 30 s: the server may gather that for so long. */
  presenceRenewal: 5_000,
  /**
   * Connections at one time: of one person (tabs, screens in a hall, programs that act for them), from one address (a
   * municipality or a whole meeting behind one router), and in all, at some 40 kB each.
   */
  personConnections: 500,
  addressConnections: 1_000,
  connections: 5_000,
  /** Tries to connect from one address: so many at once (everybody at a meeting, after a restart), and then so many a second. */
  attempts: 1_000,
  attemptsPerSecond: 100,
  /** How long a client may take to send the head of a request, and a whole request. */
  requestHead: 10_000,
  request: 60_000,
  /** How long a commit that fails is tried again before everybody is told, and the pause between tries. */
  commitPatience: 1_000,
  commitPause: 100,
  /** How long a statement waits while another process writes: in a server, whose rooms all wait meanwhile, and elsewhere. */
  lockWait: 100,
  lockWaitAlone: 10_000,
  /** Trial writes for `/readyz`: so many at once, and then so many a second. */
  probes: 20,
  probesPerSecond: 10,
  /** A journal tail of this size, when it also outweighs the snapshot, is folded into a new snapshot. */
  fold: 1 << 16,
  /** How long a session lasts: from one meeting to the next, but not to the next revision. */
  session: 90 * 24 * 3_600_000,
  /** Who comes again in the second half of it has another whole one, but none is longer than this in all. */
  sessionLongest: 365 * 24 * 3_600_000,
  /** How long after a one-time link a new password may be chosen without the old one, and after any sign-in the first. */
  afterLink: 30 * 60_000,
  /** How long one-time links can be used: to set the server up, after an invitation by mail, and to sign in. */
  foundersLink: 24 * 3_600_000,
  invitedLink: 7 * 24 * 3_600_000,
  signInLink: 15 * 60_000,
  /** How long the link in a mail can be used that shows a new e-mail address to be somebody's. */
  addressLink: 24 * 3_600_000,
  /** How long it is remembered of a link that it has been used or is over, so that it can be said. */
  linkMemory: 30 * 24 * 3_600_000,
  /** Wrong passwords for one account from one address: so many at once, and then so many a minute. */
  passwordTries: 5,
  passwordTriesPerMinute: 1,
  /** Failed sign-ins from one address, for whatever accounts: a hall full of people who all err once, then a trickle. */
  addressFailures: 300,
  addressFailuresPerSecond: 1,
  /** Mails with a sign-in link to one account: so many at once, then one in each such time. */
  accountMails: 3,
  accountMailPause: 10 * 60_000,
  /** Such mails asked for from one address: so many at once, and then so many a second. */
  addressMails: 300,
  addressMailsPerSecond: 1,
  /** Of how many accounts or addresses such counts are kept; the ones longest unheard of are forgotten first. */
  counted: 20_000,
  /** Passwords are checked so many at a time (19 MiB and some 35 ms of a core each), and so many may wait for it. */
  passwordChecks: 2,
  passwordsWaiting: 400,
  /** Mails are sent so many at a time, and so many may wait; a mail server may take so long for each step. */
  mailsAtOnce: 2,
  mailsWaiting: 1_000,
  mailPatience: 15_000,
  /** A mail that fails is tried so often in all; the first pause before that, each four times the one before: 10 min in all. */
  mailTries: 4,
  mailPause: 30_000,
  /** How long mails lie in the outbox: as long as the longest link in one can be used. */
  outbox: 7 * 24 * 3_600_000,
  /** Changes of what one person says of themselves, which everybody else is told: so many at once, then one in each such time. */
  selfChanges: 60,
  selfChangePause: 2_000,
  /** The largest body of a request about accounts. */
  accountBody: 16 << 10,
  /** Links looked at, and followed, from one address: a whole hall at once, and then so many a second. */
  redeems: 600,
  redeemsPerSecond: 10,
  /** Links there are none of, told to one address: so many at once, and then so many a second. */
  unknownLinks: 60,
  unknownLinksPerSecond: 1,
  /** People one coordinator takes in by mail: so many at once, and then one in each such time. */
  mailedMembers: 100,
  mailedMemberPause: 10_000,
  /** How long an organisation can answer by a link what it is asked about its part. */
  question: 30 * 24 * 3_600_000,
  /** Such links that are open: of a plan, and about one part in it. Different people who may answer by one of them. */
  questions: 5_000,
  questionsOfPart: 10,
  answerers: 20,
  /** Questions that one person asks: so many at once, and then one in each such time. */
  asked: 200,
  askedPause: 10_000,
  /** Questions mailed to one address: so many at once, and then one in each such time. */
  askedAddress: 20,
  askedAddressPause: 10 * 60_000,
  /** How much of what somebody did, and of what they said, is listed. */
  contributions: 1_000,
  /** How often it is looked whether somebody's rights have ended, or another program has changed them. */
  recheck: 400,
  /** How long after somebody has come or gone it is written when they were seen: once for all who come together. */
  attendance: 500,
  /** The shortest time between two folds: each encodes the whole document and reads it back. */
  foldPause: 5_000,
  /** Smaller documents are not rebuilt, however much of them is history. */
  rebuild: 1 << 16,
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
  /** Commands of one person, in whatever plans: so many at once, and then so many a minute. */
  commandBurst: 300,
  commandsPerMinute: 600,
  /** Plans on this server. One person makes so many at once, and then one in so long a time. */
  plans: 1_000,
  planBurst: 20,
  planPause: 60_000,
  /** Files that one person asks for: so many at once, and then one in each such time. */
  exportBurst: 30,
  exportPause: 2_000,
  /** Word documents and workbooks are made so many at a time, and so many may wait; each in so much time, and MB of memory. */
  exportsAtOnce: 2,
  exportsWaiting: 50,
  exportTime: 60_000,
  exportMemory: 512,
  /** Links to calendars of a plan that can be used. */
  calendars: 500,
  /** How long a socket that is told to close may take to answer: when the server stops, and at other times. */
  farewell: 1_000,
  closing: 5_000,
  /** How long somebody may take to sign in elsewhere, and how many may be about it at one time; then the oldest is forgotten. */
  login: 10 * 60_000,
  logins: 10_000,
  /** Departures from one address: so many at once (a hall full of people), and then so many a second. */
  addressLogins: 600,
  addressLoginsPerSecond: 5,
  /** How long another place to sign in may take to tell its addresses, and to answer anything else. */
  discovery: 2_000,
  provider: 10_000,
  /** How often it is asked for its addresses before it counts as down, the pause between, and how long they hold. */
  discoveryTries: 3,
  discoveryPause: 300,
  providerMetadata: 24 * 3_600_000,
  /** The largest answer that is read from it. */
  providerAnswer: 1 << 20,
  /**
   * Files that are opened at one time, each in a thread of its own, and how many may wait for it; how long one may take,
   * and how much of the heap, in MB.
   */
  openings: 2,
  openingsWaiting: 6,
  openingTime: importLimits.seconds * 1_000,
  openingMemory: importLimits.memoryMb,
  /** The largest body that holds a file, or what one said. */
  importBody: importLimits.fileBytes + (1 << 20),
  /** Files of one person: so many at once, and then one in each such time. */
  imports: 60,
  importPause: 10_000,
  /** How far back it is looked what a field said when a file was written, in changes. */
  importChanges: 100_000,
} as const;

export type ServerLimits = Readonly<Record<keyof typeof serverLimits, number>>;
