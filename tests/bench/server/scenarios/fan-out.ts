import { syncFrame } from '../../../../shared/sync-protocol.ts';
import { atLeast, atMost } from '../bars.ts';
import { Deliveries } from '../deliveries.ts';
import { editsOfMany, type Edits } from '../edits.ts';
import { Room } from '../line.ts';
import { board } from '../board.ts';
import { atPace, type Extent, type Row, type Scenario, type Values } from '../scenario.ts';

const perSecond = 20;
const seconds = { quick: 2, usual: 4, full: 8 } as const;
const sizes = { quick: [2, 10, 50, 200], usual: [2, 10, 50, 200], full: [2, 10, 50, 200, 500] } as const;
/** How long the last edits are waited for, in ms. */
const patience = 10_000;

/** Twenty edits a second in a room of some size: how soon the others have them, and what that costs the server. */
export const fanOut: Scenario = {
  name: 'fan-out',
  contenders: ['floor', 'reference', 'hocuspocus', 'samplan'],
  rounds: { quick: 1, usual: 3, full: 5 },
  rows: (extent) => ({
    ...Object.assign({}, ...sizes[extent].map((size) => rowsOf(size))),
    delivered: { what: 'fan-out: delivered, in the worst room', unit: '%', bar: atLeast(100) },
  }),
  async measure(stand, contender, extent) {
    const rooms = sizes[extent].map((size) => `room-${size}`);
    await using child = await stand.start(contender, rooms);
    const values: Record<string, number> = { delivered: 100 };
    for (const [index, size] of sizes[extent].entries()) {
      const room = new Room(contender, child, rooms[index]!);
      const { delivered, ...rest } = await inRoom(room, size, extent);
      Object.assign(values, rest);
      values.delivered = Math.min(values.delivered!, delivered!);
    }
    return values;
  },
};

const rowsOf = (size: number): Record<string, Row> => ({
  [`p50-${size}`]: { what: `fan-out, ${size} clients: p50`, unit: 'ms' },
  [`p99-${size}`]: {
    what: `fan-out, ${size} clients: p99`,
    unit: 'ms',
    ...(size >= 200 && { bar: atMost(1.2, 'floor') }),
  },
  [`cpu-${size}`]: {
    what: `fan-out, ${size} clients: server's processor an edit`,
    unit: 'ms',
    ...(size >= 200 && { bar: atMost(1, 'reference') }),
  },
});

async function inRoom(room: Room, size: number, extent: Extent): Promise<Values> {
  const edits = editsFor(extent);
  const writers = Math.min(size, edits.length);
  const frames = edits.map(({ updates }) => updates.map((update) => room.wrap(syncFrame('update', update))));
  const lines = await room.fill(size);
  const deliveries = new Deliveries(edits);
  for (const [index, line] of lines.entries()) deliveries.watch(line, index < writers ? index : -1);
  const before = room.child.cpu;
  await atPace(perSecond, seconds[extent], (nth) => {
    const writer = nth % writers;
    lines[writer]!.sendFrame(frames[writer]![deliveries.send(writer)]!);
  });
  await deliveries.complete(patience);
  const cpu = room.child.cpu - before;
  for (const line of lines) line.end();
  return {
    [`p50-${size}`]: deliveries.times.percentile(0.5),
    [`p99-${size}`]: deliveries.times.percentile(0.99),
    [`cpu-${size}`]: cpu / deliveries.sent,
    delivered: deliveries.share,
  };
}

let made: Edits[] | undefined;
/** As many as one of two writers needs, for twenty. */
const editsFor = (extent: Extent): Edits[] =>
  (made ??= editsOfMany(board, 20, Math.ceil((perSecond * seconds[extent]) / 2)));
