import type { ServerLimits } from '../limits.ts';
import { Seat, type Peer } from './peer.ts';
import { Presence } from './presence.ts';

export const clamp = (low: number, value: number, high: number): number =>
  Math.min(Math.max(value, low), high);

/** The people in a room: where each of them sits, and what all of them are told. */
export class Audience {
  readonly #seats = new Map<Peer, Seat>();
  readonly #presence = new Presence<Peer>();
  readonly #limits: ServerLimits;
  #timer: NodeJS.Timeout | undefined;

  constructor(limits: ServerLimits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#seats.size;
  }

  seatOf(peer: Peer): Seat | undefined {
    return this.#seats.get(peer);
  }

  add(peer: Peer): Seat {
    const seat = new Seat(peer, this.#limits);
    this.#seats.set(peer, seat);
    return seat;
  }

  remove(peer: Peer): void {
    this.#seats.delete(peer);
    this.#presence.leave(peer);
    this.#schedulePresence();
  }

  /**
   * Takes what a peer tells of itself.
   * @throws Error when the bytes are no awareness update
   */
  hear(peer: Peer, update: Uint8Array): void {
    if (this.#presence.accept(peer, update)) this.#schedulePresence();
  }

  /** @returns one frame with everybody who is here */
  whoIsHere(): Uint8Array {
    return this.#presence.everybody();
  }

  /** Sends to everybody who has been welcomed; whoever stands at the door gets all of it inside. */
  tell(frame: Uint8Array, isMeant: (seat: Seat) => boolean = () => true): void {
    for (const seat of this.#seats.values()) if (seat.isWelcomed && isMeant(seat)) seat.peer.send(frame);
  }

  /** Sends everybody away. */
  dismiss(code: number, reason: string): void {
    for (const { peer } of this.#seats.values()) peer.close(code, reason);
    clearTimeout(this.#timer);
  }

  #schedulePresence(): void {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        const frame = this.#presence.takeChanges();
        if (frame) this.tell(frame);
      },
      clamp(15, this.#seats.size / 3, 100),
    );
  }
}
