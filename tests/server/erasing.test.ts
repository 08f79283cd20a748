import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openRoots } from '../../shared/plan/document.ts';
import { syncFrame } from '../../shared/sync-protocol.ts';
import { retitle, smallPlan } from '../builders.ts';
import { ask as askSession, rightPassword } from './accounts.ts';
import { asking, type Ask } from './asking.ts';
import { RawClient } from './clients.ts';
import { coordinatorOf, guestBy, linkBy, membersBy, type Guest } from './inviting.ts';
import { openStore, runProgram, startProcess, storePlan, tempDir } from './serving.ts';
import { tracesIn, tracesUnder } from './traces.ts';

/* Nothing of who somebody is stays behind: a real server, and the administrator's command line beside it. */

const samplan = (dataDir: string, ...args: string[]) =>
  runProgram(['server/cli.ts', ...args], { DATA_DIR: dataDir });

const name = 'Ingvild Særpreg';
const email = 'ingvild.saerpreg@fjellrype.example';
/** All that they have said of themselves at some time. */
const texts = [
  name,
  'Særpreg',
  email,
  'Ungpike',
  'Fjellrype Rådgiving',
  'Snøskredkonsulent',
  'gammel.adresse',
  'ny.adresse',
  'Særpregs tittel',
];

/** Writes as somebody on a bare socket. */
async function onBoard(url: string, headers: Guest['headers']) {
  const client = new RawClient(url, { headers });
  await client.caughtUp();
  const doc = openRoots(new Y.Doc());
  Y.applyUpdate(doc, client.of('step2')[0]!.bytes);
  const write = (card: string, title: string) => {
    const before = Y.encodeStateVector(doc);
    retitle(doc, card, title);
    client.send(syncFrame('update', Y.encodeStateAsUpdate(doc, before)));
  };
  return { client, write };
}

const comment = (ask: Ask, text: string) =>
  ask('POST', '/api/plans/p/commands', {
    command: 'addComment',
    input: { actionId: 'a1', text },
    key: `key-${text}`,
  });

/** The mails in the outbox, when there are so many. */
async function mailsIn(dataDir: string, count: number): Promise<string[]> {
  const folder = join(dataDir, 'outbox');
  const files = () => readdirSync(folder).filter((file) => file.endsWith('.eml'));
  await expect.poll(() => files().length, { timeout: 10_000 }).toBe(count);
  return files()
    .toSorted()
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

/** They come as a guest, edit, comment, and have something refused that names them. */
async function comeAsGuest(url: string, kari: Ask) {
  const link = await linkBy(kari, { role: 'editor', theme: 't1' });
  const guest = await guestBy(url, link, name, 'Fjellrype Rådgiving');
  const { client, write } = await onBoard(url, guest.headers);
  write('a1', 'Bygg en gapahuk');
  await client.next('ack');
  await comment(guest.ask, 'Vi kan stå for taket');
  write('b1', 'Særpregs tittel');
  await client.next('refused');
  return { ...guest, client };
}

/** They come as an account that was invited by mail, change what they are called, and invite somebody else. */
async function comeAsAccount(url: string, dataDir: string, kari: Ask) {
  const made = await kari('POST', '/api/plans/p/members', {
    email: 'gammel.adresse@fjellrype.example',
    name: 'Ungpike',
    role: 'coordinator',
  });
  const [mail] = await mailsIn(dataDir, 1);
  const link = /set-up#([\w-]{43})/.exec(mail!)![1]!;
  const { cookie } = await askSession(url, 'POST', { link });
  const headers = { cookie: cookie! };
  const ask = asking(url, headers);
  const said = { name, email, title: 'Snøskredkonsulent', organisation: 'Fjellrype Rådgiving' };
  expect((await ask('PATCH', '/api/session', { ...said, password: rightPassword })).status).toBe(200);
  const [, proof] = await mailsIn(dataDir, 2);
  const proven = { link: /address#([\w-]{43})/.exec(proof!)![1]! };
  expect((await ask('POST', '/api/session/address', proven)).status).toBe(200);
  await ask('PATCH', '/api/session', {
    email: 'ny.adresse@fjellrype.example',
    currentPassword: rightPassword,
  });
  await asking(url)('POST', '/api/session', { email, password: 'noe helt annet enn det' });
  await asking(url)('POST', '/api/session/mail', { email });
  await mailsIn(dataDir, 4);
  await ask('POST', '/api/plans/p/members', { email: 'nils@annetsted.example', role: 'viewer' });
  expect((await mailsIn(dataDir, 5)).at(-1)).toContain(name);
  const { client, write } = await onBoard(url, headers);
  write('a2', 'Rydd stien');
  await client.next('ack');
  await comment(ask, 'Stien er gjengrodd');
  const { person } = made.body as { person: string };
  return { ask, person, client, headers };
}

test('after erase-person nothing in any file or log says who they were; what they wrote stays', async () => {
  using dir = tempDir();
  await storePlan(dir.path, 'p', smallPlan());
  await using server = await startProcess({ DATA_DIR: dir.path, LOG_LEVEL: 'debug' });
  const kari = coordinatorOf(server.url);
  await kari('GET', '/api/plans/p');
  using guest = await comeAsGuest(server.url, kari).then(disposing);
  using account = await comeAsAccount(server.url, dir.path, kari).then(disposing);
  leaveFreePages(dir.path);
  const board = (await kari('GET', '/api/plans/p')).body;
  const before = tracesUnder(dir.path, texts);
  for (const text of texts) expect(before.join()).toContain(text);

  const [[first, done], [end, closed]] = await Promise.all([
    timed(samplan(dir.path, 'erase-person', email.toUpperCase())),
    timed(account.client.end()),
  ]);
  expect(end.code).toBe(4401);
  expect(closed - done).toBeLessThan(1_000);
  expect([first.code, first.stderr]).toEqual([0, '']);
  expect(first.stdout).toContain(`same name\t${guest.person}\tguest\n`);
  const second = await samplan(dir.path, 'erase-person', guest.person);
  expect([second.code, second.stderr]).toEqual([0, '']);
  expect((await guest.client.end()).code).toBe(4401);

  expect(tracesUnder(dir.path, texts)).toEqual([]);
  expect((await kari('GET', '/api/plans/p')).body).toEqual(board);
  const answered = await Promise.all([account, guest].map(({ ask }) => ask('GET', '/api/session')));
  for (const { body } of answered) expect(body).toMatchObject({ person: null });
  const members = await membersBy(kari);
  for (const [somebody, kind] of [
    [account, 'account'],
    [guest, 'guest'],
  ] as const) {
    const erased = members.find(({ person }) => person === somebody.person)!;
    const nobody = { name: '', title: '', email: null, organisation: '' };
    expect(erased).toMatchObject({
      kind,
      ...nobody,
      contributions: 2,
      removed: expect.any(String) as string,
    });
  }
  expect(readdirSync(join(dir.path, 'outbox'))).toEqual([]);

  await comment(kari, 'Etterpå');
  server.kill('SIGTERM');
  await server.exit;
  expect(tracesUnder(dir.path, texts)).toEqual([]);
  expect(seenOf(dir.path, [account, guest])).toEqual([null, null]);
  const said = Buffer.from(server.stdout + server.stderr);
  expect(said.toString()).toContain('refused');
  expect(texts.flatMap((text) => tracesIn(said, text))).toEqual([]);
}, 60_000);

/** As when the server has taken away by itself what was too old: what stood there lies on pages that nothing uses. */
function leaveFreePages(dataDir: string): void {
  const db = openStore(dataDir);
  const insert = db.prepare("INSERT INTO quarantine VALUES ('p/plan', 1, 'x', 'schema', '', ?)");
  for (let count = 0; count < 20; count++) insert.run(Buffer.from(`${name} ${email} `.repeat(500)));
  db.exec('DELETE FROM quarantine WHERE at = 1; PRAGMA wal_checkpoint');
  db.close();
}

/** When these were last seen, as it is stored. */
function seenOf(dataDir: string, people: readonly { readonly person: string }[]): unknown[] {
  using db = openStore(dataDir);
  const seen = db.prepare('SELECT seen FROM member WHERE person = ?');
  return people.map(({ person }) => seen.get(person)!.seen);
}

/** With when it was there, in ms. */
const timed = async <T>(work: Promise<T>): Promise<[T, number]> => [await work, performance.now()];

const disposing = <T extends { client: RawClient }>(somebody: T): T & Disposable => ({
  ...somebody,
  [Symbol.dispose]: () => somebody.client[Symbol.dispose](),
});
