import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { awarenessFrame } from '../../shared/sync-protocol.ts';

interface State<P> {
  readonly owner: P;
  readonly clock: number;
  /** JSON as received; `null` when the client has left. */
  readonly json: string;
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
    for (let i = 0; i < count; i++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const json = decoding.readVarString(decoder);
      this.#set(client, { owner, clock, json });
    }
    return this.#changed.size > 0;
  }

  #set(client: number, state: State<P>): void {
    const known = this.#states.get(client);
    if (known && known.owner !== state.owner && known.json !== 'null') return;
    if (known && state.clock <= known.clock && state.json !== 'null') return;
    this.#states.set(client, state);
    this.#changed.add(client);
  }

  /** Everything a peer said of itself is over. */
  leave(owner: P): void {
    for (const [client, state] of this.#states) {
      if (state.owner === owner && state.json !== 'null')
        this.#set(client, { owner, clock: state.clock + 1, json: 'null' });
    }
  }

  /** @returns one frame with everything new since the last call, or undefined */
  takeChanges(): Uint8Array | undefined {
    if (this.#changed.size === 0) return undefined;
    const frame = this.#frame([...this.#changed]);
    for (const client of this.#changed)
      if (this.#states.get(client)?.json === 'null') this.#states.delete(client);
    this.#changed = new Set();
    return frame;
  }

  /** @returns one frame with everybody who is here */
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
