import type { Page } from '@playwright/test';
import { centre } from '../../e2e/board.ts';
import { percentile } from '../statistics.ts';
import { figuresOf, type Figure } from './figures.ts';
import { cardsInView, openBoard, type Size, type Stand } from './stand.ts';

/** How many cards are opened in a round. */
const times = 10;

const rows = {
  first: { what: 'click to the open card, the first time', unit: 'ms', bar: 600 },
  again: { what: 'click to the open card, with its code there, p75', unit: 'ms', bar: 150 },
  next: { what: 'key to the next card, p75', unit: 'ms', bar: 150 },
} as const;

/** From a click on a card to its panel. The first time its code comes over the line. Each round is a browser of its own. */
export async function measureCards(stand: Stand, size: Size, rounds: number): Promise<Figure[]> {
  const results = [];
  for (let round = 0; round < rounds; round++) {
    const page = await openBoard(stand, stand.makePlan(size));
    await page.evaluate(() => window.probe.watchInput());
    const taken = await openings(page);
    results.push({
      first: taken[0]!,
      again: percentile(taken.slice(1), 0.75),
      next: percentile(await steps(page), 0.75),
    });
    await page.context().close();
  }
  return figuresOf(size, rows, results);
}

const panelOf = (id: string): string => `.card-panel[data-card="${id}"] .card-body`;

async function openings(page: Page): Promise<number[]> {
  const [id] = await cardsInView(page);
  const taken = [];
  for (let time = 0; time < times; time++) {
    const { x, y } = await centre(page, `article[data-id="${id}"]`);
    const before = await page.evaluate(() => window.probe.inputs.length);
    const there = page.evaluate((selector) => window.probe.appearance(selector), panelOf(id!));
    await page.mouse.click(x, y);
    taken.push((await there) - (await inputAfter(page, before)));
    await page.keyboard.press('Escape');
    await page.locator('.card-panel').waitFor({ state: 'detached' });
  }
  return taken;
}

async function steps(page: Page): Promise<number[]> {
  const [id] = await cardsInView(page);
  await page.locator(`article[data-id="${id}"]`).press('Enter');
  await page.locator(panelOf(id!)).waitFor();
  const taken = [];
  for (let time = 0; time < times; time++) {
    const now = await page.locator('.card-panel').getAttribute('data-card');
    const before = await page.evaluate(() => window.probe.inputs.length);
    const selector = `.card-panel:not([data-card="${now}"]) .card-body`;
    const there = page.evaluate((selector) => window.probe.appearance(selector), selector);
    await page.keyboard.press('j');
    taken.push((await there) - (await inputAfter(page, before)));
  }
  return taken;
}

/** When the first event after the first `count` was. */
async function inputAfter(page: Page, count: number): Promise<number> {
  await page.waitForFunction((many) => window.probe.inputs.length > many, count);
  return page.evaluate((at) => window.probe.inputs[at]!.at, count);
}
