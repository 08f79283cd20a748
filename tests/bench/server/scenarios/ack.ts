import { setTimeout } from 'node:timers/promises';
import { messageType, syncFrame } from '../../../../shared/sync-protocol.ts';
import { atLeast, atMost } from '../bars.ts';
import { board } from '../board.ts';
import { editsOfMany, type Edits } from '../edits.ts';
import { Histogram } from '../histogram.ts';
import { Room } from '../line.ts';
import { atPace, type Extent, type Row, type Scenario, type Values } from '../scenario.ts';

const seconds = { quick: 4, usual: 8, full: 20 } as const;
const sizes = [50, 200] as const;
/** How long the last acknowledgements are waited for, in ms. */
const patience = 5_000;

/** Everybody in a room edits once a second: when each is told that it is stored. The others do not tell. */
export const ack: Scenario = {
  name: 'ack',
  contenders: ['samplan'],
  rounds: { quick: 1, usual: 3, full: 5 },
  rows: () => ({
    ...rowsOf(50, { p50: 20, p99: 100 }),
    ...rowsOf(200, { p50: 20, p99: 150, cores: 0.5, memory: 300 }),
  }),
  async measure(stand, contender, extent) {
    const values: Record<string, number> = {};
    for (const size of sizes) {
      await using child = await stand.start(contender, ['room']);
      Object.assign(values, await inRoom(new Room(contender, child, 'room'), size, extent));
    }
    return values;
  },
};

function rowsOf(
  size: number,
  bars: Partial<Record<'p50' | 'p99' | 'cores' | 'memory', number>>,
): Record<string, Row> {
  const bar = (name: keyof typeof bars) => (bars[name] === undefined ? {} : { bar: atMost(bars[name]) });
  const what = `ack, ${size} editors`;
  return {
    [`p50-${size}`]: { what: `${what}: p50`, unit: 'ms', ...bar('p50') },
    [`p99-${size}`]: { what: `${what}: p99`, unit: 'ms', ...bar('p99') },
    [`cores-${size}`]: { what: `${what}: server's share of a core`, unit: '', ...bar('cores') },
    [`memory-${size}`]: { what: `${what}: server's memory`, unit: 'MB', ...bar('memory') },
    [`acknowledged-${size}`]: { what: `${what}: acknowledged`, unit: '%', bar: atLeast(100) },
  };
}

async function inRoom(room: Room, size: number, extent: Extent): Promise<Values> {
  const edits = editsFor(extent);
  const lines = await room.fill(size);
  const times = new Histogram();
  const waiting: number[][] = lines.map(() => []);
  for (const [writer, line] of lines.entries())
    line.onMessage = (message) => {
      // One comes for everything of a client's that one commit has stored.
      if (message[0] !== messageType.ack) return;
      for (const sent of waiting[writer]!.splice(0)) times.add(performance.now() - sent);
    };
  const before = room.child.cpu;
  const begin = performance.now();
  await atPace(size, seconds[extent], (nth) => {
    const writer = nth % size;
    waiting[writer]!.push(performance.now());
    lines[writer]!.send(syncFrame('update', edits[writer]!.updates[Math.floor(nth / size)]!));
  });
  const cores = (room.child.cpu - before) / (performance.now() - begin);
  const memory = room.child.memory;
  const sent = size * seconds[extent];
  const deadline = performance.now() + patience;
  while (times.count < sent && performance.now() < deadline) await setTimeout(5);
  for (const line of lines) line.end();
  return {
    [`p50-${size}`]: times.percentile(0.5),
    [`p99-${size}`]: times.percentile(0.99),
    [`cores-${size}`]: cores,
    [`memory-${size}`]: memory,
    [`acknowledged-${size}`]: (100 * times.count) / sent,
  };
}

let made: Edits[] | undefined;
const editsFor = (extent: Extent): Edits[] =>
  (made ??= editsOfMany(board, Math.max(...sizes), seconds[extent]));
