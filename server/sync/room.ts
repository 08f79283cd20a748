import * as Y from 'yjs';
import type { Actor } from '../../shared/access.ts';
import { AppError } from '../../shared/errors.ts';
import * as wire from '../../shared/sync-protocol.ts';
import type { RefusalCode } from '../../shared/sync-protocol.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Quarantine } from '../storage/quarantine.ts';
import { Audience } from './audience.ts';
import type { DocumentKind } from './document-kind.ts';
import { Refusal } from './gate/refusal.ts';
import { Pace } from './pace.ts';
import type { Peer, Seat } from './peer.ts';
import { Replies, type Answer } from './replies.ts';
import { isEmpty, StoredDoc, type Store } from './stored-doc.ts';
import { taskOn, type Ran, type Task } from './task.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What a room needs of the house. */
export interface RoomContext extends Store {
  readonly log: Log;
  readonly quarantine: Quarantine;
  readonly metrics: Metrics;
}

interface Incoming {
  readonly seat: Seat;
  /** Which of the peer's frames this is. */
  readonly frame: number;
  readonly update: Uint8Array;
  /** A step2: everything the peer has that the room lacks. */
  readonly complete: boolean;
}

const isTask = (item: Incoming | Task): item is Task => 'act' in item;
/** Not what somebody brings along who has just come. */
const isNews = (item: Incoming | Task): boolean => isTask(item) || !item.complete;

/**
 * One live document and the people on it. Updates wait in a queue; each flush applies them, commits them, and only
 * then acknowledges and passes them on. Nobody is ever shown what is not on disk.
 */
export class Room {
  readonly #kind: DocumentKind;
  readonly #stored: StoredDoc;
  readonly #log: Log;
  readonly #ctx: RoomContext;
  readonly #audience: Audience;
  readonly #replies: Replies;
  #incoming: (Incoming | Task)[] = [];
  /** Tasks whose callers have not been told yet. */
  readonly #unanswered = new Set<Task>();
  #answers: Answer[] = [];
  #arrivals: Seat[] = [];
  readonly #pace: Pace;
  #flushing: Promise<void> | undefined;
  #lost: AppError | undefined;
  #isClosing = false;

  /** @throws AppError `damaged` or `newer-version` */
  constructor(name: string, kind: DocumentKind, epoch: string, ctx: RoomContext) {
    this.#kind = kind;
    this.#ctx = ctx;
    this.#log = ctx.log.child({ room: name });
    this.#audience = new Audience(ctx.limits, ctx.metrics);
    this.#stored = new StoredDoc(name, kind, ctx);
    this.#replies = new Replies(epoch, this.#stored, this.#audience, ctx.metrics);
    this.#pace = new Pace(
      () => void this.flush(),
      () => this.peers,
    );
  }

  get peers(): number {
    return this.#audience.size;
  }

  /** The ids of those who are here. */
  get people(): string[] {
    return this.#audience.people;
  }

  /** Whether nobody is here, and nobody waits for an answer. */
  get isEmpty(): boolean {
    return this.peers + this.#unanswered.size === 0;
  }

  /** The storage failed under this room: it holds what is not stored, and must not be used any more. */
  get isLost(): boolean {
    return this.#lost !== undefined;
  }

  /**
   * Runs `read` on the document when all that is in it is stored.
   * @throws AppError `storage-unavailable`
   */
  async read<T>(read: (doc: Y.Doc, seq: number) => T): Promise<T> {
    await this.flush();
    if (this.#lost) throw this.#lost;
    return read(this.#stored.doc, this.#stored.seq);
  }

  /**
   * Makes a change of the server's own, at its turn among the updates that come in. Resolves when it is stored; the
   * others are shown it then.
   * @param who is asked at that turn: rights may have changed while it was waited for
   * @param also writes what is to be stored in the same transaction
   * @throws whatever `who` or `work` throws; AppError `storage-unavailable`, and then nothing has happened
   */
  async run<T>(who: () => Actor, work: (doc: Y.Doc) => T, also: (ran: Ran<T>) => void): Promise<Ran<T>> {
    if (this.#lost) throw this.#lost;
    if (this.#isClosing) throw new AppError('storage-unavailable', 'The server is stopping');
    const { task, ran } = taskOn(this.#stored, who, work, also);
    this.#unanswered.add(task);
    this.#incoming.push(task);
    this.#schedule(true);
    return ran.finally(() => this.#unanswered.delete(task));
  }

  join(peer: Peer): void {
    this.#arrivals.push(this.#audience.add(peer));
    this.#schedule();
  }

  /** Looks anew at what everybody is here, and tells those for whom it has changed. Who may not be here is gone. */
  recheck(): void {
    for (const seat of this.#audience.recheck()) if (seat.isWelcomed) this.#replies.greet(seat);
  }

  leave(peer: Peer): void {
    this.#audience.remove(peer);
  }

  /** A peer that was passed over has read all that waited for it. */
  catchUp(peer: Peer): void {
    const seat = this.#audience.seatOf(peer);
    if (seat) this.#answer({ seat, kind: 'rest' });
  }

  /** Takes one frame of a peer's. A frame that is no message ends the connection. */
  receive(peer: Peer, frame: Uint8Array): void {
    const seat = this.#audience.seatOf(peer);
    if (!seat || this.#lost || this.#isClosing) return;
    try {
      const message = wire.readClientMessage(frame);
      if (message.type === 'update') this.#enqueue(seat, message);
      if (message.type === 'step1') {
        if (this.#stored.isOld(Y.decodeStateVector(message.stateVector))) return this.#turnAway(peer);
        this.#answer({ seat, kind: 'step2', stateVector: message.stateVector });
      }
      if (message.type === 'query') this.#answer({ seat, kind: 'who' });
      if (message.type === 'awareness') this.#audience.hear(peer, message.update);
    } catch (error) {
      this.#log.warn({ reason: (error as Error).message }, 'bad frame');
      peer.close(wire.closeCode.badMessage, 'bad message');
    }
  }

  /** A copy of a former epoch would bring back what this one has left behind. */
  #turnAway(peer: Peer): void {
    this.leave(peer);
    peer.close(wire.closeCode.discardCopy, 'another epoch');
  }

  /** Works off the queue. Resolves when everything received before the call is stored, or the room is lost. */
  async flush(): Promise<void> {
    while (this.#flushing) await this.#flushing;
    if (this.#lost) return;
    // Over only when it is told, also when it fails at once: whoever waits would wait for the same one for ever.
    this.#flushing = this.#flushOnce().finally(() => {
      this.#flushing = undefined;
      if (this.#incoming.length + this.#answers.length + this.#arrivals.length > 0)
        this.#schedule(this.#incoming.some(isNews));
    });
    await this.#flushing;
  }

  /** Stores what has come and sends everybody away. What comes from now on stays with who sends it. */
  async close(code: number, reason: string): Promise<void> {
    this.#isClosing = true;
    await this.flush();
    this.#audience.dismiss(code, reason);
    if (!this.#lost) this.#fold();
  }

  /**
   * Folds the journal, so that whoever comes next is handed a snapshot, and rebuilds a document that has become mostly
   * history. Only while nobody is in; the room must be closed then.
   */
  tidy(plan: string): void {
    if (this.#lost || !this.isEmpty || this.#incoming.length > 0) return;
    try {
      this.#stored.foldNow();
      const renewed = this.#stored.renew(plan, this.#ctx.limits.rebuild);
      if (renewed) this.#log.info(renewed, 'rebuilt under a new epoch');
    } catch (error) {
      this.#log.warn({ reason: (error as Error).message }, 'the document is not tidied');
    }
  }

  #enqueue(seat: Seat, { update, complete }: { update: Uint8Array; complete: boolean }): void {
    if (!seat.edits.take(1 + update.length / 10_000))
      return seat.peer.close(wire.closeCode.tooFast, 'too many changes');
    const item = { seat, frame: ++seat.received, update, complete };
    this.#incoming.push(item);
    this.#schedule(isNews(item));
  }

  #answer(answer: Answer): void {
    this.#answers.push(answer);
    this.#schedule();
  }

  #schedule(hasNews = false): void {
    if (!this.#flushing) this.#pace.wake(hasNews);
  }

  async #flushOnce(): Promise<void> {
    this.#pace.begin();
    try {
      const queue = this.#incoming.splice(0);
      const [taken, done] = this.#workOff(queue);
      const answers = this.#answers.splice(0);
      const arrivals = this.#arrivals.splice(0);
      const news = await this.#commit();
      this.#ctx.metrics.stored(taken.length);
      if (news) this.#broadcast(news, taken, queue.some(isTask));
      for (const seat of arrivals) this.#replies.welcome(seat);
      this.#acknowledge(taken);
      for (const tell of done) tell();
      for (const answer of answers) this.#replies.reply(answer);
      if (this.#audience.size >= this.#ctx.limits.crowd) this.#stored.prepare();
      this.#fold();
      this.#pace.end({ hadNews: news !== undefined, hadNewcomers: arrivals.length + answers.length > 0 });
    } catch (error) {
      this.#lose(error as Error);
    }
  }

  /**
   * @returns the updates that now are in the document, and what tells the callers of the tasks that are done
   * @throws Error when the document holds what is not to be there, and cannot be loaded anew
   */
  #workOff(queue: readonly (Incoming | Task)[]): [Incoming[], (() => void)[]] {
    const taken: Incoming[] = [];
    const done: (() => void)[] = [];
    for (const item of queue) {
      if (!isTask(item)) {
        if (this.#take(item)) taken.push(item);
        continue;
      }
      try {
        done.push(item.act());
      } catch (error) {
        if (this.#stored.isSpoilt) throw error;
        item.fail(error as Error);
      }
    }
    return [taken, done];
  }

  /** @returns whether the update now is in the document */
  #take({ seat, update, complete }: Incoming): boolean {
    const { actor } = seat.peer;
    try {
      if (seat.isOver || !this.#kind.mayWrite(actor))
        return this.#isKnown(update) || this.#refuse(seat, update, 'not-allowed');
      if (complete) seat.hasGap = false;
      if (this.#isTaken(update, actor)) return true;
      if (complete) return this.#refuse(seat, update, 'gap');
      // Sent before the peer's own step2, which carries what is missing. Ask, in case it was not.
      seat.hasGap = true;
      this.#answers.push({ seat, kind: 'ask' });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return this.#refuse(seat, update, error.code, error.path);
    }
    return false;
  }

  #isTaken(update: Uint8Array, actor: Actor): boolean {
    const began = performance.now();
    try {
      return this.#stored.take(update, actor);
    } finally {
      this.#ctx.metrics.observeGate(performance.now() - began);
    }
  }

  /**
   * What a reader's step2 holds: nothing new, but every deletion it has been told of.
   * @throws Refusal when the bytes are no update
   */
  #isKnown(update: Uint8Array): boolean {
    if (isEmpty(update)) return true;
    try {
      return Y.snapshotContainsUpdate(Y.snapshot(this.#stored.doc), update);
    } catch {
      throw new Refusal('bad-update');
    }
  }

  /** The peer is told, and what it sent is kept. From now on nothing of it is known to be stored until it starts afresh. */
  #refuse(seat: Seat, update: Uint8Array, code: RefusalCode, path = ''): false {
    const { actor } = seat.peer;
    this.#log.warn({ person: actor.person, code, path }, 'refused');
    if (code === 'bad-update') {
      seat.peer.close(wire.closeCode.badMessage, 'bad update');
      return false;
    }
    seat.hasGap = true;
    this.#answers.push({ seat, kind: 'refused', refusal: new Refusal(code, path) });
    try {
      this.#ctx.quarantine.put(this.#stored.name, { person: actor.person, code, path, data: update });
    } catch (error) {
      this.#log.warn({ reason: (error as Error).message }, 'what was refused is not kept');
    }
    return false;
  }

  async #commit(): Promise<Uint8Array | undefined> {
    const deadline = performance.now() + this.#ctx.limits.commitPatience;
    for (;;) {
      try {
        const began = performance.now();
        const news = await this.#stored.commit();
        if (news) this.#ctx.metrics.observeCommit(performance.now() - began);
        return news;
      } catch (error) {
        if (performance.now() > deadline) throw error;
        await pause(this.#ctx.limits.commitPause);
      }
    }
  }

  /** Nobody has to know of a journal that stays long. */
  #fold(): void {
    try {
      this.#stored.fold();
    } catch (error) {
      this.#log.warn({ reason: (error as Error).message }, 'the journal is not folded');
    }
  }

  #acknowledge(taken: readonly Incoming[]): void {
    for (const [seat, items] of Map.groupBy(taken, ({ seat }) => seat)) {
      if (!seat.hasGap) seat.stored = items.at(-1)!.frame;
      const clocks = new Map(items.flatMap(({ update }) => [...Y.parseUpdateMeta(update).to]));
      seat.peer.send(wire.ackFrame(clocks, seat.stored));
    }
  }

  /** Encoded once for everybody. Somebody who alone wrote all of it has it already. */
  #broadcast(news: Uint8Array, taken: readonly Incoming[], isServers: boolean): void {
    const frame = wire.syncFrame('update', news);
    const authors = new Set(taken.map(({ seat }) => seat));
    const hasAll = (seat: Seat) => !isServers && authors.size === 1 && authors.has(seat);
    const isMeant = (seat: Seat) => seat.isCaughtUp && !hasAll(seat);
    this.#audience.tell(frame, isMeant, () => this.#replies.stateVector());
  }

  /**
   * What is in memory can no longer be trusted to be on disk: everybody keeps their own and comes back later, to
   * another room. This one must not store what waits: the other begins where the journal ends.
   */
  #lose(cause: Error): void {
    this.#incoming = [];
    this.#answers = [];
    this.#arrivals = [];
    this.#log.error({ reason: cause.message }, 'cannot store; everybody is told');
    this.#lost = new AppError('storage-unavailable', 'The server cannot store anything now', '', { cause });
    for (const { fail } of this.#unanswered) fail(this.#lost);
    this.#audience.dismiss(wire.closeCode.storageUnavailable, 'storage unavailable');
  }
}
