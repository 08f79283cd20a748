import type { ServerLimits } from '../limits.ts';
import type { Metrics } from '../metrics.ts';
import { Colours } from './colours.ts';
import { Seat, type Peer } from './peer.ts';
import { Presence } from './presence.ts';
import type { User } from '../../shared/presence.ts';

/** The people in a room: where each of them sits, and what all of them are told. */
export class Audience {
  readonly #seats = new Map<Peer, Seat>();
  readonly #presence: Presence<Peer>;
  readonly #colours = new Colours();
  readonly #limits: ServerLimits;
  #timer: NodeJS.Timeout | undefined;
  /** When the timer goes off. */
  #due = 0;

  constructor(limits: ServerLimits, metrics: Metrics) {
    this.#limits = limits;
    this.#presence = new Presence(limits, (reason, count) => metrics.presenceDropped(reason, count));
  }

  get size(): number {
    return this.#seats.size;
  }

  /** Their ids. */
  get people(): string[] {
    return [...this.#seats.keys()].map(({ actor }) => actor.person);
  }

  seatOf(peer: Peer): Seat | undefined {
    return this.#seats.get(peer);
  }

  add(peer: Peer): Seat {
    const id = peer.actor.person;
    const colour = this.#colours.take(id);
    const seat = new Seat(peer, colour, this.#limits);
    this.#seats.set(peer, seat);
    this.#presence.join(peer, this.#userOf(seat));
    return seat;
  }

  /** Looks anew at what everybody is here. @returns those for whom that has changed; who may not be here is gone */
  recheck(): Seat[] {
    const changed: Seat[] = [];
    for (const [peer, seat] of this.#seats) {
      const verdict = peer.recheck();
      if (verdict === 'gone') {
        seat.isOver = true;
        this.remove(peer);
      }
      if (verdict !== 'changed') continue;
      changed.push(seat);
      this.#presence.introduce(peer, this.#userOf(seat));
      this.#schedule();
    }
    return changed;
  }

  #userOf({ peer, colour }: Seat): User {
    return { id: peer.actor.person, ...peer.introduction, colour };
  }

  remove(peer: Peer): void {
    if (!this.#seats.delete(peer)) return;
    this.#colours.free(peer.actor.person);
    this.#presence.leave(peer, performance.now());
    this.#schedule();
  }

  /**
   * Takes what a peer tells of itself.
   * @throws Error when the bytes are no awareness update
   */
  hear(peer: Peer, update: Uint8Array): void {
    this.#presence.hear(peer, update);
    this.#schedule();
  }

  /** @returns one frame with everybody who is here */
  whoIsHere(): Uint8Array {
    return this.#presence.everybody();
  }

  /**
   * Sends news of the document to everybody who has been welcomed; whoever stands at the door gets all of it inside.
   * Who reads too slowly is passed over from then on.
   * @param has the state vector of whoever has had all news up to this
   */
  tell(frame: Uint8Array, isMeant: (seat: Seat) => boolean, has: () => Uint8Array): void {
    let vector: Uint8Array | undefined;
    for (const seat of this.#seats.values()) {
      if (!seat.isWelcomed || seat.sent) continue;
      if (isMeant(seat)) seat.peer.send(frame);
      if (seat.peer.isBehind) seat.sent = vector ??= has();
    }
  }

  /** Sends everybody away. */
  dismiss(code: number, reason: string): void {
    for (const { peer } of this.#seats.values()) peer.close(code, reason);
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    const now = performance.now();
    const wait = this.#presence.dueIn(now);
    if (wait === undefined || (this.#timer && this.#due <= now + wait)) return;
    clearTimeout(this.#timer);
    this.#due = now + wait;
    this.#timer = setTimeout(() => this.#beat(), wait);
  }

  #beat(): void {
    this.#timer = undefined;
    const news = this.#presence.beat(performance.now());
    if (news)
      for (const { peer, isWelcomed } of this.#seats.values())
        if (isWelcomed && !peer.isBehind && peer !== news.about) peer.send(news.frame);
    this.#schedule();
  }
}
