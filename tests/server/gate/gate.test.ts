import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { documentKinds } from '../../../server/sync/document-kind.ts';
import { StoredDoc } from '../../../server/sync/stored-doc.ts';
import { run } from '../../../shared/plan/commands.ts';
import { openRoots, rootOf } from '../../../shared/plan/document.ts';
import { limits } from '../../../shared/plan/schema.ts';
import { editor, retitle, textOf, titleOf } from '../../builders.ts';
import { openStore } from '../serving.ts';
import { copyOf, guard, updateBy } from './guarded.ts';

/* One unit a check: what comes in, and how it ends. Whatever is refused leaves the plan as it was. */

const action = (doc: Y.Doc, id = 'a1') => rootOf(doc, 'action').get(id) as Y.Map<unknown>;
const owners = (doc: Y.Doc) => action(doc).get('owners') as Y.Map<unknown>;
const title = (doc: Y.Doc) => action(doc).get('title') as Y.Text;
const filters = (doc: Y.Doc) =>
  (rootOf(doc, 'plan').get('plan') as Y.Map<unknown>).get('filters') as Y.Map<unknown>;
const newAction = (fields: Record<string, unknown>) => new Y.Map(Object.entries(fields));

type Change = (doc: Y.Doc) => void;

const legal: [string, Change][] = [
  ['a new title', (doc) => retitle(doc, 'a1', 'Nytt')],
  ['a move', (doc) => action(doc).set('place', 's2|a0')],
  ['an owner', (doc) => owners(doc).set('hil', 'a5')],
  ['an owner that goes', (doc) => owners(doc).delete('lk')],
  ['a status that goes', (doc) => action(doc).delete('status')],
  ['archiving', (doc) => action(doc).set('archived', true)],
  [
    'an order that nobody makes',
    (doc) => run(doc, 'x', { name: 'moveTheme', input: { id: 't2', before: 't1' } }),
  ],
  ['a new card', (doc) => rootOf(doc, 'action').set('ny', newAction({ place: 's1|zz' }))],
  ['a saved filter', (doc) => filters(doc).set('f1', { name: 'Mine', query: '?mine' })],
  ['a value set twice', (doc) => [action(doc).set('status', 'idea'), action(doc).set('status', 'done')]],
];

const illegal: [what: string, how: string, change: Change][] = [
  ['a root that is none', 'unknown-root scratch', (doc) => doc.getMap('scratch').set('a', 1)],
  ['a field that is none', 'unknown-field action/a1/colour', (doc) => action(doc).set('colour', 'red')],
  ['a field of Object’s', 'unknown-field action/a1/__proto__', (doc) => action(doc).set('__proto__', 'x')],
  ['a number for a place', 'bad-value action/a1/place', (doc) => action(doc).set('place', 7)],
  ['a place that is none', 'bad-value action/a1/place', (doc) => action(doc).set('place', 'here')],
  ['a status that is none', 'bad-value action/a1/status', (doc) => action(doc).set('status', 'won')],
  ['an object for a note', 'bad-value action/a1/note', (doc) => action(doc).set('note', { a: 1 })],
  ['a text for a note', 'wrong-type action/a1/note', (doc) => action(doc).set('note', new Y.Text('a'))],
  ['a list', 'wrong-type', (doc) => action(doc).set('note', new Y.Array())],
  ['bytes', 'wrong-type', (doc) => action(doc).set('note', Uint8Array.of(1))],
  ['a document', 'wrong-type', (doc) => action(doc).set('note', new Y.Doc())],
  ['a note too long', 'too-long action/a1/note', (doc) => action(doc).set('note', 'x'.repeat(limits.note + 1))],
  ['a title too long', 'too-long action/a1/title', (doc) => title(doc).insert(0, 'x'.repeat(limits.title))],
  ['bold letters', 'wrong-type', (doc) => title(doc).insert(0, 'a', { bold: true })],
  ['a picture in a title', 'wrong-type', (doc) => title(doc).insertEmbed(0, { image: 'x' })],
  ['a map in a title', 'wrong-type action/a1/title', (doc) => title(doc).insertEmbed(0, new Y.Map())],
  ['an attribute of a title', 'wrong-type action/a1/title', (doc) => title(doc).setAttribute('a', '1')],
  ['another title in its place', 'replaced action/a1/title', (doc) => action(doc).set('title', new Y.Text('a'))],
  ['a string for a title', 'replaced action/a1/title', (doc) => action(doc).set('title', 'a')],
  ['no title any more', 'hard-deleted action/a1/title', (doc) => action(doc).delete('title')],
  ['no place any more', 'hard-deleted action/a1/place', (doc) => action(doc).delete('place')],
  ['a card deleted', 'hard-deleted action/a1', (doc) => rootOf(doc, 'action').delete('a1')],
  ['all cards deleted', 'hard-deleted action/a1', (doc) => rootOf(doc, 'action').clear()],
  ['a card replaced', 'replaced action/a1', (doc) => rootOf(doc, 'action').set('a1', newAction({ place: 's1|a' }))],
  ['a card that is a number', 'wrong-type action/x', (doc) => rootOf(doc, 'action').set('x', 1)],
  ['a card without a place', 'bad-value action/x/place', (doc) => rootOf(doc, 'action').set('x', newAction({}))],
  ['__proto__ for an id', 'bad-id action/__proto__', (doc) => rootOf(doc, 'action').set('__proto__', newAction({ place: 's1|a' }))],
  ['an id of 10,000 letters', `bad-id action/${'x'.repeat(40)}`, (doc) => rootOf(doc, 'action').set('x'.repeat(10_000), newAction({ place: 's1|a' }))],
  ['a field that is none, in a new card', 'unknown-field action/x/b', (doc) => rootOf(doc, 'action').set('x', newAction({ place: 's1|a', b: 1 }))],
  ['another plan’s record', 'bad-id plan/other', (doc) => rootOf(doc, 'plan').set('other', newAction({ schema: 1 }))],
  ['another schema version', 'not-allowed plan/plan/schema', (doc) => (rootOf(doc, 'plan').get('plan') as Y.Map<unknown>).set('schema', 2)],
  ['an owner whose id is none', 'bad-id action/a1/owners/Not an id', (doc) => owners(doc).set('Not an id', 'a1')],
  ['an owner without an order', 'bad-value action/a1/owners/hil', (doc) => owners(doc).set('hil', true)],
  ['a map among the owners', 'bad-value action/a1/owners/hil', (doc) => owners(doc).set('hil', new Y.Map())],
  ['owners without end', 'too-many action/a1/owners', (doc) => { for (let i = 0; i <= limits.set; i++) owners(doc).set(`o${i}`, 'a1'); }],
  ['a filter without a question', 'bad-value plan/plan/filters/f1', (doc) => filters(doc).set('f1', { name: 'Mine' })],
  ['a filter without a name', 'bad-value plan/plan/filters/f1', (doc) => filters(doc).set('f1', { name: ' ', query: '?mine' })],
  ['a filter with a long question', 'bad-value plan/plan/filters/f1', (doc) => filters(doc).set('f1', { name: 'Mine', query: 'x'.repeat(limits.query + 1) })],
  ['a filter with more in it', 'bad-value plan/plan/filters/f1', (doc) => filters(doc).set('f1', { name: 'Mine', query: '?mine', by: 'anna' })],
  ['a filter whose id is none', 'bad-id plan/plan/filters/F 1', (doc) => filters(doc).set('F 1', { name: 'Mine', query: '?mine' })],
  ['filters without end', 'too-many plan/plan/filters', (doc) => { for (let i = 0; i <= limits.filters; i++) filters(doc).set(`f${i}`, { name: 'Mine', query: '?mine' }); }],
  ['themes without end', 'too-many theme', (doc) => { for (let i = 0; i < limits.themes; i++) rootOf(doc, 'theme').set(`x${i}`, newAction({ order: 'a1' })); }],
]; // prettier-ignore

describe('what a client may write', () => {
  test.each(legal)('%s', async (_what, change) => {
    await using plan = guard();
    const doc = copyOf(plan);
    expect(plan.offer(updateBy(doc, change), 'anna')).toBe('taken');
    expect(textOf(plan.stored.doc)).toBe(textOf(doc));
  });
});

describe('what no client may write', () => {
  test.each(illegal)('%s: %s', async (_what, how, change) => {
    await using plan = guard();
    const before = textOf(plan.stored.doc);
    expect(plan.offer(updateBy(copyOf(plan), change), 'anna')).toBe(how);
    expect(textOf(plan.stored.doc)).toBe(before);
    expect(await plan.stored.commit(), 'there is nothing to store').toBeUndefined();
  });
});

test('a title that two have lengthened at once is refused from the second, and the first’s stays', async () => {
  await using plan = guard();
  const [one, two] = [copyOf(plan), copyOf(plan)];
  const long = updateBy(one, (doc) => title(doc).insert(0, 'a'.repeat(200)));
  const longer = updateBy(two, (doc) => title(doc).insert(0, 'b'.repeat(200)));
  expect(plan.offer(long, 'anna')).toBe('taken');
  expect(plan.offer(longer, 'berit')).toBe('too-long action/a1/title');
  expect(titleOf(plan.stored.doc, 'a1')).toBe(titleOf(one, 'a1'));
});

test('a text that is too long already may be shortened, and not lengthened', async () => {
  const grown = openRoots(new Y.Doc());
  const doc = newAction({ place: 's1|a' });
  doc.set('title', new Y.Text('x'.repeat(limits.title + 9)));
  rootOf(grown, 'action').set('a1', doc);
  await using plan = guard(grown);
  const copy = copyOf(plan);
  expect(plan.offer(updateBy(copy, (d) => title(d).delete(0, 1)), 'anna')).toBe('taken'); // prettier-ignore
  expect(plan.offer(updateBy(copy, (d) => title(d).insert(0, 'y')), 'anna')).toBe('too-long action/a1/title'); // prettier-ignore
});

describe('client ids', () => {
  test('belong to whoever wrote first under them, for good, also for what was written offline', async () => {
    await using plan = guard();
    const doc = copyOf(plan);
    expect(plan.offer(updateBy(doc, (d) => retitle(d, 'a1', 'Annas')), 'anna')).toBe('taken'); // prettier-ignore
    const next = updateBy(doc, (d) => retitle(d, 'a2', 'I Annas navn'));
    expect(plan.offer(next, 'mallory')).toBe('foreign-client');
    expect(plan.offer(next, 'anna')).toBe('taken');
  });

  test('are known after a restart, also when they could not be stored at once', async () => {
    await using plan = guard();
    const doc = copyOf(plan);
    expect(plan.offer(updateBy(doc, (d) => retitle(d, 'a1', 'Annas')), 'anna')).toBe('taken'); // prettier-ignore
    using store = openStore(plan.ctx.config.dataDir);
    store.exec('BEGIN IMMEDIATE');
    await expect(plan.stored.commit()).rejects.toThrow('locked');
    store.exec('ROLLBACK');
    await plan.stored.commit();
    const reopened = new StoredDoc(plan.stored.name, documentKinds.plan, plan.ctx);
    const next = updateBy(doc, (d) => retitle(d, 'a2', 'I Annas navn'));
    expect(() => reopened.take(next, editor('mallory'))).toThrow('foreign-client');
    expect(reopened.take(next, editor('anna'))).toBe(true);
  });

  test('of the plan itself and of the server are nobody’s', async () => {
    await using plan = guard();
    for (const client of [Y.decodeStateVector(Y.encodeStateVector(plan.stored.doc)).keys().next().value!, plan.stored.doc.clientID]) {
      const doc = copyOf(plan);
      doc.clientID = client;
      expect(plan.offer(updateBy(doc, (d) => retitle(d, 'a1', 'x')), 'anna')).toBe('foreign-client'); // prettier-ignore
    }
  }); // prettier-ignore

  test('another’s that the server has lost may be brought back by anybody, and no more than that', async () => {
    await using plan = guard();
    const [anna, base] = [copyOf(plan), copyOf(plan)];
    const first = updateBy(anna, (d) => retitle(d, 'a1', 'Stored once'));
    const { client, clock } = { client: anna.clientID, clock: Y.getState(anna.store, anna.clientID) };
    plan.ctx.authors.write(plan.stored.name, [{ client, person: 'anna', clock }]);
    await using again = guard(base);
    again.ctx.authors.write(again.stored.name, plan.ctx.authors.read(plan.stored.name));
    const reopened = new StoredDoc(again.stored.name, documentKinds.plan, again.ctx);
    expect(reopened.take(first, editor('berit'))).toBe(true);
    const more = updateBy(anna, (d) => retitle(d, 'a2', 'Never stored'));
    expect(() => reopened.take(more, editor('berit'))).toThrow('foreign-client');
  });

  test('come in no more than so many at once', async () => {
    await using plan = guard();
    const most = plan.ctx.limits.clientsInUpdate;
    const all = Array.from({ length: most + 1 }, () => {
      const doc = openRoots(new Y.Doc());
      return updateBy(doc, (d) => rootOf(d, 'organisation').set(`o${d.clientID}`, newAction({ name: 'O' })));
    });
    expect(plan.offer(Y.mergeUpdates(all), 'anna')).toBe('too-many clients');
    expect(plan.offer(Y.mergeUpdates(all.slice(1)), 'anna')).toBe('taken');
  });
});

describe('gaps', () => {
  test('what builds upon something missing waits, and is taken when it comes whole', async () => {
    await using plan = guard();
    const doc = copyOf(plan);
    const first = updateBy(doc, (d) => retitle(d, 'a1', 'Først'));
    const second = updateBy(doc, (d) => retitle(d, 'a1', 'Så'));
    expect(plan.offer(second, 'anna')).toBe('waits');
    expect(plan.offer(Y.mergeUpdates([first, second]), 'anna')).toBe('taken');
    expect(titleOf(plan.stored.doc, 'a1')).toBe('Så');
  });

  test('one within an update is refused', async () => {
    await using plan = guard();
    const doc = copyOf(plan);
    const [first, , third] = ['idea', 'done', 'closed'].map((status) =>
      updateBy(doc, (d) => action(d).set('status', status)),
    );
    expect(plan.offer(Y.mergeUpdates([first!, third!]), 'anna')).toBe('gap');
  });

  test('deletions of what nobody has written wait too', async () => {
    await using plan = guard();
    const update = encoding.encode((encoder) => {
      // No structs; of one client one range: clock 0, 5 long.
      for (const number of [0, 1, 12_345, 1, 0, 5]) encoding.writeVarUint(encoder, number);
    });
    expect(plan.offer(update, 'anna')).toBe('waits');
  });

  test('nothing waits inside the document to come out later, unseen by the gate', async () => {
    await using plan = guard();
    const [anna, mallory] = [copyOf(plan), copyOf(plan)];
    const held = updateBy(anna, (d) => action(d).set('status', 'idea'));
    Y.applyUpdate(mallory, held);
    const bait = updateBy(mallory, (d) => action(d).set('status', 'won'));
    expect(plan.offer(bait, 'mallory')).toBe('waits');
    expect(plan.offer(held, 'anna')).toBe('taken');
    expect(action(plan.stored.doc).get('status')).toBe('idea');
    expect(plan.stored.doc.store.pendingStructs).toBeNull();
    expect(plan.offer(bait, 'mallory')).toBe('bad-value action/a1/status');
  });
});

test.each([
  ['ten bytes that claim 33 million records', [1, 255, 255, 255, 15, 1, 0, 10, 0, 0]],
  ['33 million records that were collected', [1, 255, 255, 255, 15, 1, 0, 0, 1]],
  ['33 million clients', [255, 255, 255, 15]],
  ['33 million deletions', [0, 1, 1, 255, 255, 255, 15, 0, 0]],
  ['one record that says it is as long as numbers go', [1, 1, 1, 0, 0, 255, 255, 255, 255, 255, 255, 255, 15, 0]],
  ['lists within lists without end', [1, 1, 1, 0, 40, 1, 7, ...Buffer.from('actions'), 1, 97, 1, ...Array<number>(200_000).fill(117).flatMap((tag) => [tag, 1])]],
  ['nothing', []],
])('%s take next to no memory', async (_what, bytes) => {
  await using plan = guard();
  const before = process.memoryUsage().rss;
  expect(plan.offer(Uint8Array.from(bytes), 'mallory')).toBe('bad-update');
  expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
}); // prettier-ignore

test('a whole history of refusals leaves what was taken before', async () => {
  await using plan = guard();
  const doc = copyOf(plan);
  for (const [index, [, how, change]] of illegal.entries()) {
    expect(plan.offer(updateBy(doc, (d) => retitle(d, 'a1', `Nr. ${index}`)), 'anna')).toBe('taken'); // prettier-ignore
    expect(plan.offer(updateBy(copyOf(plan), change), 'mallory')).toBe(how);
    if (index % 3 === 0) await plan.stored.commit();
  }
  expect(textOf(plan.stored.doc)).toBe(textOf(doc));
});
