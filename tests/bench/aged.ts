// What a board costs its clients after many edits, before and after it has begun a new epoch, beside a fresh one with
// the same content: node tests/bench/aged.ts [edits]
import * as Y from 'yjs';
import { serverLimits } from '../../server/limits.ts';
import { planFromJson } from '../../shared/exchange/from-json.ts';
import { planToJson } from '../../shared/exchange/to-json.ts';
import { openRoots, readAll } from '../../shared/plan/document.ts';
import { textOf } from '../builders.ts';
import { RawClient } from '../server/clients.ts';
import { startTestServer, tempDir, type TestServer } from '../server/serving.ts';
import { board } from './server/board.ts';
import { contenders } from './server/contenders.ts';
import { historyOf } from './server/edits.ts';
import { median } from './statistics.ts';

const edits = Number(process.argv[2] ?? 100_000);
/** How many times the size and the time of a fresh board. */
const bar = 1.5;
const rounds = 15;

/** Everything a new client is sent. */
async function sentBy({ url }: TestServer): Promise<Uint8Array> {
  using client = await new RawClient(url).caughtUp();
  return client.of('step2')[0]!.bytes;
}

/** Resolves when the server has put the room away, which is when an old document begins a new epoch. */
async function empty({ ctx }: TestServer): Promise<void> {
  while (ctx.rooms.size > 0) await new Promise(setImmediate);
}

function open(bytes: Uint8Array): Y.Doc {
  const doc = openRoots(new Y.Doc());
  Y.applyUpdate(doc, bytes);
  return doc;
}

/** What it takes to apply each, in ms: the median, taken in turns, once their code is warm. */
function applyTimes<K extends string>(each: Readonly<Record<K, Uint8Array>>): Record<K, number> {
  const names = Object.keys(each) as K[];
  const times = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = -rounds; round < rounds; round++)
    for (const name of names) {
      const begin = performance.now();
      open(each[name]);
      if (round >= 0) times.get(name)!.push(performance.now() - begin);
    }
  const medians = names.map((name) => [name, round2(median(times.get(name)!))]);
  return Object.fromEntries(medians) as Record<K, number>;
}

const round2 = (value: number): number => Math.round(value * 100) / 100;

using dir = tempDir();
const { updates } = historyOf(board, edits);
await contenders.samplan.store(dir.path, [{ name: 'p', updates }]);
await using server = await startTestServer({ dataDir: dir.path, limits: { ...serverLimits, roomIdle: 1 } });
const epoch = () => server.ctx.plans.find('p')!.epoch;
const formerly = epoch();
const before = await sentBy(server);
await empty(server);
const after = await sentBy(server);
const fresh = Y.encodeStateAsUpdate(planFromJson(planToJson(readAll(open(before)))));
const all = { before, after, fresh };
const apply = applyTimes(all);
const bytes = { before: before.length, after: after.length, fresh: fresh.length };
const ratio = { bytes: round2(bytes.after / bytes.fresh), apply: round2(apply.after / apply.fresh) };
const isRenewed = epoch() !== formerly;
const isSame = new Set(Object.values(all).map((one) => textOf(open(one)))).size === 1;
console.log(JSON.stringify({ edits, bytes, apply, ratio, isRenewed, isSame }));
process.exitCode = isRenewed && isSame && ratio.bytes <= bar && ratio.apply <= bar ? 0 : 1;
