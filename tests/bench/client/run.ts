// Builds the client when what is built is older than its sources.
import '../../../server/prepare.mjs';
import { keepJson, sentenceOf, settingOf, writeDocument } from '../report.ts';
import { median } from '../statistics.ts';
import type { Run } from '../run.ts';
import { measureCards } from './cards.ts';
import { measureDrag } from './drag.ts';
import type { Figure, Scenario } from './figures.ts';
import { measureInteractions } from './interactions.ts';
import { measureLoads } from './loads.ts';
import { measureRemoteEdits } from './remote-edits.ts';
import { tableOf } from './report.ts';
import { openStand, sizes } from './stand.ts';
import { measureSearch } from './search.ts';
import { measureTable } from './table.ts';
import { measureHeap, weighBuild } from './weight.ts';

/** Each with its number of rounds, and with that of a quick run. */
const scenarios: Readonly<Record<string, readonly [measure: Scenario, rounds: number, quick: number]>> = {
  load: [measureLoads, 7, 2],
  drag: [measureDrag, 3, 1],
  input: [measureInteractions, 3, 1],
  remote: [measureRemoteEdits, 3, 1],
  card: [measureCards, 3, 1],
  search: [measureSearch, 3, 1],
  table: [measureTable, 3, 1],
  memory: [measureHeap, 3, 1],
};

/** Measures the client in a browser. */
export async function runClient({ names, extent, write, say }: Run): Promise<void> {
  await using stand = await openStand();
  const isQuick = extent === 'quick';
  const setting = settingOf(isQuick, stand.browser.version());
  const figures: Figure[] = [];
  for (const name of names.filter((name) => name in scenarios))
    for (const size of sizes) {
      say(`${name}, ${size} cards …`);
      const [measure, rounds, quick] = scenarios[name]!;
      figures.push(...(await measure(stand, size, isQuick ? quick : rounds)));
    }
  if (names.includes('size')) figures.push(...weighBuild());
  process.stdout.write(`${sentenceOf(setting)}\n\n${tableOf(figures)}\n\n`);
  keepJson('client', {
    ...setting,
    figures: figures.map((figure) => ({ ...figure, median: median(figure.rounds) })),
  });
  if (write) writeDocument('client', setting, tableOf(figures));
}
