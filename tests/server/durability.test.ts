import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { addAction, retitle, smallPlan, textOf, titleOf } from '../builders.ts';
import { until } from './changing.ts';
import { connect, RawClient } from './clients.ts';
import { openStore, startProcess, storePlan, tempDir } from './serving.ts';
import { authorOf, cards, Promised, type } from './typing.ts';

/* A real process is killed, or told to stop, while three people type. */

/** How many changes have been seen by somebody else when the process is killed, round by round. */
const rounds = [1, 40, 150, 300, 600];

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
