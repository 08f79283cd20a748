import { fetchAs } from './people.ts';
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { serverLimits } from '../../server/limits.ts';
import { changeListSchema, refusedListSchema } from '../../shared/api.ts';
import { run } from '../../shared/plan/commands.ts';
import { rootOf } from '../../shared/plan/document.ts';
import { retitle, textOf, titleOf } from '../builders.ts';
import { connect, RawClient, type Client } from './clients.ts';
import { startTestServer, type TestServer } from './serving.ts';

/* What the gate does, seen over the sockets and over HTTP. */

const as = (person: string) => ({ as: { person } });

/** Writes what no client of ours would. */
const misbehave = ({ doc }: Client): void => {
  (rootOf(doc, 'action').get('a1') as Y.Map<unknown>).set('colour', 'red');
};

async function changes({ url }: TestServer, since = 0) {
  const answer = await fetchAs(url, `/api/plans/p/changes?since=${since}`);
  return changeListSchema.parse(await answer.json());
}

test('who writes what does not fit is told what and where; nobody else sees it, and nothing is stored', async () => {
  await using server = await startTestServer();
  using mallory = connect(server.url, as('mallory'));
  using anna = connect(server.url, as('anna'));
  using berit = connect(server.url, as('berit'));
  await Promise.all([mallory.synced(), anna.synced(), berit.synced()]);
  misbehave(mallory);
  await mallory.until('the refusal', () => mallory.refusals.length > 0);
  expect(mallory.refusals).toEqual([{ code: 'unknown-field', path: 'action/a1/colour' }]);
  expect(mallory.storedClock).toBe(0);
  retitle(anna.doc, 'a1', 'Annas');
  await berit.until('Anna’s title', () => titleOf(berit.doc, 'a1') === 'Annas');
  expect((rootOf(berit.doc, 'action').get('a1') as Y.Map<unknown>).has('colour')).toBe(false);
  using fresh = connect(server.url, as('mallory'));
  await fresh.synced();
  expect(textOf(fresh.doc)).toBe(textOf(anna.doc));
});

test('who goes on upon a refused change is told to give the copy up, the third time', async () => {
  await using server = await startTestServer();
  using mallory = connect(server.url, as('mallory'));
  await mallory.synced();
  misbehave(mallory);
  await mallory.until('the refusal', () => mallory.refusals.length === 1);
  // Legal as such, but it builds upon what was refused: the server asks for all that is missing, and refuses that too.
  retitle(mallory.doc, 'a2', 'Bygger på det');
  await mallory.until('the second', () => mallory.refusals.length === 2);
  expect(mallory.closedWith).toEqual([]);
  retitle(mallory.doc, 'a2', 'Og en gang til');
  await mallory.until('the end', () => mallory.closedWith.length > 0);
  expect(mallory.refusals).toHaveLength(3);
  expect(mallory.closedWith).toEqual([4409]);
  expect(mallory.provider.shouldConnect).toBe(false);
});

test('what was refused is kept for the coordinator, the newest of it, so and so much', async () => {
  await using server = await startTestServer({
    limits: { ...serverLimits, quarantine: 8_000, refusals: 99 },
  });
  using mallory = connect(server.url, as('mallory'));
  await mallory.synced();
  const write = (field: string) =>
    (rootOf(mallory.doc, 'action').get('a1') as Y.Map<unknown>).set(field, 'x'.repeat(1_000));
  for (const [index, field] of ['first', 'second', 'third', 'fourth'].entries()) {
    write(field);
    await mallory.until(field, () => mallory.refusals.length > index);
  }
  const answer = await fetchAs(server.url, `/api/plans/p/refused`);
  const kept = refusedListSchema.parse(await answer.json());
  const total = kept.reduce((sum, { update }) => sum + Buffer.from(update, 'base64').length, 0);
  expect(total).toBeLessThanOrEqual(8_000);
  expect(kept.map(({ who }) => who)).toEqual(kept.map(() => 'mallory'));
  expect(kept.length).toBe(2);
  // The bytes say what somebody wrote.
  expect(Buffer.from(kept[0]!.update, 'base64').toString('latin1')).toContain('x'.repeat(1_000));
});

test('who writes faster than anybody can is sent away for a while, and what is written comes with the next visit', async () => {
  const limits = { ...serverLimits, editBurst: 20, editsPerSecond: 1 };
  await using server = await startTestServer({ limits });
  using anna = connect(server.url, as('anna'));
  await anna.synced();
  for (let n = 0; n < 30; n++) retitle(anna.doc, 'a1', `Nr. ${n}`);
  await anna.until('the end', () => anna.closedWith.length > 0);
  expect(anna.closedWith[0]).toBe(4529);
  await anna.stored();
  expect(await server.ctx.rooms.read('p', (doc) => titleOf(doc, 'a1'))).toBe('Nr. 29');
});

test('one big frame counts as many', async () => {
  await using server = await startTestServer({ limits: { ...serverLimits, editBurst: 20 } });
  using raw = await new RawClient(server.url, as('mallory')).welcomed();
  raw.send(new Uint8Array([0, 2, 0x80, 0xea, 0x30, ...new Uint8Array(800_000)]));
  expect((await raw.end()).code).toBe(4529);
});

test('the history tells who changed what from what to what, in order', async () => {
  await using server = await startTestServer();
  using anna = connect(server.url, as('anna'));
  using berit = connect(server.url, as('berit'));
  await Promise.all([anna.synced(), berit.synced()]);
  const field = { entity: 'action', id: 'a1' } as const;
  run(anna.doc, 'anna', { name: 'setField', input: { ...field, field: 'status', value: 'under-way' } });
  await anna.stored();
  run(berit.doc, 'berit', { name: 'setOwners', input: { id: 'a1', owners: ['hil', 'lk'] } });
  await berit.stored();
  const { created } = run(anna.doc, 'anna', {
    name: 'createAction',
    input: { strategyId: 's1', title: 'Ny' },
  });
  await anna.stored();
  const all = await changes(server);
  expect(
    all.map(({ who, entity, id, field, key, from, to }) => [who, entity, id, field, key, from, to]),
  ).toEqual([
    ['anna', 'action', 'a1', 'status', undefined, 'proposed', 'under-way'],
    ['berit', 'action', 'a1', 'owners', 'hil', undefined, expect.any(String)],
    ['anna', 'action', created[0], undefined, undefined, undefined, expect.objectContaining({ title: 'Ny' })],
  ]);
  expect(all.map(({ seq }) => seq)).toEqual([2, 3, 4]);
  expect(Date.now() - Date.parse(all[0]!.when)).toBeLessThan(60_000);
  expect(await changes(server, 3)).toEqual(all.slice(2));
});

test('what is typed letter by letter is one row, until somebody else writes', async () => {
  await using server = await startTestServer();
  using anna = connect(server.url, as('anna'));
  using berit = connect(server.url, as('berit'));
  await Promise.all([anna.synced(), berit.synced()]);
  const type = async (client: Client, letters: string) => {
    const title = (rootOf(client.doc, 'action').get('a1') as Y.Map<unknown>).get('title') as Y.Text;
    for (const letter of letters) {
      title.insert(title.length, letter);
      await client.stored();
    }
  };
  await type(anna, ' i Gjøvik');
  await berit.until('Anna’s words', () => titleOf(berit.doc, 'a1') === 'Tiltak a1 i Gjøvik');
  await type(berit, '!');
  const rows = (await changes(server)).map(({ who, from, to }) => [who, from, to]);
  expect(rows).toEqual([
    ['anna', 'Tiltak a1', 'Tiltak a1 i Gjøvik'],
    ['berit', 'Tiltak a1 i Gjøvik', 'Tiltak a1 i Gjøvik!'],
  ]);
});

test.each(['-1', 'x', '1e3', '9'.repeat(20)])('since=%s is no number of a change', async (since) => {
  await using server = await startTestServer();
  const answer = await fetchAs(server.url, `/api/plans/p/changes?since=${since}`);
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([422, 'bad-input']);
});

test('the history of no plan is not found', async () => {
  await using server = await startTestServer();
  for (const what of ['changes', 'refused'])
    expect((await fetchAs(server.url, `/api/plans/nowhere/${what}`)).status).toBe(404);
});
