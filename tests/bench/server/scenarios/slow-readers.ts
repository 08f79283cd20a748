import { syncFrame } from '../../../../shared/sync-protocol.ts';
import { atLeast, atMost } from '../bars.ts';
import { board } from '../board.ts';
import { Deliveries } from '../deliveries.ts';
import { editsOf } from '../edits.ts';
import { Room } from '../line.ts';
import { atPace, inHaste, type Scenario } from '../scenario.ts';

const seconds = { quick: 5, usual: 10, full: 10 } as const;
/** Descriptions are rewritten, 17 kB each, so that what nobody reads is far more than the network holds by itself. */
const perSecond = 80;
const deaf = 5;
const others = 10;
const patience = 10_000;

/** Five people whose machines do not read, one who writes fast, ten who want to follow. */
export const slowReaders: Scenario = {
  name: 'slow',
  contenders: ['floor', 'reference', 'hocuspocus', 'samplan'],
  rounds: { quick: 1, usual: 2, full: 3 },
  rows: () => ({
    memory: { what: `${deaf} readers that never read: memory grows by`, unit: 'MB', bar: atMost(100) },
    p99: { what: `${deaf} readers that never read: p99 of the others`, unit: 'ms', bar: atMost(250) },
    delivered: {
      what: `${deaf} readers that never read: delivered to the others`,
      unit: '%',
      bar: atLeast(100),
    },
  }),
  async measure(stand, contender, extent) {
    const edits = (made ??= editsOf(board, 0, perSecond * seconds[extent], 'description'));
    await using child = await stand.start(contender, ['room'], inHaste);
    const room = new Room(contender, child, 'room');
    const [writer, ...readers] = await room.fill(1 + others + deaf);
    for (const line of readers.slice(others)) line.socket.pause();
    const deliveries = new Deliveries([edits]);
    for (const line of readers.slice(0, others)) deliveries.watch(line);
    const before = child.memory;
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, child.memory)), 100);
    await atPace(perSecond, seconds[extent], () =>
      writer!.send(syncFrame('update', edits.updates[deliveries.send(0)]!)),
    );
    await deliveries.complete(patience);
    clearInterval(watch);
    for (const line of [writer!, ...readers]) line.end();
    return {
      memory: most - before,
      p99: deliveries.times.percentile(0.99),
      delivered: deliveries.share,
    };
  },
};

let made: ReturnType<typeof editsOf> | undefined;
