import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ServerLimits } from '../limits.ts';
import type { Metrics, TurnedAway } from '../metrics.ts';

/**
 * From this very machine come programs of its own and, behind a proxy, everybody: for them the limits by address say
 * nothing.
 */
const ownAddresses: readonly (string | undefined)[] = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

const answers: Record<TurnedAway, { status: number; retryAfter: number; detail: string }> = {
  person: {
    status: 429,
    retryAfter: 10,
    detail: 'You have too many connections open; close some of your tabs and try again.',
  },
  address: {
    status: 429,
    retryAfter: 10,
    detail: 'There are too many connections from your network; try again in a little while.',
  },
  attempts: {
    status: 429,
    retryAfter: 2,
    detail: 'Your network asks for connections too fast; try again in a few seconds.',
  },
  connections: {
    status: 503,
    retryAfter: 10,
    detail: 'The server has as many connections as it can take; try again in a little while.',
  },
};

type Limits = Pick<
  ServerLimits,
  'personConnections' | 'addressConnections' | 'connections' | 'attempts' | 'attemptsPerSecond'
>;

/** How many there are of each. */
class Tally {
  readonly #counts = new Map<string, number>();

  of(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  add(key: string, by: number): void {
    const count = this.of(key) + by;
    if (count > 0) this.#counts.set(key, count);
    else this.#counts.delete(key);
  }
}

/** Counts who is inside, and how often each address has knocked. */
export class Door {
  readonly #limits: Limits;
  readonly #people = new Tally();
  readonly #addresses = new Tally();
  /** By address: tries that are not yet forgotten, and when that was so, in ms. Cleared when all are. */
  readonly #tries = new Map<string, { readonly count: number; readonly at: number }>();
  #inside = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /**
   * Somebody knocks.
   * @param who the person, when they have shown who they are
   * @param now in ms
   * @returns why they are turned away, or what to call when they have gone
   */
  enter(who: string | undefined, address: string | undefined, now: number): TurnedAway | (() => void) {
    const from = ownAddresses.includes(address) ? undefined : address;
    const reason = this.#reason(who, from, now);
    if (reason) return reason;
    this.#count(who, from, 1);
    return () => this.#count(who, from, -1);
  }

  #reason(who: string | undefined, from: string | undefined, now: number): TurnedAway | undefined {
    if (from !== undefined && !this.#mayTry(from, now)) return 'attempts';
    if (this.#inside >= this.#limits.connections) return 'connections';
    if (from !== undefined && this.#addresses.of(from) >= this.#limits.addressConnections) return 'address';
    if (who !== undefined && this.#people.of(who) >= this.#limits.personConnections) return 'person';
    return undefined;
  }

  #count(who: string | undefined, from: string | undefined, by: number): void {
    this.#inside += by;
    if (from !== undefined) this.#addresses.add(from, by);
    if (who !== undefined) this.#people.add(who, by);
  }

  #mayTry(address: string, now: number): boolean {
    const { attempts, attemptsPerSecond } = this.#limits;
    const left = ({ count, at }: { count: number; at: number }) =>
      Math.max(0, count - ((now - at) / 1_000) * attemptsPerSecond);
    if (this.#tries.size > 10_000)
      for (const [one, tries] of this.#tries) if (left(tries) === 0) this.#tries.delete(one);
    const count = left(this.#tries.get(address) ?? { count: 0, at: now });
    if (count + 1 > attempts) return false;
    this.#tries.set(address, { count: count + 1, at: now });
    return true;
  }
}

type OnUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Puts a door before whoever answers upgrades: who is turned away costs the server a line of text, and is told why.
 * @param whoIs the id of the person that a request shows
 * @param whence the address that a request comes from
 */
export function guardUpgrades(
  server: Server,
  whoIs: (request: IncomingMessage) => string | undefined,
  whence: (request: IncomingMessage) => string | undefined,
  limits: Limits,
  metrics: Metrics,
): void {
  const door = new Door(limits);
  const inner = server.listeners('upgrade') as OnUpgrade[];
  server.removeAllListeners('upgrade');
  server.on('upgrade', (request, socket, head) => {
    const answer = door.enter(whoIs(request), whence(request), performance.now());
    if (typeof answer === 'string') {
      metrics.turnedAway(answer);
      return turnAway(socket, answer);
    }
    socket.once('close', answer);
    for (const listener of inner) listener(request, socket, head);
  });
}

function turnAway(socket: Duplex, reason: TurnedAway): void {
  const { status, retryAfter, detail } = answers[reason];
  const body = JSON.stringify({ type: 'about:blank', status, code: 'too-many', detail });
  socket.on('error', () => undefined); // It may be gone already.
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Connection: close',
      `Retry-After: ${retryAfter}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}
