// Fills the disk of a real server while three people type, makes room again, and counts what was promised in vain:
// node tests/bench/full-disk.ts [directory on a small file system]
// Without a directory it mounts 16 MB of memory, for which it has to be root (Linux).
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addAction, retitle, smallPlan, textOf } from '../builders.ts';
import { until } from '../server/changing.ts';
import { connect, type Client } from '../server/clients.ts';
import { startProcess, storePlan, tempDir } from '../server/serving.ts';
import { cards, type } from '../server/typing.ts';
import { fill, smallDisk } from './small-disk.ts';
import { Promises, Witness } from './witness.ts';

/** Edits before the disk is full. */
const enough = 150;
/** How often everybody is turned away before there is room again: by then a client waits as long as it ever does. */
const turnedAway = 5;
/** In ms. */
const bars = { told: 2_000, recovered: 10_000 };

type Lost = ReturnType<Promises['missingFrom']>;

/** What a server lacks that is started anew on what lies on the disk now. */
async function afterRestart(dataDir: string, promises: Promises): Promise<Lost> {
  await using server = await startProcess({ DATA_DIR: dataDir });
  using client = connect(server.url);
  await client.synced();
  return promises.missingFrom(client.doc);
}

/** The same of a copy, as a power cut would leave it. The index beside the log is only a help, and made anew. */
async function afterPowerCut(dataDir: string, promises: Promises): Promise<Lost> {
  using copy = tempDir();
  for (const file of ['samplan.db', 'samplan.db-wal']) cpSync(join(dataDir, file), join(copy.path, file));
  return await afterRestart(copy.path, promises);
}

const readiness = async (url: string): Promise<number> => (await fetch(`${url}/readyz`)).status;
const seconds = (ms: number): number => Math.round(ms) / 1_000;
const edited = (people: readonly Witness[]): number => people.reduce((sum, { edits }) => sum + edits, 0);

/** @returns the space taken, the codes everybody was sent away with, and how long that took after the first edit in vain */
async function fillWhileTyping(people: readonly Witness[], filler: string) {
  const clients = people.map(({ client }) => client);
  const typing = clients.map((client, index) => type(client, cards[index]!));
  await until('some edits', clients, () => edited(people) >= enough);
  const filled = fill(filler);
  await until('that all are told', clients, () => clients.every(({ closedWith }) => closedWith.length > 0));
  const told = performance.now() - Math.min(...people.map(({ waitsSince }) => waitsSince));
  await Promise.all(typing);
  return { filled, closedWith: [...new Set(clients.map(({ closedWith }) => closedWith[0]!))], told };
}

/** Everybody goes on, and is turned away again and again. @returns the cards they made */
async function typeInVain(clients: readonly Client[]): Promise<string[]> {
  const made = clients.flatMap(({ doc }, index) => {
    retitle(doc, cards[index]!, `${doc.clientID}:100000`);
    return Array.from({ length: 20 }, (_, nth) => addAction(doc, `Skrevet imens ${nth}`));
  });
  await until('that all are turned away again', clients, () =>
    clients.every(({ closedWith }) => closedWith.length >= turnedAway),
  );
  return made;
}

/** There is room again. @returns how long it takes until everybody has everything, and what part of it clients only waited */
async function makeRoom(people: readonly Witness[], filler: string) {
  const clients = people.map(({ client }) => client);
  const begin = performance.now();
  rmSync(filler);
  const back = await Promise.all(people.map((witness) => witness.back(begin)));
  await until('one plan for all', clients, () => new Set(clients.map(({ doc }) => textOf(doc))).size === 1);
  const recovered = performance.now() - begin;
  const clientsWaited = back.map(({ waited }) => seconds(waited));
  return { recovered, clientsWaited, thenTook: back.map(({ all, waited }) => seconds(all - waited)) };
}

/** How everything went, and what was lost of all that was promised by the time the disk was full, and at the end. */
async function measure(disk: string) {
  const [dataDir, filler] = [join(disk, 'data'), join(disk, 'filler')];
  mkdirSync(dataDir);
  await storePlan(dataDir, 'p', smallPlan());
  await using server = await startProcess({ DATA_DIR: dataDir });
  const people = cards.map(() => new Witness(connect(server.url)));
  const clients = people.map(({ client }) => client);
  try {
    await Promise.all(clients.map((client) => client.synced()));
    const full = await fillWhileTyping(people, filler);
    const promises = new Promises(clients);
    const made = await typeInVain(clients);
    const readyWhileFull = await readiness(server.url);
    const lost = [await afterPowerCut(dataDir, promises)];
    const again = await makeRoom(people, filler);
    const board = textOf(clients[0]!.doc);
    const everything = new Promises(clients);
    server.kill('SIGKILL');
    await server.exit;
    lost.push(await afterRestart(dataDir, everything));
    const edits = edited(people);
    return { edits, ...full, readyWhileFull, ...again, typedInVain: missing(made, board), lost };
  } finally {
    for (const client of clients) client[Symbol.dispose]();
  }
}

/** How many of these cards an export does not have. */
const missing = (ids: readonly string[], board: string): number =>
  ids.filter((id) => !board.includes(`"${id}"`)).length;

using disk = smallDisk(process.argv[2]);
const { told, recovered, ...rest } = await measure(disk.path);
console.log(JSON.stringify({ told: seconds(told), recovered: seconds(recovered), ...rest }));
const isKept = rest.lost.every(({ acknowledged, shown, what }) => acknowledged + shown + what.length === 0);
const isTold = told <= bars.told && rest.closedWith.join() === '1013' && rest.readyWhileFull === 503;
const isBack = recovered <= bars.recovered && rest.typedInVain === 0;
process.exitCode = isKept && isTold && isBack ? 0 : 1;
