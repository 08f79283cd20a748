import { syncFrame } from '../../../../shared/sync-protocol.ts';
import { atLeast } from '../bars.ts';
import { board } from '../board.ts';
import { Deliveries } from '../deliveries.ts';
import { editsOfMany, type Edits } from '../edits.ts';
import { Room } from '../line.ts';
import { inHaste, type Extent, type Scenario } from '../scenario.ts';

const seconds = { quick: 1.5, usual: 3, full: 5 } as const;
const sizes = [50, 200] as const;
const writers = 50;
/** Most edits a server can be given in a second, for which enough are made beforehand. */
const most = 36_000;
/** So many edits are under way at most, or have not reached the first reader: without an end there is no pressure back. */
const window = 4_000;
/** How long the last edits are waited for, in ms. */
const patience = 30_000;

/** As many edits as a server can take, of fifty writers: how many a second reach everybody. */
export const saturated: Scenario = {
  name: 'saturated',
  contenders: ['floor', 'reference', 'hocuspocus', 'samplan'],
  rounds: { quick: 1, usual: 3, full: 5 },
  rows: () => ({
    'rate-50': rateRow(50),
    'rate-200': rateRow(200),
    delivered: { what: 'saturated: delivered', unit: '%', bar: atLeast(100) },
  }),
  async measure(stand, contender, extent) {
    const values: Record<string, number> = { delivered: 100 };
    for (const size of sizes) {
      await using child = await stand.start(contender, ['room'], inHaste);
      const { rate, delivered } = await inRoom(new Room(contender, child, 'room'), size, extent);
      values[`rate-${size}`] = rate;
      values.delivered = Math.min(values.delivered!, delivered);
    }
    return values;
  },
};

const rateRow = (size: number) => ({
  what: `saturated, ${size} readers: edits that reach all`,
  unit: '/s',
  bar: atLeast(1, 'hocuspocus'),
});

async function inRoom(
  room: Room,
  size: number,
  extent: Extent,
): Promise<{ rate: number; delivered: number }> {
  const edits = editsFor(extent);
  const frames = edits.map(({ updates }) => updates.map((update) => room.wrap(syncFrame('update', update))));
  const lines = await room.fill(size + 1);
  const deliveries = new Deliveries(edits);
  // The first one only reads: what it has got tells how far the room is.
  for (const [index, line] of lines.entries())
    deliveries.watch(line, index >= 1 && index <= writers ? index - 1 : -1);
  const speaking = lines.slice(1, writers + 1);
  const begin = performance.now();
  let nth = 0;
  while (performance.now() - begin < seconds[extent] * 1_000) {
    for (let burst = 0; burst < 100 && deliveries.sent - deliveries.gotBy(0) < window; burst++, nth++) {
      const writer = nth % speaking.length;
      const frame = frames[writer]![deliveries.send(writer)];
      if (!frame) throw new Error(`${room.contender} takes more than ${most} edits a second: make more`);
      speaking[writer]!.sendFrame(frame);
    }
    await new Promise(setImmediate);
  }
  await deliveries.complete(patience);
  for (const line of lines) line.end();
  return { rate: (deliveries.sent * 1_000) / (deliveries.last - begin), delivered: deliveries.share };
}

let made: Edits[] | undefined;
const editsFor = (extent: Extent): Edits[] =>
  (made ??= editsOfMany(board, writers, Math.ceil((most * seconds[extent]) / writers)));
