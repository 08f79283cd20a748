import { afterEach, expect, test, vi } from 'vitest';
import { until } from './changing.ts';
import { connect, presenceFrame, RawClient, type Client, type PresenceState } from './clients.ts';
import { startTestServer } from './serving.ts';

afterEach(() => void vi.useRealTimers());

const nameOf = (viewer: Client, client: Client): unknown =>
  viewer.provider.awareness.getStates().get(client.doc.clientID)?.name;

/** The last a bare client has heard of another. */
const heard = (raw: RawClient, client: number): PresenceState | undefined =>
  raw
    .of('awareness')
    .findLast(({ states }) => states.has(client))
    ?.states.get(client);

test('what a client tells of itself reaches the others, those who come later too', async () => {
  await using server = await startTestServer();
  using anna = connect(server.url);
  using berit = connect(server.url);
  await Promise.all([anna.synced(), berit.synced()]);
  anna.provider.awareness.setLocalState({ name: 'Anna' });
  await berit.until('Anna', () => nameOf(berit, anna) !== undefined);
  using later = connect(server.url);
  await later.until('Anna', () => nameOf(later, anna) !== undefined);
  expect([nameOf(berit, anna), nameOf(later, anna)]).toEqual(['Anna', 'Anna']);
});

test.each<[string, (client: Client) => void]>([
  ['leaves', (client) => client.provider.disconnect()],
  ['is cut off', (client) => (client.provider.ws as unknown as RawClient['socket']).terminate()],
])('presence ends when a client %s, and is back when the client is', async (_name, end) => {
  await using server = await startTestServer();
  using anna = connect(server.url);
  using berit = await new RawClient(server.url).welcomed();
  const now = () => heard(berit, anna.doc.clientID);
  await anna.synced();
  anna.provider.awareness.setLocalState({ name: 'Anna' });
  await berit.until('Anna', () => now()?.state !== undefined);
  end(anna);
  await berit.until('that Anna is gone', () => now()?.state === null);
  const { clock } = now()!;
  anna.provider.connect();
  await berit.until('Anna again', () => now()?.state !== null);
  expect(now()!.clock, 'others pass over what is not newer').toBeGreaterThan(clock);
});

test('nobody speaks for another connection', async () => {
  await using server = await startTestServer();
  using anna = await new RawClient(server.url).welcomed();
  using berit = await new RawClient(server.url).welcomed();
  anna.send(presenceFrame(7, 1, 'Anna'));
  await berit.until('Anna', () => heard(berit, 7) !== undefined);
  berit.send(presenceFrame(7, 2, 'not Anna'));
  berit.send(presenceFrame(7, 3, null));
  berit.send(presenceFrame(8, 1, 'Berit'));
  await anna.until('Berit', () => heard(anna, 8) !== undefined);
  expect(heard(anna, 7)?.state).toBe('Anna');
  using later = await new RawClient(server.url).welcomed();
  expect(heard(later, 7)).toEqual({ clock: 1, state: 'Anna' });
});

test('a late echo does not bring back somebody who has left', async () => {
  await using server = await startTestServer();
  using berit = await new RawClient(server.url).welcomed();
  {
    using anna = await new RawClient(server.url).welcomed();
    anna.send(presenceFrame(7, 1, 'Anna'));
    await berit.until('Anna', () => heard(berit, 7)?.state === 'Anna');
  }
  await berit.until('that Anna is gone', () => heard(berit, 7)?.state === null);
  // y-websocket clients send on what they hear.
  berit.send(presenceFrame(7, 1, 'Anna'));
  berit.send(presenceFrame(8, 1, 'Berit'));
  await berit.until('her own state', () => heard(berit, 8) !== undefined);
  using later = await new RawClient(server.url).welcomed();
  expect(heard(later, 8)?.state).toBe('Berit');
  expect(heard(later, 7)?.state ?? null).toBe(null);
});

test('a silent client hears something every 20 s; one that does not answer is dropped', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  await using server = await startTestServer();
  using anna = await new RawClient(server.url).welcomed();
  using dead = await new RawClient(server.url, { autoPong: false }).welcomed();
  const heardOf = () => [anna, dead].map((client) => client.of('awareness').length);
  expect(heardOf()).toEqual([1, 1]);
  vi.advanceTimersByTime(20_000);
  await until('something', [anna, dead], () => heardOf().every((count) => count === 2));
  // A round trip: the server has read the answer to its ping.
  anna.send(Uint8Array.of(3));
  await anna.next('awareness', 3);
  vi.advanceTimersByTime(20_000);
  expect((await dead.end()).code).toBe(1006);
  await anna.next('awareness', 4);
  expect(anna.closed).toBeUndefined();
});
