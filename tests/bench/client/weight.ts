import { readBuild } from '../../dist-size.ts';
import type { Figure } from './figures.ts';
import { openBoard, type Size, type Stand } from './stand.ts';

/** What the page holds in memory once it has opened and the garbage has been collected. */
export async function measureHeap(stand: Stand, size: Size, rounds: number): Promise<Figure[]> {
  const plan = stand.makePlan(size);
  const sizes = [];
  for (let round = 0; round < rounds; round++) {
    const page = await openBoard(stand, plan);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('HeapProfiler.enable');
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    sizes.push(usedSize / 1e6);
    await page.context().close();
  }
  const bar = size === 132 ? { bar: 60 } : {};
  return [{ what: 'JavaScript heap once open', cards: size, unit: 'MB', rounds: sizes, ...bar }];
}

/** What has to come over the line before the first page can be shown. */
export function weighBuild(): Figure[] {
  const { script, styles } = readBuild();
  return [
    { what: 'initial script, compressed', unit: 'kB', rounds: [script / 1_000], bar: 170 },
    { what: 'initial styles, compressed', unit: 'kB', rounds: [styles / 1_000], bar: 30 },
  ];
}
