import type { Page } from '@playwright/test';
import { setTimeout } from 'node:timers/promises';
import { figuresOf, type Figure } from './figures.ts';
import { percentile } from '../statistics.ts';
import { openBoard, type Size, type Stand } from './stand.ts';
import { traceFrames, type FrameWork } from './trace.ts';
import type { Frames } from './probe.ts';

/** A mouse tells its place about this often, in ms. */
const mousePause = 8;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the pointer goes, in shares of the window, and in how many moves. */
const path: readonly (readonly [x: number, y: number, moves: number])[] = [
  // Over three columns, down to the lower edge, and there until the column has scrolled.
  [0.78, 0.5, 90],
  [0.78, 0.96, 30],
  [0.78, 0.97, 60],
  // To the right edge until the board has scrolled, to the left edge until it has come back.
  [0.99, 0.6, 30],
  [0.985, 0.6, 60],
  [0.012, 0.6, 100],
  [0.01, 0.6, 80],
];

/** One card dragged across three columns and back, round after round. */
export async function measureDrag(stand: Stand, size: Size, rounds: number): Promise<Figure[]> {
  const page = await openBoard(stand, stand.makePlan(size));
  const results = [];
  for (let round = 0; round < rounds; round++) results.push(await dragOnce(stand, page));
  await page.context().close();
  return figuresOf(size, rows, results);
}

const rows = {
  workP95: { what: 'drag: work for a frame, p95', unit: 'ms', bar: 16 },
  processorP95: { what: 'drag: processor time for a frame, p95', unit: 'ms' },
  workP50: { what: 'drag: work for a frame, p50', unit: 'ms' },
  workMax: { what: 'drag: work for the slowest frame', unit: 'ms' },
  gapP50: { what: 'drag: from frame to frame, p50', unit: 'ms' },
  gapP95: { what: 'drag: from frame to frame, p95', unit: 'ms' },
  gapMax: { what: 'drag: from frame to frame, longest', unit: 'ms' },
  frames: { what: 'drag: frames made', unit: 'frames' },
  over17: { what: 'drag: gaps over 16.7 ms', unit: 'frames' },
  over33: { what: 'drag: gaps over 33.3 ms', unit: 'frames' },
  over50: { what: 'drag: gaps over 50 ms', unit: 'frames' },
  longTasks: { what: 'drag: tasks over 50 ms', unit: 'tasks' },
} as const;

async function dragOnce(stand: Stand, page: Page): Promise<Record<keyof typeof rows, number>> {
  const box = await page.locator('article[data-id]').first().boundingBox();
  const from = { x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 };
  let frames: Frames | undefined;
  const work = await traceFrames(stand.browser, page, async () => {
    await page.evaluate(() => window.probe.watchFrames());
    await drag(page, from);
    frames = await page.evaluate(() => window.probe.takeFrames());
  });
  // What was moved goes back, so that every round is the same drag.
  await page.keyboard.press('Control+z');
  await page.getByText('Lagret', { exact: true }).waitFor();
  return { ...summaryOfWork(work), ...summaryOfGaps(frames!) };
}

async function drag(page: Page, from: Point): Promise<void> {
  const { width, height } = page.viewportSize()!;
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const moves: Promise<void>[] = [];
  let at = from;
  for (const [x, y, count] of [...path, [from.x / width, from.y / height, 30] as const]) {
    const to = { x: x * width, y: y * height };
    for (let step = 1; step <= count; step++) {
      const share = step / count;
      moves.push(page.mouse.move(at.x + (to.x - at.x) * share, at.y + (to.y - at.y) * share));
      await setTimeout(mousePause);
    }
    at = to;
  }
  await Promise.all(moves);
  if ((await page.locator('.lifted-copy .card').count()) === 0) throw new Error('No card was carried');
  await page.mouse.up();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}

function summaryOfWork(work: readonly FrameWork[]) {
  const onClock = work.map((frame) => frame.onClock);
  return {
    workP50: percentile(onClock, 0.5),
    workP95: percentile(onClock, 0.95),
    workMax: percentile(onClock, 1),
    processorP95: percentile(
      work.map(({ onProcessor }) => onProcessor),
      0.95,
    ),
  };
}

function summaryOfGaps({ starts, longTasks }: Frames) {
  const gaps = starts.slice(1).map((start, index) => start - starts[index]!);
  // The screen is drawn every 16.7 ms, and a page's clock ticks in tenths of a ms.
  const over = (limit: number) => gaps.filter((gap) => gap > limit + 0.2).length;
  return {
    gapP50: percentile(gaps, 0.5),
    gapP95: percentile(gaps, 0.95),
    gapMax: percentile(gaps, 1),
    frames: gaps.length,
    over17: over(16.7),
    over33: over(33.3),
    over50: over(50),
    longTasks: longTasks.length,
  };
}
