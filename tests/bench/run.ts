// Measures the client in a browser and the server against others:
// npm run bench [-- [--quick | --full] [--write] [client | server | names of what to measure …]]
import { parseArgs } from 'node:util';
import type { Side } from './report.ts';

/** What is measured on each side. */
const names: Readonly<Record<Side, readonly string[]>> = {
  client: ['load', 'drag', 'input', 'remote', 'card', 'search', 'table', 'memory', 'size'],
  server: [
    'fan-out',
    'ack',
    'gate',
    'saturated',
    'presence',
    'cold',
    'rooms',
    'reconnect',
    'durability',
    'slow',
  ],
};
const sides = ['client', 'server'] as const;

/** What one side is asked to do. */
export interface Run {
  readonly names: readonly string[];
  readonly extent: 'quick' | 'usual' | 'full';
  /** Whether the table goes into docs/performance.md. */
  readonly write: boolean;
  readonly say: (text: string) => void;
}

const flag = { type: 'boolean', default: false } as const;
const { values: options, positionals: wanted } = parseArgs({
  options: { quick: flag, full: flag, write: flag },
  allowPositionals: true,
});

function checkOptions(): void {
  const known = [...sides, ...sides.flatMap((side) => names[side])];
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown) throw new Error(`"${unknown}" cannot be measured; there are ${known.join(', ')}.`);
  if (options.write && wanted.some((name) => name !== 'client' && name !== 'server'))
    throw new Error('Only the whole of a side can be written down.');
}

async function runSide(side: Side): Promise<void> {
  const isWhole = wanted.length === 0 || wanted.includes(side);
  const chosen = isWhole ? names[side] : names[side].filter((name) => wanted.includes(name));
  if (chosen.length === 0) return;
  const run: Run = {
    names: chosen,
    extent: options.quick ? 'quick' : options.full ? 'full' : 'usual',
    write: options.write,
    say: (text) => process.stderr.write(`${text}\n`),
  };
  // Loaded when it is wanted: the client's side starts with a build.
  if (side === 'client') await (await import('./client/run.ts')).runClient(run);
  else await (await import('./server/run.ts')).runServer(run);
}

checkOptions();
for (const side of sides) await runSide(side);
