import { isDeepStrictEqual } from 'node:util';
import * as decoding from 'lib0/decoding';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { serverLimits } from '../../server/limits.ts';
import { Presence } from '../../server/sync/presence.ts';
import type { User } from '../../shared/presence.ts';
import { presenceOf, readPresence, type PresenceState } from './clients.ts';

/* The rules of presence, without sockets and with a clock of their own. */

const runs = Number(process.env.RUNS ?? 1_000);

const bodyOf = (frame: Uint8Array): Uint8Array => {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarUint(decoder);
  return decoding.readVarUint8Array(decoder);
};

const userOf = (id: string): User => ({ id, name: `Navn ${id}`, organisation: 'LKP', colour: 1 });

/** Shows what it is told, as the stock client does: only what is newer, and a null of the same age. */
class Viewer {
  readonly seen = new Map<number, PresenceState>();

  read(frame: Uint8Array): void {
    for (const [client, told] of readPresence(bodyOf(frame))) {
      const known = this.seen.get(client);
      const isNews = !known || known.clock < told.clock;
      if (isNews || (known.clock === told.clock && told.state === null)) this.seen.set(client, told);
    }
  }

  here(): Record<number, unknown> {
    const here = [...this.seen].filter(([, { state }]) => state !== null);
    return Object.fromEntries(here.map(([client, { state }]) => [client, state]));
  }
}

interface Person {
  readonly id: string;
}

function setting(presencePause = 100) {
  const drops = new Map<string, number>();
  const limits = { ...serverLimits, presencePause };
  const presence = new Presence<Person>(limits, (reason, count) =>
    drops.set(reason, (drops.get(reason) ?? 0) + count),
  );
  const say = (who: Person, client: number, clock: number, state: unknown) =>
    presence.hear(who, bodyOf(presenceOf([[client, clock, JSON.stringify(state)]])));
  return { presence, drops, say };
}

test('that somebody is still here goes out with the next news, or after 5 s', () => {
  const { presence, say } = setting();
  const [anna, berit] = [{ id: 'anna' }, { id: 'berit' }];
  presence.join(anna, userOf('anna'));
  presence.join(berit, userOf('berit'));
  say(anna, 7, 1, {});
  say(berit, 8, 1, {});
  expect(presence.dueIn(0)).toBe(15);
  expect([...readPresence(bodyOf(presence.beat(0)!.frame)).keys()]).toEqual([7, 8]);
  expect(presence.dueIn(0)).toBeUndefined();
  say(anna, 7, 2, {});
  expect(presence.beat(15_000)).toBeUndefined();
  expect(presence.dueIn(15_000)).toBe(5_000);
  say(berit, 8, 2, {});
  expect(presence.beat(17_000)).toBeUndefined();
  expect(presence.dueIn(17_000)).toBe(3_000);
  expect([...readPresence(bodyOf(presence.beat(20_000)!.frame)).keys()]).toEqual([7, 8]);
  say(anna, 7, 3, {});
  expect(presence.beat(30_000)).toBeUndefined();
  say(berit, 8, 3, { cursor: 1 });
  expect([...readPresence(bodyOf(presence.beat(30_100)!.frame)).keys()]).toEqual([8, 7]);
});

test('nobody is told alone what they said themselves', () => {
  const { presence, say } = setting();
  const anna = { id: 'anna' };
  presence.join(anna, userOf('anna'));
  say(anna, 7, 1, {});
  expect(presence.beat(0)!.about).toBe(anna);
  presence.leave(anna, 1);
  const { frame, about } = presence.beat(1)!;
  expect([about, readPresence(bodyOf(frame)).get(7)]).toEqual([undefined, { clock: 1, state: null }]);
});

test('a hundred thousand messages with 20,000 clients each cost next to nothing', () => {
  const { presence, drops } = setting();
  const mallory = { id: 'm' };
  presence.join(mallory, userOf('m'));
  const bomb = bodyOf(presenceOf(Array.from({ length: 20_000 }, (_, client) => [client, 1, '{}'] as const)));
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < 100_000; i++) presence.hear(mallory, bomb);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(20 << 20);
  expect([presence.beat(0), drops.get('crowd')]).toEqual([undefined, 100_000]);
});

test('those who have left are remembered for a minute, and no more than a thousand of them', () => {
  const { presence, say } = setting();
  const told = () => readPresence(bodyOf(presence.everybody())).size;
  const visit = (client: number, now: number) => {
    const somebody = { id: `p${client}` };
    presence.join(somebody, userOf(somebody.id));
    say(somebody, client, 1, {});
    presence.beat(now);
    presence.leave(somebody, now);
    presence.beat(now);
  };
  for (let client = 0; client < 1_500; client++) visit(client, client);
  expect(told()).toBe(1_000);
  visit(2_000, 62_000);
  expect(told()).toBe(1);
});

const clients = 6;
const step = fc.record({
  who: fc.nat(clients - 1),
  what: fc.constantFrom('say', 'say', 'say', 'steal', 'end', 'crowd', 'echo', 'null', 'beat', 'beat', 'leave', 'join'),
  client: fc.nat(clients + 2),
  clock: fc.nat(40),
  junk: fc.constantFrom('{}', 'null', '"x"', '[1]', '{', '{"user":{"id":"p0","name":"Forged"},"cursor":"forged"}', ' null '),
  ms: fc.nat(200),
}); // prettier-ignore
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Client `c` is spoken for by person `p<c>`; from 3 on they are hostile as well: they steal, forge, and relay. */
class Room {
  readonly #it = setting(0);
  readonly #connections = new Map<number, Person>();
  readonly #clocks = new Map<number, number>();
  readonly #viewer = new Viewer();
  /** What each said last. */
  readonly #cursors = new Map<number, unknown>();
  #said = 0;
  #now = 0;

  constructor() {
    for (let who = 0; who < clients; who++) {
      this.#join(who);
      this.#say(who);
    }
    this.#beat(0);
  }

  take({ who, what, client, clock, junk, ms }: Step): void {
    const me = this.#connections.get(who);
    const { presence } = this.#it;
    if (what === 'beat') return this.#beat(ms);
    if (what === 'join') return me ? undefined : this.#join(who);
    if (!me) return;
    if (what === 'leave') {
      this.#connections.delete(who);
      return presence.leave(me, this.#now);
    }
    if (what === 'say') return this.#say(who);
    if (what === 'echo') return presence.hear(me, bodyOf(presence.everybody()));
    if (who < 3) return;
    const entries = {
      steal: [[client, clock, junk]],
      end: [[client, clock, 'null']],
      null: [[who, this.#tick(who), 'null']],
      crowd: Array.from({ length: clients + 3 }, (_, one) => [one, clock + one, junk]),
    }[what] as [number, number, string][];
    // Only the own client's clock counts on; whatever else they say, they say of somebody else.
    presence.hear(me, bodyOf(presenceOf(entries.filter(([one]) => what === 'null' || one !== who))));
  }

  /** What the others see of each was sent by its own connection, and who it is the server said. */
  check(): void {
    for (const [client, state] of Object.entries(this.#viewer.here())) {
      const { user, cursor } = state as { user: User; cursor?: { by: string } };
      const isServers = isDeepStrictEqual(user, userOf(user.id));
      const isOwn = Number(client) >= clients || (user.id === `p${client}` && cursor?.by === user.id);
      if (!isServers || !isOwn) throw new Error(`Client ${client} is seen as ${JSON.stringify(state)}`);
    }
  }

  /** Everybody honest who is here speaks up a last time. @returns what they said, and what is seen by whom */
  end() {
    const here = [...this.#connections.keys()].filter((who) => who < 3);
    for (const who of here) this.#say(who);
    this.#beat(1_000);
    const late = new Viewer();
    late.read(this.#it.presence.everybody());
    const said = new Map(here.map((who) => [who, this.#cursors.get(who)]));
    return { said, seen: this.#viewer.here(), seenLate: late.here() };
  }

  #join(who: number): void {
    const me = { id: `p${who}` };
    this.#connections.set(who, me);
    this.#it.presence.join(me, userOf(me.id));
  }

  #tick(who: number): number {
    const clock = (this.#clocks.get(who) ?? 0) + 1;
    this.#clocks.set(who, clock);
    return clock;
  }

  #say(who: number): void {
    const cursor = { by: `p${who}`, n: this.#said++ };
    this.#cursors.set(who, cursor);
    const forged = { user: userOf('p0'), cursor, admin: true };
    this.#it.say(this.#connections.get(who)!, who, this.#tick(who), forged);
  }

  #beat(ms: number): void {
    this.#now += ms;
    const news = this.#it.presence.beat(this.#now);
    if (news) this.#viewer.read(news.frame);
  }
}

function check(steps: Step[]): void {
  const room = new Room();
  for (const one of steps) {
    room.take(one);
    room.check();
  }
  const { said, seen, seenLate } = room.end();
  room.check();
  const cursors = [...said.keys()].map((who) => (seen[who] as { cursor: unknown } | undefined)?.cursor);
  expect(cursors).toEqual([...said.values()]);
  expect(seenLate).toEqual(seen);
}

test(`${runs} random meetings with hostile people: all see of each what came from their own connection`, () => {
  const steps = fc.array(step, { minLength: 5, maxLength: 80, size: 'max' });
  fc.assert(fc.property(steps, check), { numRuns: runs });
});
