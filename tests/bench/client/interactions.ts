import type { Page } from '@playwright/test';
import { centre } from '../../e2e/board.ts';
import { figuresOf, type Figure } from './figures.ts';
import { percentile } from '../statistics.ts';
import { cardsInView, openBoard, type Size, type Stand } from './stand.ts';

/** How often each thing is done in a round. */
const times = 10;

const bar = 100;
const rows = {
  arrow: { what: 'key to paint: arrow on a card, p75', unit: 'ms', bar },
  dialog: { what: 'key to paint: move dialog, p75', unit: 'ms', bar },
  dialogThere: { what: 'key to the move dialog, painted, p75', unit: 'ms', bar },
  dialogFirst: { what: 'key to the move dialog, painted, the first time', unit: 'ms' },
  add: { what: 'key to paint: quick add, p75', unit: 'ms', bar },
  fold: { what: 'click to paint: fold a strategy, p75', unit: 'ms', bar },
  events: { what: 'all of these by Event Timing, p75', unit: 'ms', bar },
} as const;

/** From a key or a click to the next frame painted, for what people do most. Each round is a browser and a plan of its own. */
export async function measureInteractions(stand: Stand, size: Size, rounds: number): Promise<Figure[]> {
  const results = [];
  for (let round = 0; round < rounds; round++) {
    const page = await openBoard(stand, stand.makePlan(size));
    await page.evaluate(() => window.probe.watchInput());
    results.push(await interact(page));
    await page.context().close();
  }
  return figuresOf(size, rows, results);
}

async function interact(page: Page): Promise<Record<keyof typeof rows, number>> {
  const p75 = (values: readonly number[]) => percentile(values, 0.75);
  const arrow = await arrows(page);
  const { dialog, dialogThere } = await dialogs(page);
  const add = await additions(page);
  const fold = await folds(page);
  return {
    arrow: p75(arrow),
    dialog: p75(dialog),
    dialogThere: p75(dialogThere),
    dialogFirst: dialogThere[0]!,
    add: p75(add),
    fold: p75(fold),
    events: p75(await eventTimings(page)),
  };
}

async function arrows(page: Page): Promise<number[]> {
  await page.locator('article[data-id]').first().focus();
  const taken = [];
  for (let time = 0; time < times; time++)
    for (const key of ['ArrowDown', 'ArrowRight'])
      taken.push((await answerTo(page, () => page.keyboard.press(key))).took);
  return taken;
}

async function dialogs(page: Page): Promise<{ dialog: number[]; dialogThere: number[] }> {
  const [dialog, dialogThere]: [number[], number[]] = [[], []];
  const [id] = await cardsInView(page);
  for (let time = 0; time < times; time++) {
    await page.locator(`article[data-id="${id}"]`).focus();
    const there = page.evaluate(() => window.probe.appearance('dialog[open]'));
    const { at, took } = await answerTo(page, () => page.keyboard.press('m'));
    dialog.push(took);
    dialogThere.push((await there) - at);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  return { dialog, dialogThere };
}

async function additions(page: Page): Promise<number[]> {
  await page.locator('[data-add]').first().click();
  const taken = [];
  for (let time = 0; time < times; time++) {
    await page.keyboard.insertText(`Et tiltak til, nummer ${time + 1}`);
    taken.push((await answerTo(page, () => page.keyboard.press('Enter'))).took);
  }
  await page.keyboard.press('Escape');
  return taken;
}

/** Folds a strategy and opens it again. By place, since a click on an element has the driver look at the page first. */
async function folds(page: Page): Promise<number[]> {
  const { x, y } = await centre(page, '.strategy-button >> nth=0');
  const taken = [];
  for (let time = 0; time < times; time++)
    taken.push((await answerTo(page, () => page.mouse.click(x, y))).took);
  return taken;
}

/** Does one thing and tells when its last event was, and how long after that the next frame was painted. */
async function answerTo(page: Page, act: () => Promise<void>): Promise<{ at: number; took: number }> {
  const before = await page.evaluate(() => window.probe.inputs.length);
  await act();
  await page.waitForFunction((count) => window.probe.inputs.length > count, before);
  const { at, painted } = (await page.evaluate(() => window.probe.inputs.at(-1)))!;
  return { at, took: painted - at };
}

/** What the browser measured, up to the screen. It tells of no event shorter than 16 ms; there always are some longer. */
async function eventTimings(page: Page): Promise<number[]> {
  await page.waitForFunction(() => window.probe.eventTimings().length > 0);
  return page.evaluate(() => window.probe.eventTimings());
}
