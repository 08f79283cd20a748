import { serverLimits } from '../../server/limits.ts';
import { describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { Actor, Role } from '../../shared/access.ts';
import { openRoots, rootOf } from '../../shared/plan/document.ts';
import { closeCode, messageType, syncFrame } from '../../shared/sync-protocol.ts';
import { Members } from '../../server/storage/members.ts';
import { Sessions } from '../../server/storage/sessions.ts';
import { databaseFile, openFile, type Database } from '../../server/storage/sqlite.ts';
import { Tokens } from '../../server/storage/tokens.ts';
import type { Peer } from '../../server/sync/peer.ts';
import { retitle, smallPlan, titleOf } from '../builders.ts';
import { connect, presenceFrame, RawClient, type Client } from './clients.ts';
import { startTestServer, type TestServer } from './serving.ts';

/* What happens on open connections when somebody's rights end or change. */

const journal = ({ ctx }: TestServer, person?: string): number => {
  const count = ctx.db.prepare('SELECT count(*) AS n FROM journal WHERE person = COALESCE(?, person)');
  return Number(count.get(person ?? null)!.n);
};

/** By whom the rights are changed: this process, which says so, or another, of which it has to take notice itself. */
const hands: [string, (server: TestServer, change: (db: Database) => void) => void][] = [
  [
    'in this process',
    ({ ctx }, change) => {
      change(ctx.db);
      ctx.rooms.recheck();
    },
  ],
  [
    'by another process',
    ({ dataDir }, change) => {
      const db = openFile(databaseFile(dataDir));
      change(db);
      db.close();
    },
  ],
];

const set = (changes: Parameters<Members['update']>[2]) => (db: Database) =>
  new Members(db).update('p', 'anna', changes);

const ends: [string, (db: Database) => void, number][] = [
  ['is removed', set({ removed: 1 }), closeCode.notAllowed],
  ['is here no longer than now', set({ expires: Date.now() }), closeCode.notAllowed],
  ['is signed out everywhere', (db) => new Sessions(db, 1).endAll('anna'), closeCode.noSession],
]; // prettier-ignore

/** Who writes without a pause is not to be closed for that. */
const limits = { ...serverLimits, editBurst: 100_000 };
/** The server looks twice a second; how long a busy machine takes for that is not its doing. In ms. */
const generous = 5_000;

test('rights are looked at anew more than once a second', () => {
  expect(serverLimits.recheck).toBeLessThan(500);
});

/** Writes without a pause until something is so. @returns how long that took, in ms */
async function writeUntil(client: Client, what: string, holds: () => boolean): Promise<number> {
  const began = performance.now();
  let count = 0;
  while (!holds()) {
    retitle(client.doc, 'a1', `${what} ${count++}`);
    await client.until('an answer', () => holds() || client.storedClock >= client.clock);
  }
  return performance.now() - began;
}

describe.each(hands)('changed %s', (_hand, by) => {
  test.each(ends)('somebody who %s is out within a second, and nothing of theirs comes in after that', async (_how, change, code) => {
    await using server = await startTestServer({ limits });
    using anna = connect(server.url, { as: { person: 'anna', role: 'editor' } });
    using record = await new RawClient(server.url, { document: 'record', as: { person: 'anna' } }).welcomed();
    using berit = connect(server.url, { as: { person: 'berit' } });
    await Promise.all([anna.synced(), berit.synced()]);
    by(server, change);
    expect(await writeUntil(anna, 'Skrevet', () => anna.closedWith.length > 0)).toBeLessThan(generous);
    expect(anna.closedWith).toEqual([code]);
    expect((await record.end()).code).toBe(code);
    expect(anna.provider.shouldConnect, 'a stock client tries again').toBe(false);
    const stored = journal(server, 'anna');
    retitle(anna.doc, 'a2', 'Etterpå');
    anna.provider.connect();
    await anna.until('the second end', () => anna.closedWith.length > 1);
    retitle(berit.doc, 'a3', 'Videre');
    await berit.stored();
    expect([journal(server, 'anna'), titleOf(berit.doc, 'a2')]).toEqual([stored, 'Tiltak a2']);
    expect(anna.closedWith).toEqual([code, code]);
  });

  test('a script is out when its token is revoked', async () => {
    await using server = await startTestServer({ limits });
    const { people, members, tokens } = server.ctx;
    people.create({ id: 'robot', kind: 'script', name: 'Robot' });
    members.put({ plan: 'p', person: 'robot', role: 'editor' });
    const { id, secret } = tokens.create('p', 'robot');
    using robot = new RawClient(server.url, { headers: { authorization: `Bearer ${secret}`, cookie: '' } });
    await robot.welcomed();
    by(server, (db) => void new Tokens(db).revoke(id));
    expect((await robot.end()).code).toBe(closeCode.noSession);
    using again = new RawClient(server.url, { headers: { authorization: `Bearer ${secret}`, cookie: '' } });
    expect((await again.end()).code).toBe(closeCode.noSession);
  });

  test.each<[Role, string | null]>([['viewer', null], ['contributor', null], ['editor', 't2']])(
    'who becomes %s (%s) is told within a second; what is written after that is refused and seen by nobody',
    async (role, theme) => {
      await using server = await startTestServer({ limits });
      using anna = connect(server.url, { as: { person: 'anna' } });
      using berit = connect(server.url, { as: { person: 'berit' } });
      await Promise.all([anna.synced(), berit.synced()]);
      by(server, set({ role, theme }));
      const isTold = () => anna.hello!.role === role && (anna.hello!.theme ?? null) === theme;
      expect(await writeUntil(anna, 'Skrevet', () => isTold() || anna.refusals.length > 0)).toBeLessThan(generous);
      await anna.until('the new role', isTold);
      await anna.until('peace', () => anna.storedClock >= anna.clock || anna.refusals.length > 0);
      const stored = journal(server, 'anna');
      const refused = anna.refusals.length;
      retitle(anna.doc, 'a2', 'Etterpå');
      await anna.until('the refusal', () => anna.refusals.length > refused);
      expect(anna.refusals.every(({ code }) => code === 'not-allowed')).toBe(true);
      retitle(berit.doc, 'a3', 'Videre');
      await berit.stored();
      expect([journal(server, 'anna'), titleOf(berit.doc, 'a2')]).toEqual([stored, 'Tiltak a2']);
    },
  ); // prettier-ignore

  test('who is promoted writes on the same connection', async () => {
    await using server = await startTestServer({ limits });
    using anna = connect(server.url, { as: { person: 'anna', role: 'viewer' } });
    using berit = connect(server.url, { as: { person: 'berit' } });
    await Promise.all([anna.synced(), berit.synced()]);
    by(server, set({ role: 'editor' }));
    await anna.until('the new role', () => anna.hello!.role === 'editor');
    retitle(anna.doc, 'a1', 'Nå får jeg');
    await berit.until('the title', () => titleOf(berit.doc, 'a1') === 'Nå får jeg');
    expect(anna.closedWith).toEqual([]);
  });

  test('somebody removed is not seen any more', async () => {
    await using server = await startTestServer({ limits });
    using anna = await new RawClient(server.url, { as: { person: 'anna', name: 'Anna' } }).welcomed();
    using berit = await new RawClient(server.url, { as: { person: 'berit' } }).welcomed();
    anna.send(presenceFrame(7, 1, {}));
    await berit.until('Anna', () => berit.heard(7)?.state !== undefined);
    by(server, set({ removed: 1 }));
    await berit.until('that Anna is gone', () => berit.heard(7)?.state === null, 1_000);
    using carl = await new RawClient(server.url, { as: { person: 'carl' } }).welcomed();
    expect(carl.heard(7)?.state ?? null).toBeNull();
  });
}); // prettier-ignore

test('time ends a membership and a session by itself', async () => {
  await using server = await startTestServer({ limits });
  using anna = await new RawClient(server.url, { as: { person: 'anna' } }).welcomed();
  using berit = await new RawClient(server.url, { as: { person: 'berit' } }).welcomed();
  server.ctx.members.update('p', 'anna', { expires: Date.now() + 50 });
  server.ctx.db.prepare("UPDATE session SET expires = ? WHERE person = 'berit'").run(Date.now() + 50);
  const began = performance.now();
  expect([(await anna.end()).code, (await berit.end()).code]).toEqual([
    closeCode.notAllowed,
    closeCode.noSession,
  ]);
  expect(performance.now() - began).toBeLessThan(generous);
});

test('who is removed while the connection is being made does not get in', async () => {
  await using server = await startTestServer({ limits });
  const { members, plans, rooms } = server.ctx;
  const find = plans.find.bind(plans);
  vi.spyOn(plans, 'find').mockImplementationOnce((plan) => {
    members.update(plan, 'anna', { removed: Date.now() });
    rooms.recheck(plan);
    return find(plan);
  });
  using anna = new RawClient(server.url, { as: { person: 'anna' } });
  expect((await anna.end()).code).toBe(closeCode.notAllowed);
  expect([anna.messages, rooms.peers]).toEqual([[], 0]);
});

/** Somebody in a room without a network. */
function inRoom({ ctx }: TestServer, actor: Actor) {
  const peer = { actor, verdict: 'same' as ReturnType<Peer['recheck']>, closed: 0 };
  const place = ctx.rooms.join('p', {
    get actor() {
      return peer.actor;
    },
    introduction: { name: '', organisation: '' },
    isBehind: false,
    send: () => {},
    close: () => peer.closed++,
    recheck: () => peer.verdict,
  });
  return { peer, write: (update: Uint8Array) => place.receive(syncFrame('update', update)) };
}

/** A legal change of somebody's. */
async function change({ ctx }: TestServer): Promise<Uint8Array> {
  const doc = openRoots(new Y.Doc());
  Y.applyUpdate(doc, await ctx.rooms.read('p', (stored) => Y.encodeStateAsUpdate(stored)));
  const before = Y.encodeStateVector(doc);
  retitle(doc, 'a1', 'I køen');
  return Y.encodeStateAsUpdate(doc, before);
}

test.each<['gone' | 'changed', Role]>([
  ['gone', 'editor'],
  ['changed', 'viewer'],
])('what waits in the queue when somebody is %s is worked off by the new rights', async (verdict, role) => {
  await using server = await startTestServer({ limits });
  const { peer, write } = inRoom(server, { person: 'anna', role: 'editor' });
  const update = await change(server);
  write(update);
  Object.assign(peer, { verdict, actor: { person: 'anna', role } });
  server.ctx.rooms.recheck('p');
  expect(await server.ctx.rooms.read('p', (doc) => titleOf(doc, 'a1'))).toBe('Tiltak a1');
  expect(journal(server, 'anna')).toBe(0);
  const kept = server.ctx.db.prepare('SELECT person, code FROM quarantine').all();
  expect(kept).toEqual([{ person: 'anna', code: 'not-allowed' }]);
});

test.each<[string, Parameters<TestServer['ctx']['commands']['run']>[3]]>([
  ['of the plan', { name: 'setField', input: { entity: 'action', id: 'a1', field: 'title', value: 'x' } }],
  ['of the record', { name: 'addComment', input: { actionId: 'a1', text: 'x' } }],
])('a command %s that waits for its turn is run by the rights of that time', async (_what, command) => {
  await using server = await startTestServer({ limits });
  let role: Role = 'editor';
  const answer = server.ctx.commands.run('p', () => ({ person: 'anna', role }), 'k', command);
  role = 'viewer';
  await expect(answer).rejects.toMatchObject({ code: 'not-allowed' });
  expect(journal(server, 'anna')).toBe(0);
});

describe('who only reads gets nothing in', () => {
  const raw = (change: (doc: Y.Doc) => void, base = smallPlan()): Uint8Array => {
    const doc = openRoots(new Y.Doc({ gc: false }));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(base));
    const before = Y.encodeStateVector(doc);
    change(doc);
    return Y.encodeStateAsUpdate(doc, before);
  };
  const onlyDeletes = async ({ ctx }: TestServer): Promise<Uint8Array> => {
    const base = await ctx.rooms.read('p', (stored) => Y.encodeStateAsUpdate(stored));
    const doc = openRoots(new Y.Doc());
    Y.applyUpdate(doc, base);
    const before = Y.encodeStateVector(doc);
    const title = (rootOf(doc, 'action').get('a1') as Y.Map<unknown>).get('title') as Y.Text;
    title.delete(0, 3);
    return Y.encodeStateAsUpdate(doc, before);
  };
  const payloads: [string, (server: TestServer) => Promise<Uint8Array>][] = [
    ['a change', change],
    ['a deletion alone', onlyDeletes],
    ['a document within the document', () => Promise.resolve(raw((doc) => rootOf(doc, 'action').set('sub', new Y.Doc())))],
    ['a root of its own', () => Promise.resolve(raw((doc) => doc.getMap('mine').set('a', 1)))],
    ['another’s plan', () => Promise.resolve(Y.encodeStateAsUpdate(smallPlan()))],
  ]; // prettier-ignore
  const readers: [Role, 'plan' | 'record'][] = [
    ['viewer', 'plan'],
    ['contributor', 'plan'],
    ['viewer', 'record'],
    ['contributor', 'record'],
    ['editor', 'record'],
    ['coordinator', 'record'],
  ];

  test.each(readers)('%s, on the document %s', async (role, document) => {
    await using server = await startTestServer({ limits });
    const before = journal(server);
    const encoded = () =>
      server.ctx.rooms.read('p', (doc) => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('hex'), document);
    const was = await encoded();
    using witness = await new RawClient(server.url, { document }).caughtUp();
    for (const [what, payload] of payloads) {
      const update = await payload(server);
      for (const step of ['update', 'step2'] as const) {
        using reader = await new RawClient(server.url, { document, as: { person: role, role } }).welcomed();
        reader.send(syncFrame(step, update));
        const { refused } = await reader.next('refused');
        expect([what, step, refused]).toEqual([what, step, { code: 'not-allowed', path: '' }]);
      }
    }
    witness.send(Uint8Array.of(messageType.query));
    await witness.next('awareness', 2);
    expect(witness.of('update')).toEqual([]);
    expect([journal(server), await encoded()]).toEqual([before, was]);
  });
});
