import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { isBroken, readAll } from '../../shared/plan/document.ts';
import { addAction, retitle, smallPlan, textOf, titleOf } from '../builders.ts';
import { until } from './changing.ts';
import { connect, RawClient, type Client } from './clients.ts';
import { openStore, startProcess, storePlan, tempDir } from './serving.ts';

/* A real process is killed, or told to stop, while three people type. */

const cards = ['a1', 'a2', 'a3'] as const;
/** How many changes have been seen by somebody else when the process is killed, round by round. */
const rounds = [1, 40, 150, 300, 600];

/** What must be there after a restart: what somebody else has seen, and what was acknowledged. */
class Promised {
  /** By client id, the number of its changes. */
  readonly clocks = new Map<number, number>();
  readonly cards = new Set<string>();
  /** The highest count seen in each card's title. */
  readonly titles = new Map<string, number>();

  /** Takes note of everything somebody was shown of the others, and was promised of its own. */
  note({ doc, storedClock }: Client): void {
    for (const author of doc.store.clients.keys())
      this.#raise(this.clocks, author, author === doc.clientID ? storedClock : Y.getState(doc.store, author));
    for (const [id, action] of readAll(doc).actions)
      if (!isBroken(action) && !action.title.startsWith(`${doc.clientID}`)) this.cards.add(id);
    for (const card of cards)
      if (authorOf(doc, card) !== doc.clientID) this.#raise(this.titles, card, countIn(doc, card));
  }

  #raise<K>(of: Map<K, number>, key: K, to: number): void {
    of.set(key, Math.max(to, of.get(key) ?? 0));
  }

  /** @returns what the document lacks of it, in words */
  missingFrom(doc: Y.Doc): string[] {
    const { actions } = readAll(doc);
    const clocks = [...this.clocks].filter(([author, clock]) => Y.getState(doc.store, author) < clock);
    const titles = [...this.titles].filter(([card, count]) => countIn(doc, card) < count);
    return [
      ...clocks.map(([author, clock]) => `changes of ${author} up to ${clock}`),
      ...[...this.cards].filter((id) => !actions.has(id)).map((id) => `card ${id}`),
      ...titles.map(([card, count]) => `title ${count} of ${card}`),
    ];
  }
}

/** Titles that are typed say who wrote them and which time it is: "<client id>:<count>". */
const authorOf = (doc: Y.Doc, id: string): number => Number(titleOf(doc, id)?.split(':')[0]);
const countIn = (doc: Y.Doc, id: string): number => Number(titleOf(doc, id)?.split(':')[1] ?? 0);

/** Writes in the client's own card and makes new ones, as fast as the server takes it, until the line breaks. */
async function type(client: Client, card: string): Promise<void> {
  const { doc, provider } = client;
  const start = countIn(doc, card);
  for (let count = start + 1; provider.wsconnected; count++) {
    retitle(doc, card, `${doc.clientID}:${count}`);
    if (count % 5 === 0) addAction(doc, `${doc.clientID} laget ${count}`);
    const keepsUp = () => client.clock - client.storedClock < 40;
    await client.until('the server keeps up', () => keepsUp() || !provider.wsconnected);
    await new Promise(setImmediate);
  }
}

test('kill -9 while three people type: nothing seen or acknowledged is lost', async () => {
  using dir = tempDir();
  await storePlan(dir.path, 'p', smallPlan());
  const promised = new Promised();
  for (const enough of rounds) {
    await using server = await startProcess({ DATA_DIR: dir.path });
    using anna = connect(server.url);
    using berit = connect(server.url);
    using carl = connect(server.url);
    const people = [anna, berit, carl];
    await Promise.all(people.map((client) => client.synced()));
    expect(promised.missingFrom(anna.doc)).toEqual([]);
    let seen = 0;
    for (const { doc } of people) doc.on('afterTransaction', ({ local }) => void (local || seen++));
    const typing = people.map((client, index) => type(client, cards[index]!));
    await until(`${enough} changes seen`, people, () => seen >= enough);
    server.kill('SIGKILL');
    expect(await server.exit).toEqual({ code: null, signal: 'SIGKILL' });
    await Promise.all(typing);
    for (const client of people) promised.note(client);
  }
  await using server = await startProcess({ DATA_DIR: dir.path });
  using later = connect(server.url);
  await later.synced();
  expect(promised.missingFrom(later.doc)).toEqual([]);
  expect(promised.cards.size).toBeGreaterThan(30);
  expect([...promised.titles.values()].every((count) => count > 50)).toBe(true);
});

test('SIGTERM while three people type: they are told, and go on after the restart', async () => {
  using dir = tempDir();
  await storePlan(dir.path, 'p', smallPlan());
  await using first = await startProcess({ DATA_DIR: dir.path });
  using anna = connect(first.url);
  using berit = connect(first.url);
  using carl = connect(first.url);
  const people = [anna, berit, carl];
  await Promise.all(people.map((client) => client.synced()));
  const typing = people.map((client, index) => type(client, cards[index]!));
  using slow = await new RawClient(first.url).welcomed();
  await until('a good many', people, () => people.every(({ storedClock }) => storedClock > 100));
  slow.socket.pause();
  first.kill('SIGTERM');
  const begin = performance.now();
  await until('that they are told', people, () => people.every(({ closedWith }) => closedWith.length > 0));
  // Somebody has not read it yet: cut off now, it would never learn why.
  expect(await Promise.race([first.exit, setTimeout(200, 'waits')])).toBe('waits');
  slow.socket.resume();
  expect((await slow.end()).code).toBe(1012);
  expect(await first.exit).toEqual({ code: 0, signal: null });
  expect(performance.now() - begin).toBeLessThan(5_000);
  expect(first.stderr).toBe('');
  await Promise.all(typing);
  expect(people.map(({ closedWith }) => closedWith[0])).toEqual([1012, 1012, 1012]);

  await using second = await startProcess({ DATA_DIR: dir.path });
  const [from, to] = [new URL(first.url).host, new URL(second.url).host];
  for (const { provider } of people) provider.serverUrl = provider.serverUrl.replace(from, to);
  await Promise.all(people.map((client) => client.stored()));
  await until('one plan for all', people, () => new Set(people.map(({ doc }) => textOf(doc))).size === 1);
  expect(cards.map((card) => authorOf(anna.doc, card))).toEqual(people.map(({ doc }) => doc.clientID));
  retitle(anna.doc, 'a1', 'Etterpå');
  await carl.until('Anna’s next title', () => titleOf(carl.doc, 'a1') === 'Etterpå');
});

test('SIGTERM while the storage is busy: what waits is stored first', async () => {
  using dir = tempDir();
  await storePlan(dir.path, 'p', smallPlan());
  await using server = await startProcess({ DATA_DIR: dir.path });
  using anna = connect(server.url);
  await anna.synced();
  using store = openStore(dir.path);
  store.exec('BEGIN IMMEDIATE');
  const id = addAction(anna.doc, 'I siste liten');
  // Answered after the server has tried to store it.
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  server.kill('SIGTERM');
  // The first thing a stop does is to let nobody in.
  const answers = () => fetch(`${server.url}/healthz`).then(Boolean, () => false);
  await expect.poll(answers, { interval: 20, timeout: 5_000 }).toBe(false);
  store.exec('ROLLBACK');
  await anna.stored();
  expect((await server.exit).code).toBe(0);
  anna.provider.disconnect();
  await using again = await startProcess({ DATA_DIR: dir.path });
  using berit = connect(again.url);
  await berit.synced();
  expect(titleOf(berit.doc, id)).toBe('I siste liten');
});
