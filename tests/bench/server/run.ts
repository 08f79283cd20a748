import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepJson, sentenceOf, settingOf, writeDocument } from '../report.ts';
import type { Run } from '../run.ts';
import { labels } from './contenders.ts';
import { Result, tableOf } from './result.ts';
import { Stand, type Extent, type Scenario } from './scenario.ts';
import { ack } from './scenarios/ack.ts';
import { cold } from './scenarios/cold.ts';
import { durability } from './scenarios/durability.ts';
import { fanOut } from './scenarios/fan-out.ts';
import { gate } from './scenarios/gate.ts';
import { presence } from './scenarios/presence.ts';
import { reconnect } from './scenarios/reconnect.ts';
import { manyRooms } from './scenarios/rooms.ts';
import { saturated } from './scenarios/saturated.ts';
import { slowReaders } from './scenarios/slow-readers.ts';

const scenarios = [
  fanOut,
  ack,
  gate,
  saturated,
  presence,
  cold,
  manyRooms,
  reconnect,
  durability,
  slowReaders,
];

/** Measures Samplan and the others, each in a process of its own, in turn. */
export async function runServer({ names, extent, write, say }: Run): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'samplan-bench-'));
  const setting = settingOf(extent === 'quick');
  const results: Result[] = [];
  try {
    const stand = new Stand(directory);
    for (const scenario of scenarios.filter(({ name }) => names.includes(name)))
      results.push(await runScenario(scenario, stand, extent, say));
  } finally {
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  }
  const rows = tableOf(results);
  process.stdout.write(`${sentenceOf(setting)}\n\n${rows}\n\n`);
  keepJson('server', { ...setting, rows: results.flatMap((result) => result.toJSON()) });
  if (write) writeDocument('server', setting, rows);
}

async function runScenario(
  scenario: Scenario,
  stand: Stand,
  extent: Extent,
  say: Run['say'],
): Promise<Result> {
  const result = new Result(scenario, extent);
  const { contenders, rounds } = scenario;
  for (let round = 0; round < rounds[extent]; round++)
    // Each begins a round once, so that none is always measured when the machine has just been busy with another.
    for (let place = 0; place < contenders.length; place++) {
      const contender = contenders[(place + round) % contenders.length]!;
      const begin = performance.now();
      try {
        result.add(contender, round, await scenario.measure(stand, contender, extent));
      } catch (error) {
        say(`${scenario.name}: ${labels[contender]} failed: ${(error as Error).message}`);
      }
      const seconds = ((performance.now() - begin) / 1_000).toFixed(1);
      say(`${scenario.name}, round ${round + 1} of ${rounds[extent]}, ${labels[contender]}: ${seconds} s`);
    }
  return result;
}
