import { request } from 'node:http';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { serverLimits } from '../../server/limits.ts';
import { awarenessFrame, syncFrame } from '../../shared/sync-protocol.ts';
import { addAction, retitle, textOf, titleOf } from '../builders.ts';
import { connect, RawClient } from './clients.ts';
import { openStore, startTestServer } from './serving.ts';

/* What the room turns away, with which close code, and that nobody else notices. */

test('a copy of another epoch is told to start anew, for good', async () => {
  await using server = await startTestServer();
  const { epoch } = server.ctx.plans.find('p')!;
  using same = connect(server.url, { params: { epoch } });
  await same.synced();
  using stale = connect(server.url, { params: { epoch: 'an-older-one' } });
  await stale.until('the end', () => stale.closedWith.length > 0);
  expect(stale.closedWith).toEqual([4409]);
  expect(stale.provider.shouldConnect, 'a stock provider tries again').toBe(false);
  expect(stale.doc.getMap('actions').size).toBe(0);
});

test.each([
  ['an unknown plan', { plan: 'nowhere' }, 4404],
  ['a plan by an id that is none', { plan: '__proto__' }, 4404],
  ['an unknown document', { document: 'nothing' }, 4404],
  ['a page of another site', { origin: 'https://evil.example' }, 4403],
  ['a page without an address', { origin: 'null' }, 4403],
])('%s is closed with its code', async (_name, where, code) => {
  await using server = await startTestServer();
  using raw = new RawClient(server.url, where);
  expect((await raw.end()).code).toBe(code);
  expect(raw.messages).toEqual([]);
});

test('a page of the server’s own comes in', async () => {
  await using server = await startTestServer();
  using raw = new RawClient(server.url, { origin: server.url });
  expect((await raw.next('hello')).hello.role).toBe('coordinator');
  await using behind = await startTestServer({ publicUrl: 'https://plan.example' });
  using proxied = new RawClient(behind.url, { origin: 'https://plan.example' });
  expect((await proxied.next('hello')).hello.role).toBe('coordinator');
});

test('under a name the server does not go by there is no socket at all', async () => {
  await using server = await startTestServer();
  const asked = request(`${server.url}/sync/p/plan`, {
    headers: {
      host: 'evil.example',
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    },
  });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  expect(answer.statusCode).toBe(421);
});

const bytes = (...numbers: number[]): Uint8Array => Uint8Array.from(numbers);

/** A whole update that breaks off in its list of deletions: by then its records have been read. */
function cutUpdate(): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap('actions').set('smuggled', new Y.Map());
  doc.getMap('actions').set('gone', 1);
  doc.getMap('actions').delete('gone');
  return Y.encodeStateAsUpdate(doc).slice(0, -1);
}

test.each<[string, Uint8Array | string]>([
  ['a text frame', 'hello'],
  ['an empty frame', bytes()],
  ['garbage', bytes(255, 254, 253, 252, 251, 250)],
  ['an unknown message type', bytes(42, 0)],
  ['an unknown sync message', bytes(0, 9, 0)],
  ['a message of the server’s', bytes(64, 2, 123, 125)],
  ['a frame that breaks off', bytes(0, 2, 200, 1, 1)],
  ['a state vector that is none', syncFrame('step1', bytes(5, 1))],
  ['an update that is none', syncFrame('update', bytes(1, 255, 255, 255))],
  ['an update that breaks off', syncFrame('update', cutUpdate())],
  [
    'an update that claims 33 million records',
    syncFrame('update', bytes(1, 255, 255, 255, 15, 1, 0, 10, 0, 0)),
  ],
  ['presence that is none', awarenessFrame(bytes(9, 9))],
])('%s closes that connection, and nobody else notices', async (_name, frame) => {
  await using server = await startTestServer();
  using anna = connect(server.url);
  using berit = connect(server.url);
  await Promise.all([anna.synced(), berit.synced()]);
  const before = textOf(anna.doc);
  using raw = await new RawClient(server.url).welcomed();
  raw.send(frame);
  expect((await raw.end()).code).toBe(4400);
  using later = connect(server.url);
  await later.synced();
  expect(textOf(later.doc)).toBe(before);
  retitle(anna.doc, 'a1', 'Videre');
  await berit.until('Anna’s title', () => titleOf(berit.doc, 'a1') === 'Videre');
  const id = addAction(berit.doc, 'Også videre');
  await anna.until('Berit’s card', () => titleOf(anna.doc, id) !== undefined);
  expect([...anna.closedWith, ...berit.closedWith]).toEqual([]);
});

test('when what was refused cannot be taken back out, everybody is sent away, and the server goes on', async () => {
  await using server = await startTestServer({ limits: { ...serverLimits, roomIdle: 0 } });
  using anna = await new RawClient(server.url, { as: { person: 'anna' } }).caughtUp();
  const doc = new Y.Doc();
  doc.getMap('actions').set('forged', 'no action at all');
  const store = openStore(server.dataDir);
  store.exec('ALTER TABLE journal RENAME TO elsewhere');
  anna.send(syncFrame('update', Y.encodeStateAsUpdate(doc)));
  expect((await anna.end()).code).toBe(1013);
  await expect.poll(() => server.ctx.rooms.size).toBe(0);
  store.exec('ALTER TABLE elsewhere RENAME TO journal');
  store.close();
  using berit = connect(server.url);
  await berit.synced();
  expect(berit.doc.getMap('actions').has('forged')).toBe(false);
  expect(titleOf(berit.doc, 'a1')).toBe('Tiltak a1');
});
