import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { serverLimits } from '../../server/limits.ts';
import { examplePlan, retitle, smallPlan, textOf, titleOf } from '../builders.ts';
import { account, personOf, rightPassword, signInWith } from './accounts.ts';
import { connect, type Client } from './clients.ts';
import { openStore, runProgram, startProcess, startTestServer, storePlan, tempDir } from './serving.ts';

/* A copy of everything while people write, and back from it without what came later flowing in. */

const samplan = (dataDir: string, ...args: string[]) =>
  runProgram(['server/cli.ts', ...args], { DATA_DIR: dataDir });

/** One line, no stack trace. */
const sentence = /^[^\n]+\n$/;

/** Which time a card has been retitled. */
const countIn = (doc: Y.Doc, card: string): number => Number(titleOf(doc, card)?.split(' ')[1]);

/** Retitles a card again and again, as fast as the server takes it, until told to stop. */
async function write(client: Client, card: string, isDone: () => boolean): Promise<void> {
  for (let count = 1; !isDone(); count++) {
    retitle(client.doc, card, `${card} ${count}`);
    await client.until('the server keeps up', () => client.clock - client.storedClock < 30);
    await new Promise(setImmediate);
  }
  await client.stored();
}

test('a backup while people write holds one moment; restored, old copies are turned away', async () => {
  using dir = tempDir();
  const [data, file, second] = ['data', 'copy.db', 'second'].map((name) => join(dir.path, name)) as [
    string,
    string,
    string,
  ];
  await storePlan(data, 'p', smallPlan());
  await storePlan(data, 'q', examplePlan());
  let late: Y.Doc;
  let oldEpoch: string;
  let seen: { a1: number; a2: number };
  {
    await using server = await startProcess({ DATA_DIR: data });
    using anna = connect(server.url);
    using berit = connect(server.url);
    await Promise.all([anna.synced(), berit.synced()]);
    let isDone = false;
    const writing = [write(anna, 'a1', () => isDone), write(berit, 'a2', () => isDone)];
    await anna.until('that she is at it', () => anna.storedClock > 50);
    // What the other one has been shown is stored.
    await anna.until('that the other is at it', () => countIn(anna.doc, 'a2') > 5);
    seen = { a1: countIn(berit.doc, 'a1'), a2: countIn(anna.doc, 'a2') };
    expect(await samplan(data, 'backup', file)).toEqual({
      code: 0,
      stdout: `${file}\t2 plans\n`,
      stderr: '',
    });
    isDone = true;
    await Promise.all(writing);
    retitle(anna.doc, 'a3', 'Etter kopien');
    await anna.stored();
    late = anna.doc;
    oldEpoch = anna.hello!.epoch;
    anna.provider.destroy();
    late = new Y.Doc();
    Y.applyUpdate(late, Y.encodeStateAsUpdate(anna.doc));
  }
  expect(readdirSync(dir.path).toSorted()).toEqual(['copy.db', 'data']);
  const restored = await samplan(second, 'restore', file);
  expect(restored).toEqual({ code: 0, stdout: `${second}\t2 plans\n`, stderr: '' });
  expect(await samplan(second, 'verify')).toMatchObject({ code: 0, stdout: 'ok: 2 plans\n' });

  await using server = await startProcess({ DATA_DIR: second });
  using old = connect(server.url, { doc: late, params: { epoch: oldEpoch } });
  await old.until('that the copy is refused', () => old.closedWith.length > 0);
  using mute = connect(server.url, { doc: late });
  await mute.until('that it is refused without a word of its epoch', () => mute.closedWith.length > 0);
  expect([old.closedWith, mute.closedWith]).toEqual([[4409], [4409]]);
  using carl = connect(server.url);
  await carl.synced();
  expect(titleOf(carl.doc, 'a3')).toBe('Tiltak a3');
  expect(carl.hello!.epoch).not.toBe(oldEpoch);
  expect(seen.a1).toBeGreaterThan(5);
  expect(countIn(carl.doc, 'a1')).toBeGreaterThanOrEqual(seen.a1);
  expect(countIn(carl.doc, 'a2')).toBeGreaterThanOrEqual(seen.a2);
  retitle(carl.doc, 'a3', 'Videre');
  await carl.stored();
  using other = connect(server.url, { plan: 'q' });
  await other.synced();
  expect(textOf(other.doc)).toBe(textOf(examplePlan()));
});

test('who was signed in when a backup was made is not after a restore, nor does a link of then sign in', async () => {
  using dir = tempDir();
  const [file, second] = [join(dir.path, 'copy.db'), join(dir.path, 'second')];
  const signIns = await (async () => {
    await using server = await startTestServer();
    const { id } = await account(server);
    const link = server.ctx.signInLinks.create(id, 'sign-in', 60_000);
    const { cookie } = await signInWith(server.url, { email: 'kari@plan.example', password: rightPassword });
    expect((await personOf(server.url, cookie))?.id).toBe(id);
    expect((await samplan(server.dataDir, 'backup', file)).code).toBe(0);
    return { cookie, link };
  })();
  expect((await samplan(second, 'restore', file)).code).toBe(0);
  await using server = await startTestServer({ dataDir: second });
  expect(await personOf(server.url, signIns.cookie)).toBeNull();
  expect((await signInWith(server.url, { link: signIns.link })).body.code).toBe('link-unknown');
  const password = await signInWith(server.url, { email: 'kari@plan.example', password: rightPassword });
  expect(password.status).toBe(200);
});

test('an existing file is not overwritten, and a directory that is not there is not made', async () => {
  using dir = tempDir();
  await storePlan(join(dir.path, 'data'), 'p', smallPlan());
  const taken = join(dir.path, 'taken.db');
  writeFileSync(taken, 'mine');
  for (const file of [taken, dir.path, join(dir.path, 'no', 'such.db')]) {
    const { code, stdout, stderr } = await samplan(join(dir.path, 'data'), 'backup', file);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr).toMatch(/already exists|There is no directory/);
  }
  expect(readFileSync(taken, 'utf8')).toBe('mine');
  expect(readdirSync(dir.path).toSorted()).toEqual(['data', 'taken.db']);
});

test('what is damaged is not passed off as a backup; what is only kept to fall back on is told of', async () => {
  using dir = tempDir();
  const [data, file] = [join(dir.path, 'data'), join(dir.path, 'copy.db')];
  {
    await using server = await startTestServer({ dataDir: data, limits: { ...serverLimits, fold: 1 } });
    using anna = connect(server.url);
    await anna.synced();
    for (let n = 0; n < 400; n++) retitle(anna.doc, 'a1', `Tittel nummer ${n} ${'x'.repeat(n % 50)}`);
    await anna.stored();
  }
  using store = openStore(data);
  const [first] = store.prepare('SELECT seq FROM journal ORDER BY seq LIMIT 1').all();
  const snapshot = store.prepare('SELECT MAX(seq) AS seq FROM snapshot').get()!;
  expect(Number(first!.seq)).toBeLessThanOrEqual(Number(snapshot.seq));
  store.prepare('UPDATE journal SET at = at + 1 WHERE seq = ?').run(first!.seq!);
  const told = await samplan(data, 'backup', file);
  expect([told.code, told.stdout]).toEqual([0, `${file}\t1 plans\n`]);
  expect(told.stderr).toContain(
    `record ${Number(first!.seq)} of "p/plan" does not match its checksum; nothing of`,
  );

  store.exec("UPDATE snapshot SET sha256 = 'x'");
  const refused = await samplan(data, 'backup', join(dir.path, 'other.db'));
  expect([refused.code, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toMatch(/^The copy is damaged and was not kept: [^\n]+\n$/);
  expect(readdirSync(dir.path).toSorted()).toEqual(['copy.db', 'data']);
});

/** Each makes a file that is no good backup, out of a good one. */
const hostile: [string, (file: string) => void, told: string][] = [
  ['a file that is not there', () => undefined, 'does not exist'],
  ['a directory', (file) => mkdirSync(file), 'is a directory'],
  ['an empty file', (file) => closeSync(openSync(file, 'w')), 'is no SQLite database'],
  ['a text', (file) => writeFileSync(file, 'Kjære deg,\n'.repeat(1_000)), 'is no SQLite database'],
  [
    'the database of another program',
    (file) => alter(file, 'CREATE TABLE plan (id TEXT)'),
    'is the database of another program',
  ],
  [
    'a database of a newer version',
    (file) => alter(file, 'CREATE TABLE plan (id TEXT); PRAGMA user_version = 9999'),
    'a newer version of Samplan (schema 9999)',
  ],
];
const alter = (file: string, sql: string) => {
  using db = new DatabaseSync(file);
  db.exec(sql);
};
/** Each spoils a good backup. */
const spoiled: [string, (file: string) => void, told: string][] = [
  ['a truncated backup', (file) => truncateSync(file, 3 * 4096), 'damaged'],
  ['half a page of a backup', (file) => truncateSync(file, 100), 'damaged'],
  [
    'a backup with flipped bits',
    (file) => alter(file, "UPDATE journal SET person = 'x'; UPDATE snapshot SET version = 7"),
    'damaged',
  ],
  [
    'a backup with a trigger of somebody’s',
    (file) => alter(file, 'CREATE TRIGGER t AFTER UPDATE ON plan BEGIN DELETE FROM plan; END'),
    'of another program',
  ],
];

test.concurrent.each([
  ...hostile.map((one) => [...one, false] as const),
  ...spoiled.map((one) => [...one, true] as const),
])('%s is refused with one sentence, and nothing is written', async (_name, make, told, isFromGood) => {
  using dir = tempDir();
  const file = join(dir.path, 'backup.db');
  if (isFromGood) {
    await storePlan(join(dir.path, 'data'), 'p', examplePlan());
    await samplan(join(dir.path, 'data'), 'backup', file);
  }
  make(file);
  const before = readdirSync(dir.path);
  const target = join(dir.path, 'new');
  const { code, stdout, stderr } = await samplan(target, 'restore', file);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(sentence);
  expect(stderr).toContain(told);
  expect(existsSync(target)).toBe(false);
  expect(readdirSync(dir.path)).toEqual(before);
});

test('restore goes into an empty directory only, and not under a server that runs', async () => {
  using dir = tempDir();
  const [data, file] = [join(dir.path, 'data'), join(dir.path, 'copy.db')];
  await storePlan(data, 'p', smallPlan());
  expect((await samplan(data, 'backup', file)).code).toBe(0);
  const full = await samplan(data, 'restore', file);
  expect([full.code, full.stdout]).toEqual([1, '']);
  expect(full.stderr).toMatch(/^The data directory "[^"]+" is not empty[^\n]+\n$/);
  await using server = await startTestServer({ dataDir: data });
  const running = await samplan(data, 'restore', file);
  expect([running.code, running.stdout]).toEqual([1, '']);
  expect(running.stderr).toMatch(/^Another Samplan server runs on[^\n]+\n$/);
  using anna = connect(server.url);
  await anna.synced();
  expect(textOf(anna.doc)).toBe(textOf(smallPlan()));
  mkdirSync(join(dir.path, 'empty'));
  expect((await samplan(join(dir.path, 'empty'), 'restore', file)).code).toBe(0);
});

test('a second server on a data directory is refused; one that was killed leaves nothing behind', async () => {
  using dir = tempDir();
  await using first = await startProcess({ DATA_DIR: dir.path });
  const second = await runProgram(['server/start.mjs'], { DATA_DIR: dir.path, PORT: '0', EXAMPLE: 'off' });
  expect([second.code, second.stdout]).toEqual([1, '']);
  expect(second.stderr).toBe(
    `Another Samplan server runs on the data directory "${dir.path}": stop it, or name another DATA_DIR.\n`,
  );
  await expect(startTestServer({ dataDir: dir.path })).rejects.toThrow('Another Samplan server');
  first.kill('SIGKILL');
  await first.exit;
  await using third = await startTestServer({ dataDir: dir.path });
  await expect(startTestServer({ dataDir: dir.path })).rejects.toThrow('Another Samplan server');
  expect((await fetch(`${third.url}/healthz`)).status).toBe(200);
});
