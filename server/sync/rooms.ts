import type * as Y from 'yjs';
import type { Actor } from '../../shared/access.ts';
import { AppError } from '../../shared/errors.ts';
import { closeCode } from '../../shared/sync-protocol.ts';
import type { DocumentName } from '../../shared/commands.ts';
import { docName, planOf, type Plans } from '../storage/plans.ts';
import { documentKinds } from './document-kind.ts';
import type { Peer } from './peer.ts';
import { Room, type RoomContext } from './room.ts';
import type { Ran } from './task.ts';

/** Where a peer sits: what it says goes here. */
export interface Place {
  receive(frame: Uint8Array): void;
  /** It has read all that waited for it. */
  catchUp(): void;
  leave(): void;
}

/** The rooms that are open now. A room opens for its first visitor and leaves memory some time after its last. */
export class Rooms {
  readonly #plans: Plans;
  readonly #ctx: RoomContext;
  readonly #open = new Map<string, Room>();
  readonly #idle = new Map<string, NodeJS.Timeout>();
  #isFailing = false;
  #isClosed = false;

  constructor(plans: Plans, ctx: RoomContext) {
    this.#plans = plans;
    this.#ctx = ctx;
  }

  get size(): number {
    return this.#open.size;
  }

  /** Connections in all rooms. */
  get peers(): number {
    return [...this.#open.values()].reduce((sum, { peers }) => sum + peers, 0);
  }

  /** The ids of those who have a plan open now. */
  peopleIn(plan: string): ReadonlySet<string> {
    const rooms = [...this.#open].filter(([name]) => planOf(name) === plan);
    return new Set(rooms.flatMap(([, room]) => room.people));
  }

  /**
   * Lets a peer into the room of one of a plan's documents.
   * @throws AppError `not-found`, `storage-unavailable`, `damaged` or `newer-version`
   */
  join(plan: string, peer: Peer, document: DocumentName = 'plan'): Place {
    const { name, room } = this.#enter(plan, document);
    room.join(peer);
    return {
      receive: (frame) => room.receive(peer, frame),
      catchUp: () => room.catchUp(peer),
      leave: () => {
        room.leave(peer);
        this.#left(name, room);
      },
    };
  }

  /** Looks anew at what everybody in a plan's rooms is there; without a plan, in all. */
  recheck(plan?: string): void {
    for (const [name, room] of this.#open) if (plan === undefined || planOf(name) === plan) room.recheck();
  }

  /** Reads a plan's document as it is stored. Throws as `join` does. */
  read<T>(plan: string, read: (doc: Y.Doc, seq: number) => T, document: DocumentName = 'plan'): Promise<T> {
    return this.#visit(plan, document, (room) => room.read(read));
  }

  /** Makes a change of the server's own: see `Room.run`. Throws as it and `join` do. */
  run<T>(
    plan: string,
    document: DocumentName,
    who: () => Actor,
    work: (doc: Y.Doc) => T,
    also: (ran: Ran<T>) => void,
  ): Promise<Ran<T>> {
    return this.#visit(plan, document, (room) => room.run(who, work, also));
  }

  /** Stores everything and sends everybody away, to come back when the server is up again. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#idle.values()) clearTimeout(timer);
    await Promise.all([...this.#open.values()].map((room) => room.close(closeCode.restarting, 'restarting')));
    this.#open.clear();
  }

  async #visit<T>(plan: string, document: DocumentName, what: (room: Room) => Promise<T>): Promise<T> {
    const { name, room } = this.#enter(plan, document);
    try {
      return await what(room);
    } finally {
      this.#left(name, room);
    }
  }

  #enter(plan: string, document: DocumentName): { readonly name: string; readonly room: Room } {
    const row = this.#plans.find(plan);
    if (!row) throw new AppError('not-found', `There is no plan "${plan}"`, plan);
    if (this.#isClosed) throw new AppError('storage-unavailable', 'The server is stopping');
    const name = docName(plan, document);
    clearTimeout(this.#idle.get(name));
    this.#idle.delete(name);
    const open = this.#open.get(name);
    if (open && !open.isLost) return { name, room: open };
    this.#checkStorage(open !== undefined);
    const room = new Room(name, documentKinds[document], row.epoch, this.#ctx);
    this.#open.set(name, room);
    return { name, room };
  }

  /** After a failure nobody is let in before the storage has taken a trial write. */
  #checkStorage(wasLost: boolean): void {
    this.#isFailing ||= wasLost;
    if (!this.#isFailing) return;
    try {
      this.#ctx.journal.probe();
      this.#isFailing = false;
    } catch (cause) {
      throw new AppError('storage-unavailable', 'The server cannot store anything now', '', { cause });
    }
  }

  #left(name: string, room: Room): void {
    if (!room.isEmpty || this.#isClosed || this.#open.get(name) !== room) return;
    clearTimeout(this.#idle.get(name));
    this.#idle.set(name, setTimeout(() => void this.#unload(name, room), this.#ctx.limits.roomIdle).unref());
  }

  /** Whether the plan's other document is open. */
  #isOpenBeside(name: string): boolean {
    return [...this.#open.keys()].some((other) => other !== name && planOf(other) === planOf(name));
  }

  async #unload(name: string, room: Room): Promise<void> {
    await room.flush();
    if (!room.isEmpty || this.#open.get(name) !== room) return;
    // In one turn with the check: whoever comes next finds the new epoch or an open room. Both documents share it.
    if (!this.#isOpenBeside(name)) room.tidy(planOf(name));
    this.#open.delete(name);
    this.#idle.delete(name);
    await room.close(closeCode.restarting, 'unloaded');
  }
}
