import type { Page } from '@playwright/test';
import { percentile } from '../statistics.ts';
import { figuresOf, type Figure } from './figures.ts';
import { openBoard, type Size, type Stand } from './stand.ts';

/** How often one goes from view to view in a round, and how many letters are typed. */
const times = { switches: 6, letters: 60 };

/** As many rows as a plan may have. */
const most = 5_000;

const switching = {
  first: { what: 'board to the table, painted, the first time', unit: 'ms' },
  toTable: { what: 'board to the table, painted, p75', unit: 'ms', bar: 300 },
  toBoard: { what: 'table to the board, painted, p75', unit: 'ms', bar: 300 },
} as const;

const typing = {
  gapP95: { what: 'typing in a cell: from frame to frame, p95', unit: 'ms' },
  longest: { what: 'typing in a cell: the longest task over 50 ms', unit: 'ms', bar: 50 },
  rows: { what: 'rows drawn of the table', unit: 'cards', bar: 80 },
} as const;

/** Going from view to view, and writing in a table as long as one can be. Each round is a browser of its own. */
export async function measureTable(stand: Stand, size: Size, rounds: number): Promise<Figure[]> {
  const switched = [];
  const typed = [];
  for (let round = 0; round < rounds; round++) {
    const page = await openBoard(stand, stand.makePlan(size));
    switched.push(await switchViews(page));
    await page.context().close();
    if (size !== 1_000) continue;
    const long = await openBoard(stand, stand.makePlan(most));
    typed.push(await typeInCell(long));
    await long.context().close();
  }
  return [
    ...figuresOf(size, switching, switched),
    ...(typed.length > 0 ? figuresOf(most, typing, typed) : []),
  ];
}

/** Where the link to a view stands; a click on an element has the driver look at the page first. */
const linkTo = async (page: Page, name: string) => {
  const box = (await page.getByRole('link', { name, exact: true }).boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

async function switchViews(page: Page): Promise<Record<keyof typeof switching, number>> {
  const [toTable, toBoard]: [number[], number[]] = [[], []];
  const [table, board] = [await linkTo(page, 'Tabell'), await linkTo(page, 'Tavle')];
  await page.evaluate(() => window.probe.watchInput());
  for (let time = 0; time < times.switches; time++) {
    toTable.push(await appears(page, table, '.table-row.is-action'));
    toBoard.push(await appears(page, board, '#root:not(:has(.table-view)) .board'));
  }
  return {
    first: toTable[0]!,
    toTable: percentile(toTable.slice(1), 0.75),
    toBoard: percentile(toBoard, 0.75),
  };
}

/** From a click to what it shows. */
async function appears(page: Page, at: { x: number; y: number }, selector: string): Promise<number> {
  const before = await page.evaluate(() => window.probe.inputs.length);
  const there = page.evaluate((selector) => window.probe.appearance(selector), selector);
  // A hand is over what it presses for a while before it does.
  await page.mouse.move(at.x, at.y);
  await page.waitForTimeout(150);
  await page.mouse.click(at.x, at.y);
  const painted = await there;
  await page.waitForFunction((count) => window.probe.inputs.length > count, before);
  return painted - (await page.evaluate((index) => window.probe.inputs[index]!.at, before));
}

async function typeInCell(page: Page): Promise<Record<keyof typeof typing, number>> {
  await page.getByRole('link', { name: 'Tabell', exact: true }).click();
  await page.locator('.table-row.is-action [data-column="title"]').nth(4).click();
  await page.keyboard.press('Enter');
  await page.locator('.cell-field').waitFor();
  await page.evaluate(() => window.probe.watchFrames());
  for (let letter = 0; letter < times.letters; letter++) await page.keyboard.press('a');
  const { starts, longTasks } = await page.evaluate(() => window.probe.takeFrames());
  const gaps = starts.slice(1).map((start, index) => start - starts[index]!);
  return {
    gapP95: percentile(gaps, 0.95),
    longest: Math.max(0, ...longTasks),
    rows: await page.locator('.table-row').count(),
  };
}
