import type { Browser, Page } from '@playwright/test';

/** The categories of Chromium's trace that are needed, and no more: tracing costs what it traces. */
const categories = [
  '-*',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
];

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** In µs: when; how long on the clock; how long on the processor. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What the page's own thread did for one frame, in ms. */
export interface FrameWork {
  readonly onClock: number;
  readonly onProcessor: number;
}

/** Runs `work` and tells what each frame made meanwhile has cost the page's own thread. */
export async function traceFrames(
  browser: Browser,
  page: Page,
  work: () => Promise<void>,
): Promise<FrameWork[]> {
  await browser.startTracing(page, { categories });
  await work();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return workByFrame(trace.traceEvents);
}

/** Every task belongs to the next frame that begins after the task has: it is what that frame had to wait for. */
function workByFrame(events: readonly TraceEvent[]): FrameWork[] {
  const isMain = mainThread(events);
  const own = events.filter(isMain).toSorted((a, b) => a.ts - b.ts);
  const frames: FrameWork[] = [];
  let onClock = 0;
  let onProcessor = 0;
  const isTask = ({ name, ph }: TraceEvent) => name === 'RunTask' && ph === 'X';
  for (const event of own) {
    if (isTask(event)) {
      onClock += (event.dur ?? 0) / 1_000;
      onProcessor += (event.tdur ?? 0) / 1_000;
    }
    if (event.name !== 'BeginMainThreadFrame') continue;
    // It stands inside the task that makes the frame, which is counted by then.
    frames.push({ onClock, onProcessor });
    onClock = onProcessor = 0;
  }
  return frames;
}

/** The main thread of the page that made the most frames: the traced one. */
function mainThread(events: readonly TraceEvent[]): (event: TraceEvent) => boolean {
  const begun = events.filter(({ name }) => name === 'BeginMainThreadFrame');
  const byThread = Map.groupBy(begun, ({ pid, tid }) => `${pid}/${tid}`);
  const [busiest] = [...byThread].toSorted(([, a], [, b]) => b.length - a.length);
  return ({ pid, tid }) => `${pid}/${tid}` === busiest?.[0];
}
