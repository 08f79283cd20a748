import * as fc from 'fast-check';
import { fetchAs } from './people.ts';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { serverLimits } from '../../server/limits.ts';
import { openStored } from '../../server/storage/opening.ts';
import { planDoc } from '../../server/storage/plans.ts';
import { liveValues, rebuild } from '../../server/storage/rebuild.ts';
import { documentKinds } from '../../server/sync/document-kind.ts';
import { StoredDoc } from '../../server/sync/stored-doc.ts';
import { planFromJson } from '../../shared/exchange/from-json.ts';
import { planToJson } from '../../shared/exchange/to-json.ts';
import { run } from '../../shared/plan/commands.ts';
import { compareText, keysAsAdded, openRoots, readAll, rootOf } from '../../shared/plan/document.ts';
import { addAction, editor, examplePlan, retitle, smallPlan, textOf, titleOf } from '../builders.ts';
import { connect } from './clients.ts';
import { openContext, openStore, startTestServer, tempDir, type TestServer } from './serving.ts';

/* A document that is mostly history begins a new epoch: the same plan, in a document as small as a fresh one. */

const statuses = ['idea', 'proposed', 'clarifying', 'confirmed', 'under-way'] as const;
const cards = ['a1', 'a2', 'a3', 'b1'] as const;

/** The same few fields set again and again, in turns, which is what leaves most behind. */
function age(doc: Y.Doc, edits: number, ids: readonly string[] = cards): void {
  for (let n = 0; n < edits; n++)
    run(doc, 'anna', {
      name: 'setField',
      input: {
        entity: 'action',
        id: ids[n % ids.length]!,
        field: 'status',
        value: statuses[Math.floor(n / ids.length) % statuses.length]!,
      },
    });
}

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = openRoots(new Y.Doc());
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};

describe('a rebuild', () => {
  const kinds = [
    'set',
    'set',
    'delete',
    'map',
    'text',
    'array',
    'xml',
    'binary',
    'nothing',
    'document',
  ] as const;
  const step = fc.record({
    who: fc.nat(2),
    root: fc.constantFrom('actions', 'meta', 'unknown', 'list', 'letters', 'page'),
    kind: fc.constantFrom(...kinds),
    key: fc.constantFrom('a', 'b', 'c', 'd', 'constructor', 'toString', ''),
    deep: fc.nat(3),
    // JSON has no negative zero; Yjs writes what stands in a text as JSON.
    value: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown),
    at: fc.nat(50),
    cut: fc.nat(5),
    meet: fc.boolean(),
  });
  type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

  const made: Record<string, (value: unknown) => unknown> = {
    map: (value) => new Y.Map([['first', value]]),
    array: (value) => Y.Array.from([value as string, new Y.Text('i listen')]),
    text: (value) => new Y.Text(JSON.stringify(value)),
    xml: () => {
      const element = new Y.XmlElement('p');
      element.setAttribute('class', 'x');
      element.insert(0, [new Y.XmlText('avsnitt')]);
      return element;
    },
    binary: () => Uint8Array.of(1, 2, 3),
    nothing: () => undefined,
    document: () => new Y.Doc({ guid: 'another' }),
  };

  function doStep(doc: Y.Doc, { root, kind, key, deep, value, at, cut }: Step): void {
    if (root === 'list') {
      const list = doc.getArray(root);
      const place = at % (list.length + 1);
      if (kind === 'delete') list.delete(place, Math.min(cut, list.length - place));
      else list.insert(place, [kind === 'set' ? value : (made[kind]!(value) ?? null)]);
    } else if (root === 'letters') {
      const text = doc.getText(root);
      const place = at % (text.length + 1);
      if (kind === 'delete') text.delete(place, Math.min(cut, text.length - place));
      else if (kind === 'map') text.insertEmbed(place, { picture: value });
      else if (kind === 'text')
        text.format(place, Math.min(cut, text.length - place), { [key || 'b']: cut > 2 || null }); // prettier-ignore
      else text.insert(place, JSON.stringify(value).slice(0, 8));
    } else if (root === 'page') {
      const page = doc.getXmlFragment(root);
      if (kind === 'delete') page.delete(0, Math.min(cut, page.length));
      else page.insert(at % (page.length + 1), [made.xml!(value) as Y.XmlElement]);
    } else {
      let map: Y.Map<unknown> = doc.getMap(root);
      for (let level = 0; level < deep && map.get(key) instanceof Y.Map; level++)
        map = map.get(key) as Y.Map<unknown>;
      if (kind === 'delete') map.delete(key);
      else map.set(key, kind === 'set' ? value : made[kind]!(value));
    }
  }

  /** Through Yjs' own eyes, not ours. */
  const seen = (doc: Y.Doc) =>
    plain([
      ...['actions', 'meta', 'unknown'].map((name) => doc.getMap(name).toJSON()),
      ...['actions', 'meta', 'unknown'].map((name) => keysAsAdded(doc.getMap(name))),
      doc.getArray('list').toJSON(),
      doc.getText('letters').toDelta(),
      doc.getXmlFragment('page').toJSON(),
    ]);

  /** A document within the document stands for itself by its name. */
  function plain(value: unknown): unknown {
    if (value instanceof Y.Doc) return `document ${value.guid}`;
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
    if (Array.isArray(value)) return value.map(plain);
    // Yjs lists keys as they came to this replica; how they were added is compared by itself.
    const entries = Object.entries(value).toSorted(([a], [b]) => compareText(a, b));
    return entries.map(([key, held]) => [key, plain(held)]);
  }

  test('of any document whatever holds everything that is live in it, in the same order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const people = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
        for (const each of steps) {
          doStep(people[each.who]!, each);
          if (!each.meet) continue;
          for (const from of people)
            for (const to of people) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
        }
        for (const from of people) Y.applyUpdate(people[0]!, Y.encodeStateAsUpdate(from));
        // As it is when it has been loaded: nobody has said yet what the roots are.
        const source = new Y.Doc();
        Y.applyUpdate(source, Y.encodeStateAsUpdate(people[0]!));
        const rebuilt = rebuild(source, 7);
        const loaded = new Y.Doc();
        Y.applyUpdate(loaded, Y.encodeStateAsUpdate(rebuilt));
        expect(liveValues(loaded)).toEqual(liveValues(source));
        expect([...loaded.store.clients.keys()].filter((client) => client !== 7)).toEqual([]);
        expect(seen(loaded)).toEqual(seen(people[0]!));
      }),
      { numRuns: 500 },
    );
  });

  test('of a plan is the same plan, broken records and all', () => {
    const source = examplePlan();
    const other = copyOf(source);
    retitle(other, 't05-s2-a3', 'Et annet navn');
    age(source, 300, ['t05-s2-a1', 't05-s2-a2']);
    (rootOf(other, 'action').get('t05-s2-a2') as Y.Map<unknown>).set('title', 7);
    (rootOf(other, 'action').get('t05-s2-a1') as Y.Map<unknown>).set('colour', 'red');
    rootOf(other, 'theme').set('odd', 'no record at all');
    other.getMap('votes').set('x', new Y.Map([['for', 3]]));
    Y.applyUpdate(source, Y.encodeStateAsUpdate(other));
    const rebuilt = copyOf(rebuild(copyOf(source), 9));
    expect(textOf(rebuilt)).toBe(textOf(source));
    expect(readAll(rebuilt)).toEqual(readAll(source));
    expect(rebuilt.getMap('votes').toJSON()).toEqual({ x: { for: 3 } });
    expect((rootOf(rebuilt, 'action').get('t05-s2-a1') as Y.Map<unknown>).get('colour')).toBe('red');
    // It goes on as any other document does.
    retitle(rebuilt, 't05-s2-a1', 'Videre');
    expect(titleOf(rebuilt, 't05-s2-a1')).toBe('Videre');
  });
});

test('the same document gives the same bytes under the same client id', () => {
  const source = examplePlan();
  age(source, 50, ['t05-s2-a1']);
  const bytes = [source, copyOf(source)].map((doc) => Y.encodeStateAsUpdate(rebuild(doc, 7)));
  expect(Buffer.compare(bytes[0]!, bytes[1]!)).toBe(0);
});

test('after 10,000 edits the board is within 1.5 times the size of a fresh one', async () => {
  using dir = tempDir();
  await using ctx = openContext(dir.path);
  ctx.plans.create('p', smallPlan(), 'test');
  const stored = new StoredDoc(planDoc('p'), documentKinds.plan, ctx);
  const client = copyOf(stored.doc);
  client.on('update', (update: Uint8Array) => stored.take(update, editor('anna')));
  for (let round = 0; round < 20; round++) {
    age(client, 500);
    await stored.commit();
    stored.fold();
  }
  const fresh = Y.encodeStateAsUpdate(planFromJson(planToJson(readAll(stored.doc)))).length;
  const text = textOf(stored.doc);
  expect(Y.encodeStateAsUpdate(stored.doc).length).toBeGreaterThan(3 * fresh);
  expect(stored.renew('p', 0)).toMatchObject({ before: expect.any(Number) as number });
  const { doc, stored: read } = openStored(ctx.db, planDoc('p'));
  expect(textOf(doc)).toBe(text);
  expect(Y.encodeStateAsUpdate(doc).length).toBeLessThan(1.5 * fresh);
  expect([read.seq, read.faults]).toEqual([stored.seq + 1, []]);
});

const limits = { ...serverLimits, roomIdle: 1, rebuild: 1_000, editBurst: 10_000 };
const epochOf = ({ ctx }: TestServer) => ctx.plans.find('p')!.epoch;
async function empty({ ctx }: TestServer): Promise<void> {
  await expect.poll(() => ctx.rooms.size, { interval: 10, timeout: 10_000 }).toBe(0);
}

/** Anna ages the plan of a server and leaves; resolves when the room is out of memory. @returns her copy */
async function leaveOld(server: TestServer): Promise<Y.Doc> {
  using anna = connect(server.url, { params: { epoch: epochOf(server) } });
  await anna.synced();
  age(anna.doc, 1_500);
  addAction(anna.doc, 'Ny');
  await anna.stored();
  const copy = copyOf(anna.doc);
  anna.provider.destroy();
  await empty(server);
  return copy;
}

test('when the last has left, an old document begins a new epoch; an old copy is turned away, a new one is the same plan', async () => {
  using dir = tempDir();
  await using server = await startTestServer({ dataDir: dir.path, limits });
  const before = epochOf(server);
  const old = await leaveOld(server);
  const epoch = epochOf(server);
  expect(epoch).not.toBe(before);
  using late = connect(server.url, { doc: copyOf(old), params: { epoch: before } });
  await late.until('that the copy is refused', () => late.closedWith.length > 0);
  expect(late.closedWith).toEqual([4409]);
  // Nor one that does not say of which epoch it is, and has been written in meanwhile.
  using mute = connect(server.url, { doc: copyOf(old) });
  retitle(mute.doc, 'a2', 'Uten nett');
  await mute.until('that the copy is refused', () => mute.closedWith.length > 0);
  expect(mute.closedWith).toEqual([4409]);
  using berit = connect(server.url, { params: { epoch } });
  await berit.synced();
  expect(textOf(berit.doc)).toBe(textOf(old));
  expect(berit.doc.store.clients.size).toBe(1);
  expect(berit.hello?.epoch).toBe(epoch);
  using store = openStore(dir.path, { readOnly: true });
  const former = store.prepare('SELECT epoch, seq, data FROM former').all();
  expect(former).toMatchObject([{ epoch: before, seq: berit.hello!.seq - 1 }]);
  const kept = openRoots(new Y.Doc());
  Y.applyUpdate(kept, former[0]!.data as Uint8Array);
  expect(textOf(kept)).toBe(textOf(old));
  retitle(berit.doc, 'a1', 'I den nye');
  await berit.stored();
  const last = store.prepare('SELECT MAX(seq) AS seq FROM journal').get()!.seq;
  expect(Number(last)).toBeGreaterThan(berit.hello!.seq);
});

test('nothing of the kind while somebody is there, nor to a document that is not old', async () => {
  await using server = await startTestServer({ limits });
  const before = epochOf(server);
  using berit = connect(server.url);
  await berit.synced();
  {
    using anna = connect(server.url);
    await anna.synced();
    age(anna.doc, 1_500);
    await anna.stored();
  }
  expect((await fetchAs(server.url, `/api/plans/p`)).status).toBe(200);
  expect(epochOf(server)).toBe(before);
  berit.provider.destroy();
  await empty(server);
  const epoch = epochOf(server);
  expect(epoch).not.toBe(before);
  for (let visit = 0; visit < 3; visit++) {
    using carl = connect(server.url);
    await carl.synced();
    age(carl.doc, 10);
    await carl.stored();
    carl.provider.destroy();
    await empty(server);
  }
  expect(epochOf(server)).toBe(epoch);
});

test('the first snapshot of an epoch can be damaged without a loss', async () => {
  using dir = tempDir();
  let text: string;
  {
    await using server = await startTestServer({ dataDir: dir.path, limits });
    await leaveOld(server);
    using berit = connect(server.url);
    await berit.synced();
    retitle(berit.doc, 'a1', 'I den nye');
    await berit.stored();
    text = textOf(berit.doc);
  }
  {
    using store = openStore(dir.path);
    store.exec("UPDATE snapshot SET data = x'00' WHERE generation = (SELECT MAX(generation) FROM snapshot)");
  }
  await using server = await startTestServer({ dataDir: dir.path, limits });
  using carl = connect(server.url);
  await carl.synced();
  expect(textOf(carl.doc)).toBe(text);
  expect(server.ctx.db.prepare('SELECT what FROM damage').all()).toHaveLength(1);
});

test('the former epoch is kept until the next compaction', async () => {
  using dir = tempDir();
  await using server = await startTestServer({ dataDir: dir.path, limits: { ...limits, fold: 1 } });
  await leaveOld(server);
  const formers = () => server.ctx.db.prepare('SELECT COUNT(*) AS n FROM former').get()!.n;
  expect(formers()).toBe(1);
  using berit = connect(server.url);
  await berit.synced();
  run(berit.doc, 'berit', {
    name: 'setField',
    input: { entity: 'action', id: 'a1', field: 'description', value: 'Lang '.repeat(3_000) },
  });
  await berit.stored();
  await expect.poll(formers, { interval: 10 }).toBe(0);
});
