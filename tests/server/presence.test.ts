import { fetchAs } from './people.ts';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { serverLimits } from '../../server/limits.ts';
import { until } from './changing.ts';
import { connect, presenceFrame, presenceOf, RawClient, type Client } from './clients.ts';
import { figure, startTestServer } from './serving.ts';

/* Who is seen by whom, over real sockets. The rules by themselves are in presence-rules.test.ts. */

afterEach(() => void vi.useRealTimers());

const writing = { entity: 'action', id: 'a1' };
const annas = { person: 'anna', name: 'Anna', organisation: 'LKP' };
const annaIs = { id: 'anna', name: 'Anna', organisation: 'LKP', colour: 1 };

/** What a stock client shows of another. */
const shown = (viewer: Client, client: Client): unknown =>
  viewer.provider.awareness.getStates().get(client.doc.clientID);

test('what a stock client tells of itself reaches the others, those who come later too; who it is the server says', async () => {
  await using server = await startTestServer();
  using anna = connect(server.url, { as: annas });
  using berit = connect(server.url);
  await Promise.all([anna.synced(), berit.synced()]);
  anna.provider.awareness.setLocalState({ user: { id: 'b', name: 'Statsråden' }, cursor: writing });
  await berit.until('Anna at the card', () => shown(berit, anna) !== undefined);
  using later = connect(server.url);
  await later.until('Anna', () => shown(later, anna) !== undefined);
  const anna1 = { user: annaIs, cursor: writing };
  expect([shown(berit, anna), shown(later, anna)]).toEqual([anna1, anna1]);
  expect(await figure(server.url, 'samplan_presence_dropped_total{reason="user"}')).toBe(1);
});

test.each<[string, (client: Client) => void]>([
  ['leaves', (client) => client.provider.disconnect()],
  ['is cut off', (client) => (client.provider.ws as unknown as RawClient['socket']).terminate()],
])('presence ends when a client %s, and is back when the client is', async (_name, end) => {
  await using server = await startTestServer();
  using anna = connect(server.url, { as: annas });
  using berit = await new RawClient(server.url).welcomed();
  const now = () => berit.heard(anna.doc.clientID);
  await anna.synced();
  anna.provider.awareness.setLocalState({ cursor: writing });
  await berit.until('Anna', () => now()?.state !== undefined);
  end(anna);
  await berit.until('that Anna is gone', () => now()?.state === null);
  const { clock } = now()!;
  anna.provider.connect();
  await berit.until('Anna again', () => now()?.state !== null);
  expect(now()!.clock, 'others pass over what is not newer').toBeGreaterThan(clock);
});

test('somebody who is back before the old line is known to be dead is seen where they are now', async () => {
  await using server = await startTestServer();
  using berit = await new RawClient(server.url, { as: { person: 'berit' } }).welcomed();
  using old = await new RawClient(server.url, { as: annas }).welcomed();
  old.send(presenceFrame(7, 1, { cursor: writing }));
  await berit.until('Anna', () => berit.heard(7)?.state !== undefined);
  using anna = await new RawClient(server.url, { as: annas }).welcomed();
  anna.send(presenceFrame(7, 2, {}));
  await berit.until('Anna anew', () => berit.heard(7)?.clock === 2);
  old.socket.terminate();
  berit.send(presenceFrame(8, 1, {}));
  await anna.until('Berit', () => anna.heard(8) !== undefined);
  using later = await new RawClient(server.url).welcomed();
  expect(later.heard(7)).toEqual({ clock: 2, state: { user: { ...annaIs, colour: 2 } } });
});

test('nobody speaks for another connection', async () => {
  await using server = await startTestServer();
  using anna = await new RawClient(server.url).welcomed();
  using berit = await new RawClient(server.url).welcomed();
  anna.send(presenceFrame(7, 1, { cursor: 'Anna' }));
  await berit.until('Anna', () => berit.heard(7) !== undefined);
  berit.send(presenceFrame(7, 2, { cursor: 'not Anna' }));
  berit.send(presenceFrame(7, 3, null));
  berit.send(presenceFrame(8, 1, { cursor: 'Berit' }));
  berit.send(presenceFrame(9, 1, { cursor: 'a second Berit' }));
  await anna.until('Berit', () => anna.heard(8) !== undefined);
  using later = await new RawClient(server.url).welcomed();
  expect(later.heard(7)).toMatchObject({ clock: 1, state: { cursor: 'Anna' } });
  expect([...(await later.next('awareness')).states.keys()]).toEqual([7, 8]);
  expect(await figure(server.url, 'samplan_presence_dropped_total{reason="foreign"}')).toBe(3);
});

test('a late echo does not bring back somebody who has left, and nobody takes their place', async () => {
  await using server = await startTestServer();
  using berit = await new RawClient(server.url, { as: { person: 'berit' } }).welcomed();
  {
    using anna = await new RawClient(server.url, { as: annas }).welcomed();
    anna.send(presenceFrame(7, 1, {}));
    await berit.until('Anna', () => berit.heard(7)?.state !== undefined);
  }
  await berit.until('that Anna is gone', () => berit.heard(7)?.state === null);
  // Stock clients send on what they hear.
  berit.send(presenceFrame(7, 1, {}));
  berit.send(presenceFrame(7, 2, {}));
  berit.send(presenceFrame(8, 1, {}));
  using carl = await new RawClient(server.url).welcomed();
  await carl.until('Berit', () => carl.heard(8) !== undefined);
  using later = await new RawClient(server.url).welcomed();
  expect(later.heard(7)?.state ?? null).toBe(null);
});

test('the own client is found among those that a stock client tells of', async () => {
  await using server = await startTestServer();
  using anna = await new RawClient(server.url).welcomed();
  using berit = await new RawClient(server.url).welcomed();
  anna.send(presenceFrame(7, 4, {}));
  await berit.until('Anna', () => berit.heard(7) !== undefined);
  const heard = [7, 4, '{}'] as const;
  berit.send(presenceOf([heard, [8, 1, '{"cursor":1}'], heard]));
  await anna.until('Berit', () => anna.heard(8) !== undefined);
  berit.send(presenceOf([heard, heard, [8, 2, '{"cursor":2}']]));
  await anna.until('Berit again', () => anna.heard(8)?.clock === 2);
  expect(anna.heard(8)).toMatchObject({ state: { cursor: 2 } });
});

describe('names are made fit to be shown', () => {
  test.each([
    ['spaces around and within', '  Anna \t\n Berg ', 'Anna Berg'],
    ['control characters', 'An\u0000na\u001b[31m', 'Anna[31m'],
    ['marks that turn the direction', 'Anna\u202e\u2066gro', 'Annagro'],
    ['too long, cut within a letter of two halves', `${'x'.repeat(199)}😀`, 'x'.repeat(199)],
    ['letters of all languages', 'Åse Ødegård Ἀθηνᾶ 花子 👩‍🔬', 'Åse Ødegård Ἀθηνᾶ 花子 👩‍🔬'],
    ['mark-up, which is text', '<b>Anna</b>', '<b>Anna</b>'],
  ])('%s', async (_name, name, becomes) => {
    await using server = await startTestServer();
    const somebody = { person: 'anna' };
    const body = JSON.stringify({ name });
    const headers = { 'content-type': 'application/json' };
    await fetchAs(server.url, '/api/session', { method: 'PATCH', headers, body }, somebody);
    using anna = await new RawClient(server.url, { as: somebody }).welcomed();
    using berit = await new RawClient(server.url).welcomed();
    anna.send(presenceFrame(7, 1, {}));
    await berit.until('Anna', () => berit.heard(7) !== undefined);
    expect(berit.heard(7)!.state).toEqual({
      user: { id: 'anna', name: becomes, organisation: '', colour: 1 },
    });
  });
});

test('each person has a colour of their own, the same in all their tabs, as long as there are enough', async () => {
  await using server = await startTestServer();
  const join = async (person: string) => {
    const client = await new RawClient(server.url, { as: { person } }).welcomed();
    return { client, colour: (await client.next('hello')).hello.colour };
  };
  const colours: number[] = [];
  for (const person of ['a', 'b', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
    colours.push((await join(person)).colour);
  expect(colours).toEqual([1, 2, 2, 3, 4, 5, 6, 1, 2]);
});

test('a colour is free again when the last tab of its person has gone', async () => {
  await using server = await startTestServer();
  const join = (person: string) => new RawClient(server.url, { as: { person } }).welcomed();
  const colourOf = async (client: RawClient) => (await client.next('hello')).hello.colour;
  using anna = await join('anna');
  using annaToo = await join('anna');
  using berit = await join('berit');
  anna.socket.terminate();
  await expect.poll(() => server.ctx.rooms.peers).toBe(2);
  using carl = await join('carl');
  annaToo.socket.terminate();
  await expect.poll(() => server.ctx.rooms.peers).toBe(2);
  using dina = await join('dina');
  expect(await Promise.all([anna, annaToo, berit, carl, dina].map(colourOf))).toEqual([1, 1, 2, 3, 1]);
});

test('faster changes are not lost: the newest is taken when it is time', async () => {
  const presencePause = 300;
  await using server = await startTestServer({ limits: { ...serverLimits, presencePause } });
  using anna = await new RawClient(server.url).welcomed();
  using berit = await new RawClient(server.url).welcomed();
  const times: number[] = [];
  const cursors: unknown[] = [];
  berit.watch(() => {
    const { state } = berit.heard(7) ?? {};
    const { cursor } = (state ?? {}) as { cursor?: number };
    if (cursor === undefined || cursors.at(-1) === cursor) return;
    cursors.push(cursor);
    times.push(performance.now());
  });
  // One may come early: who keeps the pace does not keep it to the millisecond.
  for (const clock of [1, 2]) {
    anna.send(presenceFrame(7, clock, { cursor: clock }));
    await berit.until(`number ${clock}`, () => cursors.length === clock);
  }
  for (let clock = 3; clock <= 60; clock++) anna.send(presenceFrame(7, clock, { cursor: clock }));
  await berit.until('the newest', () => cursors.at(-1) === 60);
  expect(cursors).toEqual([1, 2, 60]);
  expect(times[2]! - times[1]!).toBeGreaterThan(presencePause - 50);
});

test('a silent client hears something every 25 s; one that does not answer is dropped', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  await using server = await startTestServer();
  using anna = await new RawClient(server.url).welcomed();
  using dead = await new RawClient(server.url, { autoPong: false }).welcomed();
  const heardOf = () => [anna, dead].map((client) => client.of('awareness').length);
  expect(heardOf()).toEqual([1, 1]);
  vi.advanceTimersByTime(25_000);
  await until('something', [anna, dead], () => heardOf().every((count) => count === 2));
  // A round trip: the server has read the answer to its ping.
  anna.send(Uint8Array.of(3));
  await anna.next('awareness', 3);
  vi.advanceTimersByTime(25_000);
  expect((await dead.end()).code).toBe(1006);
  await anna.next('awareness', 4);
  expect(anna.closed).toBeUndefined();
});

const deep = `${'['.repeat(1_000)}${']'.repeat(1_000)}`;
const fill = (length: number): string => JSON.stringify({ cursor: 'x'.repeat(length) });
const many = (count: number): Uint8Array =>
  presenceOf(Array.from({ length: count }, (_, index) => [index, 9, '{}'] as const));

describe('what is dropped without a word', () => {
  test.each<[string, Uint8Array, string, unknown]>([
    ['unknown keys', presenceFrame(7, 5, { name: 'x', viewport: 2, is: 'y' }), 'keys', { viewport: 2 }],
    [
      'a forged prototype',
      presenceOf([[7, 5, '{"__proto__":{"admin":1},"viewport":2}']]),
      'keys',
      { viewport: 2 },
    ],
    ['a state that is no record', presenceFrame(7, 5, 'Anna'), '', {}],
    ['a state that is a list', presenceFrame(7, 5, [1, 2]), 'keys', {}],
    [
      'a state as deep as it can be',
      presenceOf([[7, 5, `{"viewport":${deep}}`]]),
      '',
      { viewport: JSON.parse(deep) as unknown },
    ],
    ['a state over 2 kB', presenceOf([[7, 5, fill(2_048)]]), 'size', { cursor: 'first' }],
    ['a state that is no JSON', presenceOf([[7, 5, '{"cursor":']]), 'malformed', { cursor: 'first' }],
    ['a state of before', presenceFrame(7, 1, { cursor: 'old' }), 'stale', { cursor: 'first' }],
    ['another’s client', presenceFrame(8, 5, { cursor: 'forged' }), 'foreign', { cursor: 'first' }],
    ['a null state for another', presenceFrame(8, 5, null), 'foreign', { cursor: 'first' }],
    ['a client that nobody has, as a second one', presenceFrame(10, 5, {}), 'foreign', { cursor: 'first' }],
    ['20,000 clients in one message', many(20_000), 'crowd', { cursor: 'first' }],
  ])('%s', async (_name, attack, reason, remains) => {
    await using server = await startTestServer();
    using mallory = await new RawClient(server.url, { as: { person: 'm' } }).welcomed();
    using anna = await new RawClient(server.url, { as: annas }).welcomed();
    using viewer = await new RawClient(server.url).welcomed();
    mallory.send(presenceFrame(7, 2, { cursor: 'first' }));
    await viewer.until('the first', () => viewer.heard(7) !== undefined);
    anna.send(presenceFrame(8, 1, { cursor: writing }));
    await viewer.until('Anna', () => viewer.heard(8) !== undefined);
    mallory.send(attack);
    const dropped = () => figure(server.url, `samplan_presence_dropped_total{reason="${reason}"}`);
    await expect.poll(async () => (await dropped()) > 0).toBe(reason !== '');
    const mallorys = { user: { id: 'm', name: '', organisation: '', colour: 1 }, ...(remains as object) };
    await viewer.until('what remains', () => isDeepStrictEqual(viewer.heard(7)?.state, mallorys));
    using later = await new RawClient(server.url).welcomed();
    expect(later.heard(8)?.state).toEqual({ user: { ...annaIs, colour: 2 }, cursor: writing });
    expect([...(await later.next('awareness')).states.keys()]).toEqual([7, 8]);
    expect([mallory.closed, anna.closed, viewer.closed]).toEqual([undefined, undefined, undefined]);
  });
});
