// Measures the client in a browser: npm run bench [-- [--quick] [--write] [names of what to measure …]]
import { parseArgs } from 'node:util';
// Builds the client when what is built is older than its sources.
import '../../server/prepare.mjs';
import { measureDrag } from './drag.ts';
import type { Figure, Scenario } from './figures.ts';
import { measureInteractions } from './interactions.ts';
import { measureLoads } from './loads.ts';
import { measureRemoteEdits } from './remote-edits.ts';
import { keepJson, sentenceOf, settingOf, tableOf, writeDocument } from './report.ts';
import { openStand, sizes } from './stand.ts';
import { measureHeap, weighBuild } from './weight.ts';

const { values: options, positionals: wanted } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);

/** Each with its number of rounds, and with that of a quick run. */
const scenarios: readonly (readonly [name: string, measure: Scenario, rounds: number, quick: number])[] = [
  ['load', measureLoads, 7, 2],
  ['drag', measureDrag, 3, 1],
  ['input', measureInteractions, 3, 1],
  ['remote', measureRemoteEdits, 3, 1],
  ['memory', measureHeap, 3, 1],
];

function checkOptions(): void {
  const known = [...scenarios.map(([name]) => name), 'size'];
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown) throw new Error(`"${unknown}" cannot be measured; there are ${known.join(', ')}.`);
  if (options.write && wanted.length > 0) throw new Error('Only a whole run can be written down.');
}

const say = (text: string) => process.stderr.write(`${text}\n`);

async function measure(): Promise<void> {
  await using stand = await openStand();
  const setting = settingOf(stand.browser.version(), options.quick);
  const figures: Figure[] = [];
  for (const [name, measure, rounds, quick] of scenarios.filter(([name]) => isWanted(name)))
    for (const size of sizes) {
      say(`${name}, ${size} cards …`);
      figures.push(...(await measure(stand, size, options.quick ? quick : rounds)));
    }
  if (isWanted('size')) figures.push(...weighBuild());
  process.stdout.write(`${sentenceOf(setting)}\n\n${tableOf(figures)}\n`);
  keepJson(setting, figures);
  if (options.write) writeDocument(setting, figures);
}

checkOptions();
await measure();
