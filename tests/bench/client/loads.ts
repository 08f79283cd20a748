import type { BrowserContext, Page } from '@playwright/test';
import { figuresOf, type Figure } from './figures.ts';
import type { Size, Stand } from './stand.ts';

/** What a visit took, in ms from the start of its navigation. */
interface Visit {
  /** Every card is in the document, and the first ones are painted. */
  readonly painted: number;
  /** A key pressed on a card after that has moved the focus, and that is painted. */
  readonly answered: number;
}

const bar = { 132: 1_000, 1_000: 2_000 } as const;

/** First visits and second ones: each round is a browser of its own that has seen nothing before. */
export async function measureLoads(stand: Stand, size: Size, rounds: number): Promise<Figure[]> {
  const plan = stand.makePlan(size);
  const [first, second]: [Visit[], Visit[]] = [[], []];
  for (let round = -1; round < rounds; round++) {
    const context = await stand.newcomer();
    const visits = [
      await visit(context, stand.url, plan, size, isAllKept),
      await visit(context, stand.url, plan, size),
    ];
    await context.close();
    // The first time the server reads its files and the plan from disk.
    if (round < 0) continue;
    first.push(visits[0]!);
    second.push(visits[1]!);
  }
  const rows = (name: string) => ({
    painted: { what: `${name}: cards painted`, unit: 'ms' } as const,
    answered: { what: `${name}: usable, a key is answered`, unit: 'ms', bar: bar[size] } as const,
  });
  return [...figuresOf(size, rows('first visit'), first), ...figuresOf(size, rows('second visit'), second)];
}

async function visit(
  context: BrowserContext,
  url: string,
  plan: string,
  size: Size,
  before?: (page: Page, plan: string) => Promise<void>,
): Promise<Visit> {
  const page = await context.newPage();
  await page.goto(`${url}/plan/${plan}`, { waitUntil: 'commit' });
  const painted = await page.evaluate((cards) => window.probe.cardsPainted(cards), size);
  await page.keyboard.press('ArrowDown');
  const answer = await page.waitForFunction(() => window.probe.answered);
  const answered = (await answer.jsonValue())!;
  await before?.(page, plan);
  await page.close();
  return { painted, answered };
}

/** Waits until the browser holds the program and the plan. */
async function isAllKept(page: Page, plan: string): Promise<void> {
  await page.getByText('Lagret', { exact: true }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async (key) => {
    const name = `samplan/${key}/${localStorage.getItem(`samplan.epoch.${key}`)}`;
    const databases = await indexedDB.databases();
    return databases.some((one) => one.name === name) && (await window.probe.bytesKept(name)) > 10_000;
  }, plan);
}
