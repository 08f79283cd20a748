// How long a restart takes with a long history behind it: node tests/bench/cold-start.ts [edits]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { serverLimits } from '../../server/limits.ts';
import { openDatabase } from '../../server/storage/sqlite.ts';
import { openStored } from '../../server/storage/opening.ts';
import { planDoc } from '../../server/storage/plans.ts';
import { rebuild } from '../../server/storage/rebuild.ts';
import { documentKinds } from '../../server/sync/document-kind.ts';
import { StoredDoc } from '../../server/sync/stored-doc.ts';
import { planFromJson } from '../../shared/exchange/from-json.ts';
import { planToJson } from '../../shared/exchange/to-json.ts';
import { run } from '../../shared/plan/commands.ts';
import { openRoots, readAll } from '../../shared/plan/document.ts';
import { examplePlan } from '../builders.ts';
import { connect } from '../server/clients.ts';
import { openContext, startProcess } from '../server/serving.ts';

const edits = Number(process.argv[2] ?? 100_000);
const name = planDoc('p');
const statuses = ['idea', 'proposed', 'clarifying', 'confirmed', 'under-way'];
const ms = (from: number) => Math.round(performance.now() - from);

/** Writes a history: ten fields set in turns, which leaves most behind. A snapshot is made at the end when `isFolded`. */
async function age(dataDir: string, isFolded: boolean): Promise<void> {
  await using ctx = openContext(dataDir, { fold: isFolded ? 1 : Infinity });
  ctx.plans.create('p', examplePlan(), 'test');
  const stored = new StoredDoc(name, documentKinds.plan, ctx);
  const ids = [...readAll(stored.doc).actions.keys()].slice(0, 10);
  const client = openRoots(new Y.Doc());
  Y.applyUpdate(client, Y.encodeStateAsUpdate(stored.doc));
  client.on('update', (update: Uint8Array) => stored.take(update, { person: 'anna', role: 'editor' }));
  for (let n = 0; n < edits; n++) {
    const value = statuses[Math.floor(n / ids.length) % statuses.length]!;
    run(client, 'anna', {
      name: 'setField',
      input: { entity: 'action', id: ids[n % ids.length]!, field: 'status', value },
    });
    if (n % 1_000 === 999) await stored.commit();
  }
  await stored.commit();
  if (isFolded) stored.fold();
}

/** From nothing to a client that has everything: the process, and the part of it after the address is told. */
async function restart(dataDir: string): Promise<{ process: number; synced: number }> {
  const begin = performance.now();
  await using server = await startProcess({ DATA_DIR: dataDir });
  const answered = performance.now();
  using client = connect(server.url);
  await client.synced();
  if (readAll(client.doc).actions.size < 100) throw new Error('synced before the content');
  return { process: ms(begin), synced: ms(answered) };
}

/** What `work` takes, the median of five, in ms. */
function median(work: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  return Math.round(times.toSorted((a, b) => a - b)[2]! * 10) / 10;
}

for (const isFolded of [false, true]) {
  const dataDir = mkdtempSync(join(tmpdir(), 'samplan-cold-'));
  try {
    await age(dataDir, isFolded);
    const runs = [];
    for (let n = 0; n < 5; n++) runs.push(await restart(dataDir));
    const db = openDatabase(dataDir, serverLimits.lockWait);
    const { doc } = openStored(db, name);
    const load = median(() => openStored(db, name));
    db.close();
    console.log(isFolded ? 'from a snapshot' : 'from the journal', { edits, load, runs });
    if (!isFolded) continue;
    const sizes = {
      old: Y.encodeStateAsUpdate(doc),
      rebuilt: Y.encodeStateAsUpdate(rebuild(doc, 1)),
      fresh: Y.encodeStateAsUpdate(planFromJson(planToJson(readAll(doc)))),
    };
    for (const [which, bytes] of Object.entries(sizes))
      console.log(which, {
        bytes: bytes.length,
        apply: median(() => Y.applyUpdate(openRoots(new Y.Doc()), bytes)),
      });
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}
