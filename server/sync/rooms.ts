import type * as Y from 'yjs';
import { AppError } from '../../shared/errors.ts';
import { closeCode } from '../../shared/sync-protocol.ts';
import { planDoc, type Plans } from '../storage/plans.ts';
import type { Peer } from './peer.ts';
import { Room, type RoomContext } from './room.ts';

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

  /**
   * Lets a peer into the room of a plan's board.
   * @throws AppError `not-found`, `storage-unavailable`, `damaged` or `newer-version`
   */
  join(plan: string, peer: Peer): { receive(frame: Uint8Array): void; leave(): void } {
    const room = this.#enter(plan);
    room.join(peer);
    return {
      receive: (frame) => room.receive(peer, frame),
      leave: () => {
        room.leave(peer);
        this.#left(plan, room);
      },
    };
  }

  /** Reads a plan's board as it is stored. Throws as `join` does. */
  async read<T>(plan: string, read: (doc: Y.Doc, seq: number) => T): Promise<T> {
    const room = this.#enter(plan);
    try {
      return await room.read(read);
    } finally {
      this.#left(plan, room);
    }
  }

  /** Stores everything and sends everybody away, to come back when the server is up again. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#idle.values()) clearTimeout(timer);
    await Promise.all([...this.#open.values()].map((room) => room.close(closeCode.restarting, 'restarting')));
    this.#open.clear();
  }

  #enter(plan: string): Room {
    const row = this.#plans.find(plan);
    if (!row) throw new AppError('not-found', `There is no plan "${plan}"`, plan);
    if (this.#isClosed) throw new AppError('storage-unavailable', 'The server is stopping');
    clearTimeout(this.#idle.get(plan));
    this.#idle.delete(plan);
    const open = this.#open.get(plan);
    if (open && !open.isLost) return open;
    this.#checkStorage(open !== undefined);
    const room = new Room(planDoc(plan), row.epoch, this.#ctx);
    this.#open.set(plan, room);
    return room;
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

  #left(plan: string, room: Room): void {
    if (room.peers > 0 || this.#isClosed || this.#open.get(plan) !== room) return;
    clearTimeout(this.#idle.get(plan));
    this.#idle.set(plan, setTimeout(() => void this.#unload(plan, room), this.#ctx.limits.roomIdle).unref());
  }

  async #unload(plan: string, room: Room): Promise<void> {
    await room.flush();
    if (room.peers > 0 || this.#open.get(plan) !== room) return;
    // In one turn with the check: whoever comes next finds the new epoch or an open room.
    room.renew(plan);
    this.#open.delete(plan);
    this.#idle.delete(plan);
    await room.close(closeCode.restarting, 'unloaded');
  }
}
