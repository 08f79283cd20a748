import * as wire from '../../shared/sync-protocol.ts';
import type { Metrics } from '../metrics.ts';
import type { Audience } from './audience.ts';
import type { Refusal } from './gate/refusal.ts';
import { Missing } from './missing.ts';
import type { Seat } from './peer.ts';
import type { StoredDoc } from './stored-doc.ts';

/** What a peer gets when everything before it is stored: our state vector, who is here, a no, what it lacks, what it was passed over with. */
export type Answer = { readonly seat: Seat } & (
  | { readonly kind: 'ask' | 'who' | 'rest' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'step2'; readonly stateVector: Uint8Array }
);

/** What a room says to one peer at a time. */
export class Replies {
  readonly #epoch: string;
  readonly #stored: StoredDoc;
  readonly #audience: Audience;
  readonly #metrics: Metrics;
  readonly #missing: Missing;
  #stateVector: { seq: number; bytes: Uint8Array } | undefined;

  constructor(epoch: string, stored: StoredDoc, audience: Audience, metrics: Metrics) {
    this.#epoch = epoch;
    this.#stored = stored;
    this.#audience = audience;
    this.#metrics = metrics;
    this.#missing = new Missing(stored);
  }

  /** Greets the peer, and asks what it has. */
  welcome(seat: Seat): void {
    seat.isWelcomed = true;
    this.greet(seat);
    this.reply({ seat, kind: 'ask' });
    this.reply({ seat, kind: 'who' });
  }

  /** Says where the peer is, and as what. Also when that has changed. */
  greet({ peer, colour }: Seat): void {
    const { role, theme, org } = peer.actor;
    const { protocolVersion: protocol } = wire;
    const { seq } = this.#stored;
    peer.send(wire.helloFrame({ protocol, epoch: this.#epoch, role, theme, org, seq, colour }));
  }

  reply({ seat, ...answer }: Answer): void {
    const { peer } = seat;
    switch (answer.kind) {
      case 'step2':
        seat.isCaughtUp = true;
        return peer.send(this.#missing.frameFor(answer.stateVector));
      case 'ask':
        return peer.send(wire.syncFrame('step1', this.stateVector()));
      case 'who':
        return peer.send(this.#audience.whoIsHere());
      case 'rest':
        return this.#sendRest(seat);
      case 'refused':
        return this.#tellRefused(seat, answer.refusal);
    }
  }

  /** Of the document as it stands; worked out once for all who come at one time. */
  stateVector(): Uint8Array {
    const { seq } = this.#stored;
    if (this.#stateVector?.seq !== seq) this.#stateVector = { seq, bytes: this.#stored.stateVector() };
    return this.#stateVector.bytes;
  }

  /** Who goes on after a refusal has a copy that will not be taken: the third time it is told to give it up. */
  #tellRefused(seat: Seat, { code, path }: Refusal): void {
    this.#metrics.refused(code);
    seat.peer.send(wire.refusedFrame({ code, path }));
    if (seat.refusals.take(1)) return;
    seat.peer.close(wire.closeCode.discardCopy, 'refused too often');
  }

  /** All that a peer was passed over with, in one piece. */
  #sendRest(seat: Seat): void {
    const rest = seat.sent && this.#stored.encode(seat.sent);
    seat.sent = undefined;
    if (rest) seat.peer.send(wire.syncFrame('update', rest));
    seat.peer.send(this.#audience.whoIsHere());
  }
}
