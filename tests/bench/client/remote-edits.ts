import type { Page } from '@playwright/test';
import { setTimeout } from 'node:timers/promises';
import { RemoteEditor } from '../../remote-editor.ts';
import { countRenders, takeRendered } from '../../render-counter.ts';
import { figuresOf, type Figure } from './figures.ts';
import { percentile } from '../statistics.ts';
import { cardsInView, openBoard, type Size, type Stand } from './stand.ts';

/** Edits of one round whose way is timed, and of which the rendering is counted. */
const edits = { timed: 100, counted: 10 };

const rows = {
  p50: { what: 'remote edit to paint, p50', unit: 'ms' },
  p95: { what: 'remote edit to paint, p95', unit: 'ms', bar: 50 },
  max: { what: 'remote edit to paint, longest', unit: 'ms' },
  rendered: { what: 'cards rendered for a remote edit, at most', unit: 'cards', bar: 1 },
} as const;

/** A title is edited over one socket and appears in a browser on another: how long that takes, and what it renders. */
export async function measureRemoteEdits(stand: Stand, size: Size, rounds: number): Promise<Figure[]> {
  const results = [];
  for (let round = 0; round < rounds; round++) {
    const plan = stand.makePlan(size);
    const page = await openBoard(stand, plan);
    using elsewhere = await RemoteEditor.join(stand.url, plan, stand.cookieOf(plan));
    const times = await timeEdits(page, elsewhere);
    const rendered = await countCards(page, elsewhere);
    await page.context().close();
    const [p50, p95, max] = [percentile(times, 0.5), percentile(times, 0.95), percentile(times, 1)];
    results.push({ p50, p95, max, rendered: percentile(rendered, 1) });
  }
  return figuresOf(size, rows, results);
}

async function timeEdits(page: Page, elsewhere: RemoteEditor): Promise<number[]> {
  const ids = await cardsInView(page);
  const behind = await clockDifference(page);
  await page.evaluate(() => window.probe.watchTitles());
  const times = [];
  for (let edit = 0; edit < edits.timed; edit++) {
    const title = `Endret et annet sted, gang ${edit + 1}`;
    // Not in step with the frames.
    await setTimeout(20 + Math.random() * 40);
    const sent = performance.timeOrigin + performance.now();
    elsewhere.retitle(ids[edit % ids.length]!, title);
    const painted = await page.waitForFunction((title) => window.probe.titles.get(title), title);
    times.push((await painted.jsonValue())! + behind - sent);
  }
  return times;
}

/** How far the page's clock is behind ours, in ms: from the quickest of some exchanges, good to half its length. */
async function clockDifference(page: Page): Promise<number> {
  const now = () => performance.timeOrigin + performance.now();
  const exchanges = [];
  for (let exchange = 0; exchange < 20; exchange++) {
    const asked = now();
    const theirs = await page.evaluate(() => performance.timeOrigin + performance.now());
    const answered = now();
    exchanges.push({ took: answered - asked, behind: (asked + answered) / 2 - theirs });
  }
  return exchanges.toSorted((a, b) => a.took - b.took)[0]!.behind;
}

async function countCards(page: Page, elsewhere: RemoteEditor): Promise<number[]> {
  const ids = await cardsInView(page);
  await countRenders(page);
  await page.reload();
  await page.getByText('Lagret', { exact: true }).waitFor();
  const counts = [];
  for (let edit = 0; edit < edits.counted; edit++) {
    const title = `Endret for å telle, gang ${edit + 1}`;
    await takeRendered(page);
    elsewhere.retitle(ids[edit % ids.length]!, title);
    await page.locator('.card-title').getByText(title, { exact: true }).waitFor();
    counts.push(Object.keys(await takeRendered(page)).length);
  }
  return counts;
}
