import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { ownPartSchema, type User } from '../../shared/presence.ts';
import { awarenessFrame } from '../../shared/sync-protocol.ts';
import type { ServerLimits } from '../limits.ts';
import type { PresenceFault } from '../metrics.ts';

/** How long it is remembered that a client has left, in ms: others pass on what they heard of it, and may be slow. */
const memory = 60_000;
/** How many of them are remembered. */
const mostDeparted = 1_000;

/** One connection, and what it has said of itself. */
interface Voice<P> {
  readonly owner: P;
  user: User;
  /** The awareness client it speaks for. */
  client: number | undefined;
  /** Of what the others see, and of the newest that was said. */
  clock: number;
  heard: number;
  /** What the others see, as JSON; undefined while there is nothing to see. */
  json: string | undefined;
  /** The newest that has been said and not yet been looked at. */
  said: string | undefined;
  /** Its next change is taken then at the earliest, in ms. */
  next: number;
}

interface Departed {
  readonly user: User;
  readonly clock: number;
  readonly at: number;
}

type Limits = Pick<ServerLimits, 'presenceClients' | 'presenceState' | 'presencePause' | 'presenceRenewal'>;

/** What is new since the last time. */
export interface PresenceNews<P> {
  readonly frame: Uint8Array;
  /** Of whom alone the frame tells, if so: they know it already. */
  readonly about: P | undefined;
}

/**
 * Who is here and what they are at: the newest state of every connection, never stored, passed on in batches.
 * A separate, lossy channel: a state that is overtaken before the next batch is not sent at all. Who somebody is,
 * the server says; a connection speaks for one awareness client, the first it names that nobody else holds.
 * Times are in ms, from any start.
 */
export class Presence<P extends object> {
  readonly #limits: Limits;
  readonly #drop: (reason: PresenceFault, count: number) => void;
  readonly #voices = new Map<P, Voice<P>>();
  readonly #holders = new Map<number, Voice<P>>();
  /** By client, the longest gone first. */
  readonly #departed = new Map<number, Departed>();
  /** Those who have said something that has not been looked at. */
  readonly #speaking = new Set<Voice<P>>();
  /** Clients of whom something is to be sent: at the next beat, or only that they are still here. */
  #changed = new Set<number>();
  #renewed = new Set<number>();
  #renewBy = 0;
  #everybody: Uint8Array | undefined;

  constructor(limits: Limits, drop: (reason: PresenceFault, count: number) => void) {
    this.#limits = limits;
    this.#drop = drop;
  }

  join(owner: P, user: User): void {
    const nothing = { client: undefined, json: undefined, said: undefined };
    this.#voices.set(owner, { owner, user, ...nothing, clock: -1, heard: -1, next: 0 });
  }

  /** Somebody is shown otherwise from now on. */
  introduce(owner: P, user: User): void {
    const voice = this.#voices.get(owner);
    if (!voice) return;
    voice.user = user;
    if (voice.json === undefined) return;
    voice.json = JSON.stringify({ ...(JSON.parse(voice.json) as object), user });
    // A newer clock than the others have seen. What the client says next comes under the same and is passed over; what
    // it says after that is news again.
    voice.clock = voice.heard = voice.heard + 1;
    this.#note(voice, this.#changed);
  }

  /** Everything a peer said of itself is over. */
  leave(owner: P, now: number): void {
    const voice = this.#voices.get(owner);
    if (!voice) return;
    this.#voices.delete(owner);
    this.#speaking.delete(voice);
    const { client, user, clock } = voice;
    if (client === undefined) return;
    if (voice.json !== undefined) this.#changed.add(client);
    this.#holders.delete(client);
    this.#everybody = undefined;
    this.#departed.set(client, { user, clock: Math.max(clock, 0), at: now });
    for (const [client, { at }] of this.#departed) {
      if (at >= now - memory && this.#departed.size <= mostDeparted) break;
      this.#departed.delete(client);
    }
  }

  /**
   * Listens to what a peer says. Only what it says of itself counts; that is looked at when the next beat comes.
   * @throws Error when the bytes are no awareness update
   */
  hear(owner: P, update: Uint8Array): void {
    const voice = this.#voices.get(owner)!;
    const decoder = decoding.createDecoder(update);
    const count = decoding.readVarUint(decoder);
    if (count > this.#limits.presenceClients) return this.#drop('crowd', 1);
    let stale = 0;
    let foreign = 0;
    // Stock clients pass on all they hear of others, so most entries are nobody's news: nothing is made of them.
    for (let i = 0; i < count; i++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const start = decoder.pos;
      const length = skipString(decoder);
      const isGone = length === 4 && update[decoder.pos - 4] === letterN;
      if (!this.#isOwn(voice, client, clock, isGone)) {
        if (clock <= this.#clockOf(client)) stale++;
        else foreign++;
      } else if (isGone) this.#goodbye(voice, clock);
      else if (clock <= voice.heard) stale++;
      else if (length > this.#limits.presenceState) this.#drop('size', 1);
      else {
        decoder.pos = start;
        voice.heard = clock;
        voice.said = decoding.readVarString(decoder);
        this.#speaking.add(voice);
      }
    }
    if (stale > 0) this.#drop('stale', stale);
    if (foreign > 0) this.#drop('foreign', foreign);
  }

  /** @returns in how many ms there is something to send, or undefined */
  dueIn(now: number): number | undefined {
    if (this.#speaking.size + this.#changed.size > 0)
      return Math.min(Math.max(15, this.#voices.size / 7.5), 40);
    return this.#renewed.size > 0 ? Math.max(0, this.#renewBy - now) : undefined;
  }

  /** Takes what has been said, of each peer no more often than it may change. @returns what is new, if anything */
  beat(now: number): PresenceNews<P> | undefined {
    for (const voice of this.#speaking) {
      if (voice.next > now) continue;
      this.#speaking.delete(voice);
      this.#take(voice, now);
    }
    if (this.#changed.size === 0 && (this.#renewed.size === 0 || now < this.#renewBy)) return undefined;
    const clients = new Set([...this.#changed, ...this.#renewed]);
    this.#changed = new Set();
    this.#renewed = new Set();
    const [only] = clients.size === 1 ? clients : [];
    const about = only === undefined ? undefined : this.#holders.get(only)?.owner;
    return { frame: this.#frame([...clients]), about };
  }

  /**
   * @returns one frame with everybody who is here, and who has left of late: a client that comes back learns that
   * it has to speak up, since the others passed over its old state
   */
  everybody(): Uint8Array {
    return (this.#everybody ??= this.#frame([...this.#holders.keys(), ...this.#departed.keys()]));
  }

  /** Whether a peer may speak for a client: the one it has, else one that nobody else holds. Then it has that. */
  #isOwn(voice: Voice<P>, client: number, clock: number, isGone: boolean): boolean {
    if (voice.client !== undefined) return voice.client === client;
    if (isGone) return false;
    const holder = this.#holders.get(client);
    const before = holder ?? this.#departed.get(client);
    if (before) {
      // A person who comes back before their old line is known to be dead takes over from it.
      if (before.user.id !== voice.user.id || clock <= this.#clockOf(client)) return false;
    }
    voice.clock = voice.heard = this.#clockOf(client);
    voice.client = client;
    if (holder) this.#silence(holder);
    this.#holders.set(client, voice);
    this.#departed.delete(client);
    return true;
  }

  /** Somebody else speaks for its client from now on. */
  #silence(voice: Voice<P>): void {
    if (voice.json !== undefined) this.#changed.add(voice.client!);
    voice.client = voice.json = voice.said = undefined;
    voice.clock = voice.heard = -1;
    this.#speaking.delete(voice);
    this.#everybody = undefined;
  }

  #clockOf(client: number): number {
    const holder = this.#holders.get(client);
    return holder ? Math.max(holder.clock, holder.heard) : (this.#departed.get(client)?.clock ?? -1);
  }

  #goodbye(voice: Voice<P>, clock: number): void {
    this.#speaking.delete(voice);
    voice.said = undefined;
    voice.heard = Math.max(clock, voice.heard);
    if (voice.json === undefined) return;
    voice.clock = voice.heard;
    voice.json = undefined;
    this.#note(voice, this.#changed);
  }

  #take(voice: Voice<P>, now: number): void {
    const { said, heard, user } = voice;
    voice.said = undefined;
    const json = this.#passedOn(user, said!);
    if (json === undefined) return;
    // One change in advance, so that who keeps the pace is not held up by a beat that falls a little early.
    voice.next = Math.max(voice.next, now - this.#limits.presencePause) + this.#limits.presencePause;
    voice.clock = heard;
    const isNews = json !== voice.json;
    if (!isNews && this.#renewed.size === 0) this.#renewBy = now + this.#limits.presenceRenewal;
    voice.json = json;
    this.#note(voice, isNews ? this.#changed : this.#renewed);
  }

  #note({ client }: Voice<P>, where: Set<number>): void {
    where.add(client!);
    this.#everybody = undefined;
  }

  /** What the others are shown of what was said. */
  #passedOn(user: User, said: string): string | undefined {
    const state = parsed(said);
    if (state === undefined) {
      this.#drop('malformed', 1);
      return undefined;
    }
    const own = ownPartSchema.safeParse(state).data ?? {};
    const { user: forged, ...rest }: { user?: unknown } = typeof state === 'object' ? { ...state } : {};
    if (forged !== undefined) this.#drop('user', 1);
    const unknown = Object.keys(rest).length - Object.keys(own).length;
    if (unknown > 0) this.#drop('keys', unknown);
    return JSON.stringify({ user, ...own });
  }

  #frame(clients: readonly number[]): Uint8Array {
    const update = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, clients.length);
      for (const client of clients) {
        const holder = this.#holders.get(client);
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, Math.max(0, holder?.clock ?? this.#clockOf(client)));
        encoding.writeVarString(encoder, holder?.json ?? 'null');
      }
    });
    return awarenessFrame(update);
  }
}

const letterN = 'n'.charCodeAt(0);

/** Moves past a varstring. @returns its length in bytes */
function skipString(decoder: decoding.Decoder): number {
  const length = decoding.readVarUint(decoder);
  decoder.pos += length;
  if (decoder.pos > decoder.arr.length) throw new Error('The presence breaks off');
  return length;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
