import * as Y from 'yjs';
import { can } from '../../shared/access.ts';
import { AppError } from '../../shared/errors.ts';
import * as wire from '../../shared/sync-protocol.ts';
import type { Log } from '../log.ts';
import type { ServerLimits } from '../limits.ts';
import type { Journal } from '../storage/journal.ts';
import { Audience, clamp } from './audience.ts';
import type { Peer, Seat } from './peer.ts';
import { StoredDoc } from './stored-doc.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What a room needs of the house. */
export interface RoomContext {
  readonly journal: Journal;
  readonly log: Log;
  readonly limits: ServerLimits;
}

interface Incoming {
  readonly seat: Seat;
  /** Which of the peer's frames this is. */
  readonly frame: number;
  readonly update: Uint8Array;
  /** A step2: everything the peer has that the room lacks. */
  readonly complete: boolean;
}

/** What a peer gets when everything before it is stored: our state vector, who is here, a no, or what it lacks. */
type Answer = { readonly seat: Seat } & (
  | { readonly kind: 'ask' | 'who' | 'refused' }
  | { readonly kind: 'step2'; readonly stateVector: Uint8Array }
);

/**
 * One live document and the people on it. Updates wait in a queue; each flush applies them, commits them, and only
 * then acknowledges and passes them on. Nobody is ever shown what is not on disk.
 */
export class Room {
  readonly #epoch: string;
  readonly #stored: StoredDoc;
  readonly #log: Log;
  readonly #limits: ServerLimits;
  readonly #audience = new Audience();
  #incoming: Incoming[] = [];
  #answers: Answer[] = [];
  #arrivals: Seat[] = [];
  #scheduled: NodeJS.Timeout | NodeJS.Immediate | undefined;
  #flushing: Promise<void> | undefined;
  #lastFlush = 0;
  #everything: { seq: number; frame: Uint8Array } | undefined;
  #lost: AppError | undefined;
  #isClosing = false;

  /** @throws AppError `damaged` or `newer-version` */
  constructor(name: string, epoch: string, { journal, log, limits }: RoomContext) {
    this.#epoch = epoch;
    this.#log = log.child({ room: name });
    this.#limits = limits;
    this.#stored = new StoredDoc(name, journal, limits.fold);
  }

  get peers(): number {
    return this.#audience.size;
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

  join(peer: Peer): void {
    this.#arrivals.push(this.#audience.add(peer));
    this.#schedule();
  }

  leave(peer: Peer): void {
    this.#audience.remove(peer);
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
    this.#flushing = this.#flushOnce();
    await this.#flushing;
  }

  /** Stores what has come and sends everybody away. What comes from now on stays with who sends it. */
  async close(code: number, reason: string): Promise<void> {
    this.#isClosing = true;
    await this.flush();
    this.#audience.dismiss(code, reason);
    if (!this.#lost) this.#fold();
  }

  /** Rebuilds a document that has become mostly history. Only while nobody is in; the room must be closed then. */
  renew(plan: string): void {
    if (this.#lost || this.#audience.size + this.#incoming.length > 0) return;
    try {
      const renewed = this.#stored.renew(plan, this.#limits.rebuild);
      if (renewed) this.#log.info(renewed, 'rebuilt under a new epoch');
    } catch (error) {
      this.#log.warn({ reason: (error as Error).message }, 'the document is not rebuilt');
    }
  }

  #enqueue(seat: Seat, { update, complete }: { update: Uint8Array; complete: boolean }): void {
    this.#incoming.push({ seat, frame: ++seat.received, update, complete });
    this.#schedule();
  }

  #answer(answer: Answer): void {
    this.#answers.push(answer);
    this.#schedule();
  }

  /** The first flush after a quiet time comes at the end of this loop turn, then one per 16 ms at most, by size. */
  #schedule(): void {
    if (this.#scheduled || this.#flushing) return;
    const due = this.#lastFlush + clamp(0, this.#audience.size / 50, 16) - performance.now();
    this.#scheduled =
      due > 0 ? setTimeout(() => void this.flush(), due) : setImmediate(() => void this.flush());
  }

  async #flushOnce(): Promise<void> {
    clearTimeout(this.#scheduled as NodeJS.Timeout);
    clearImmediate(this.#scheduled as NodeJS.Immediate);
    this.#scheduled = undefined;
    this.#lastFlush = performance.now();
    const taken = this.#incoming.splice(0).filter((item) => this.#take(item));
    const answers = this.#answers.splice(0);
    const arrivals = this.#arrivals.splice(0);
    try {
      const news = await this.#commit();
      if (news) this.#broadcast(news, taken);
      for (const seat of arrivals) this.#welcome(seat);
      this.#acknowledge(taken);
      for (const answer of answers) this.#reply(answer);
      this.#fold();
    } catch (error) {
      this.#lose(error as Error);
    } finally {
      this.#flushing = undefined;
      if (this.#incoming.length + this.#answers.length + this.#arrivals.length > 0) this.#schedule();
    }
  }

  /** @returns whether the update now is in the document */
  #take({ seat, update, complete }: Incoming): boolean {
    const { actor } = seat.peer;
    try {
      if (!can(actor, 'edit-plan')) return this.#isKnown(update) || this.#refuse(seat);
      if (complete) seat.hasGap = false;
      if (this.#stored.take(update, actor.person)) return true;
      // Sent before the peer's own step2, which carries what is missing. Ask, in case it was not.
      seat.hasGap = true;
      this.#answers.push({ seat, kind: 'ask' });
    } catch (error) {
      this.#log.warn({ reason: (error as Error).message }, 'bad update');
      seat.peer.close(wire.closeCode.badMessage, 'bad update');
    }
    return false;
  }

  /** What a reader's step2 holds: nothing new, but every deletion it has been told of. */
  #isKnown(update: Uint8Array): boolean {
    return Y.snapshotContainsUpdate(Y.snapshot(this.#stored.doc), update);
  }

  #refuse(seat: Seat): false {
    this.#answers.push({ seat, kind: 'refused' });
    return false;
  }

  async #commit(): Promise<Uint8Array | undefined> {
    const deadline = performance.now() + this.#limits.commitPatience;
    for (;;) {
      try {
        return await this.#stored.commit();
      } catch (error) {
        if (performance.now() > deadline) throw error;
        await pause(this.#limits.commitPause);
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
  #broadcast(news: Uint8Array, taken: readonly Incoming[]): void {
    const frame = wire.syncFrame('update', news);
    const authors = new Set(taken.map(({ seat }) => seat));
    this.#audience.tell(frame, (seat) => authors.size > 1 || !authors.has(seat));
  }

  #welcome(seat: Seat): void {
    const { peer } = seat;
    const { role } = peer.actor;
    const { seq } = this.#stored;
    seat.isWelcomed = true;
    peer.send(wire.helloFrame({ protocol: wire.protocolVersion, epoch: this.#epoch, role, seq }));
    this.#reply({ seat, kind: 'ask' });
    this.#reply({ seat, kind: 'who' });
  }

  #reply({ seat: { peer }, ...answer }: Answer): void {
    switch (answer.kind) {
      case 'step2':
        return peer.send(this.#missing(answer.stateVector));
      case 'ask':
        return peer.send(wire.syncFrame('step1', Y.encodeStateVector(this.#stored.doc)));
      case 'who':
        return peer.send(this.#audience.whoIsHere());
      case 'refused':
        return peer.send(wire.refusedFrame({ code: 'not-allowed', path: '' }));
    }
  }

  /** What a peer lacks. Everything, which is what newcomers lack, is encoded once for all who come at one time. */
  #missing(stateVector: Uint8Array): Uint8Array {
    const { doc, seq } = this.#stored;
    if (stateVector.length > 1) return wire.syncFrame('step2', Y.encodeStateAsUpdate(doc, stateVector));
    if (this.#everything?.seq !== seq)
      this.#everything = { seq, frame: wire.syncFrame('step2', Y.encodeStateAsUpdate(doc)) };
    return this.#everything.frame;
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
    this.#audience.dismiss(wire.closeCode.storageUnavailable, 'storage unavailable');
  }
}
