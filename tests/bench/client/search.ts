import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { FindIndex } from '../../../shared/find/find-index.ts';
import { soughtOf, type Lookup, type Sought } from '../../../shared/find/sought.ts';
import { limits } from '../../../shared/plan/schema.ts';
import { isBroken, readAll } from '../../../shared/plan/document.ts';
import { examplePlan } from '../../builders.ts';
import { planOf } from '../plans.ts';
import { percentile } from '../statistics.ts';
import type { Figure } from './figures.ts';
import type { Size, Stand } from './stand.ts';

/** Letters in words, names, slips, numbers, what is nowhere, and what is everywhere. */
const asked = [
  'flytt', 'utfylttede', 'regionmarkedsforer', 'lillehammer kunnskapspark', '5.2.3', 'fiber', 'arealplna', 'e',
  'naring i', 'hgskolen', 'zzzzzzzzzz', 'utvikle samarbeid',
] as const; // prettier-ignore

const rows = {
  p95: { what: 'search, p95', unit: 'ms', bar: 50 },
  longest: { what: 'search, longest', unit: 'ms' },
  taken: { what: 'taking all actions in, in one go', unit: 'ms' },
} as const;

/** Each is asked so many times. */
const times = 5;

/** How long a question takes in a browser: of the example plan, and of the largest plan there can be. */
export async function measureSearch(stand: Stand, size: Size, rounds: number): Promise<Figure[]> {
  const actions = size === 132 ? size : limits.actions;
  const all = soughtIn(actions);
  const program = await bundled();
  const results: Record<keyof typeof rows, number>[] = [];
  for (let round = 0; round < rounds; round++) {
    const page = await stand.browser.newPage();
    await page.addScriptTag({ content: program });
    const { taken, times, counts } = await askAll(page, all);
    checkCounts(all, counts);
    await page.close();
    results.push({ taken, p95: percentile(times, 0.95), longest: percentile(times, 1) });
  }
  return (Object.keys(rows) as (keyof typeof rows)[]).map((name) => ({
    ...rows[name],
    what: `${rows[name].what}, ${actions} actions`,
    rounds: results.map((round) => round[name]),
  }));
}

function soughtIn(count: number): readonly Sought[] {
  const { themes, strategies, actions, organisations } = readAll(
    count === 132 ? examplePlan() : planOf(count),
  );
  const roots = { theme: themes, strategy: strategies, action: actions, organisation: organisations };
  const lookup = ((entity: keyof typeof roots, id: string) => roots[entity].get(id)) as Lookup;
  return [...actions.values()].flatMap((action) => (isBroken(action) ? [] : [soughtOf(action, lookup)]));
}

/** The program of the search as a script for a page, as it is built for the client. */
async function bundled(): Promise<string> {
  const entry = fileURLToPath(new URL('../../../shared/find/find-index.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'finding', fileName: 'finding' } },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('Nothing was built');
  return output.output[0].code;
}

interface Answers {
  readonly taken: number;
  readonly times: number[];
  readonly counts: number[];
}

const askAll = (page: Page, all: readonly Sought[]): Promise<Answers> =>
  page.evaluate(
    ([all, asked]) => {
      const { FindIndex: Index } = (globalThis as unknown as { finding: { FindIndex: typeof FindIndex } })
        .finding;
      const index = new Index();
      const start = performance.now();
      for (const [at, one] of all.entries()) index.put(`a${at}`, one);
      const taken = performance.now() - start;
      const answers = asked.map((text) => {
        const before = performance.now();
        const count = index.search(text)?.ranks.size ?? -1;
        return { took: performance.now() - before, count };
      });
      return { taken, times: answers.map(({ took }) => took), counts: answers.map(({ count }) => count) };
    },
    [all, Array.from({ length: times }, () => asked).flat()] as const,
  );

/** A fast answer that is wrong is none. */
function checkCounts(all: readonly Sought[], counts: readonly number[]): void {
  const index = new FindIndex();
  for (const [at, one] of all.entries()) index.put(`a${at}`, one);
  const wanted = asked.map((text) => index.search(text)!.ranks.size);
  if (JSON.stringify(wanted) !== JSON.stringify(counts.slice(0, wanted.length)))
    throw new Error(`Found ${counts.join()} actions, not ${wanted.join()}`);
}
