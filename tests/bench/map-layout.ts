// Lays out networks as large as a plan may have: node tests/bench/map-layout.ts
import { layingOut, type Web } from '../../shared/actors/layout.ts';
import { sectors } from '../../shared/find/filter.ts';
import { median, percentile } from './statistics.ts';

/** The longest a network of so many may take, in ms, all steps taken together. */
const bar = { organisations: 150, ms: 300 } as const;
const rounds = 30;

/** A network as dense as that of the example plan: each works with about nine others. */
function webOf(count: number): Web {
  const id = (at: number) => `org-${at % count}`;
  const parties = Array.from({ length: count }, (_, at) => ({
    id: id(at),
    actions: 1 + ((at * 7) % 20),
    sector: sectors[at % sectors.length]!,
  }));
  const ties = parties.flatMap((_, at) =>
    [1, 3, 7, 19, 31].map((step) => ({ from: id(at), to: id(at * step + step), actions: 1 + (step % 4) })),
  );
  return { parties, ties: ties.filter(({ from, to }) => from !== to) };
}

/** @returns how long all of it takes and the longest step of it, in ms */
function measure(web: Web): { readonly all: number; readonly step: number } {
  const steps = layingOut(web);
  const start = performance.now();
  let [before, step] = [start, 0];
  while (!steps.next().done) {
    const now = performance.now();
    [step, before] = [Math.max(step, now - before), now];
  }
  return { all: performance.now() - start, step };
}

const web = webOf(bar.organisations);
const runs = Array.from({ length: rounds }, () => measure(web));
const all = runs.map((run) => run.all);
const [half, most] = [median(all), percentile(all, 0.95)];
const step = median(runs.map((run) => run.step));
process.stdout.write(
  `${bar.organisations} organisations, ${web.ties.length} ties: ${half.toFixed(0)} ms (p95 ${most.toFixed(0)}), longest step ${step.toFixed(1)} ms\n`,
);
if (half > bar.ms) throw new Error(`It takes ${half.toFixed(0)} ms; it may take ${bar.ms} ms.`);
