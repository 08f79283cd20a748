import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { awarenessFrame } from '../../shared/sync-protocol.ts';

/** How long it is remembered that a client has left, in ms: others pass on what they heard of it, and may be slow. */
const memory = 60_000;

/** The JSON of a client that has left. */
const gone = 'null';

interface State<P> {
  readonly owner: P;
  readonly clock: number;
  /** JSON as received. */
  readonly json: string;
  /** When it was heard, in ms. */
  readonly at: number;
}

/**
 * Who is here and what they are at: the newest state of every client, never stored, passed on in batches.
 * A separate, lossy channel: a state that is overtaken before the next batch is not sent at all.
 */
export class Presence<P extends object> {
  readonly #states = new Map<number, State<P>>();
  #changed = new Set<number>();

  /**
   * Takes an awareness update from one peer. Only clients that nobody else speaks for are its own.
   * @returns whether there is something new to send
   * @throws Error when the bytes are no awareness update
   */
  accept(owner: P, update: Uint8Array): boolean {
    const decoder = decoding.createDecoder(update);
    const count = decoding.readVarUint(decoder);
    const at = Date.now();
    for (let i = 0; i < count; i++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const json = decoding.readVarString(decoder);
      this.#set(client, { owner, clock, json, at });
    }
    return this.#changed.size > 0;
  }

  #set(client: number, state: State<P>): void {
    const known = this.#states.get(client);
    const isHere = known !== undefined && known.json !== gone;
    if (isHere && known.owner !== state.owner) return;
    // Only who is here can leave; what is not newer is an echo of somebody's.
    if (state.json === gone ? !isHere : known && state.clock <= known.clock) return;
    this.#states.set(client, state);
    this.#changed.add(client);
  }

  /** Everything a peer said of itself is over. */
  leave(owner: P): void {
    const at = Date.now();
    for (const [client, state] of this.#states) {
      if (state.json !== gone && state.owner === owner) this.#set(client, { ...state, json: gone, at });
      else if (state.json === gone && state.at < at - memory) this.#states.delete(client);
    }
  }

  /** @returns one frame with everything new since the last call, or undefined */
  takeChanges(): Uint8Array | undefined {
    if (this.#changed.size === 0) return undefined;
    const frame = this.#frame([...this.#changed]);
    this.#changed = new Set();
    return frame;
  }

  /**
   * @returns one frame with everybody who is here, and who has left of late: a client that comes back learns that
   * it has to speak up, since the others passed over its old state
   */
  everybody(): Uint8Array {
    return this.#frame([...this.#states.keys()]);
  }

  #frame(clients: readonly number[]): Uint8Array {
    const update = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, clients.length);
      for (const client of clients) {
        const { clock, json } = this.#states.get(client)!;
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarString(encoder, json);
      }
    });
    return awarenessFrame(update);
  }
}
