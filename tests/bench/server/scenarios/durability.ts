import { setTimeout } from 'node:timers/promises';
import * as Y from 'yjs';
import { syncFrame, syncType } from '../../../../shared/sync-protocol.ts';
import { atMost } from '../bars.ts';
import { board } from '../board.ts';
import { contenders, type ContenderName } from '../contenders.ts';
import { Deliveries } from '../deliveries.ts';
import { editsOf } from '../edits.ts';
import { contentOf, Room, stepOf } from '../line.ts';
import type { Scenario } from '../scenario.ts';

const enough = 200;
/** Between two edits, in ms. */
const pause = 12;
/** What a server has it sends by then, in ms. */
const patience = 3_000;

/** The server is killed when somebody else has seen two hundred edits, while more are written. */
export const durability: Scenario = {
  name: 'durability',
  contenders: ['reference', 'hocuspocus', 'samplan'],
  rounds: { quick: 1, usual: 5, full: 20 },
  rows: () => ({
    lost: { what: `kill -9: lost of ${enough} edits that somebody else had seen`, unit: '', bar: atMost(0) },
  }),
  async measure(stand, contender) {
    const edits = (made ??= editsOf(board, 0, 20 * enough));
    const directory = stand.directory();
    const updates = [{ person: 'bench', update: board }];
    await contenders[contender].store(directory, [{ name: 'room', updates }]);
    const seen = await seenBeforeKill(contender, directory);
    const clock = await clockAfter(contender, directory, edits.ends[seen - 1]!);
    const kept = edits.ends.filter((end) => end <= clock).length;
    return { lost: Math.max(0, seen - kept) };
  },
};

let made: ReturnType<typeof editsOf> | undefined;

/** @returns how many edits the other one had seen when the server was gone */
async function seenBeforeKill(contender: ContenderName, directory: string): Promise<number> {
  await using child = await contenders[contender].start(directory);
  const room = new Room(contender, child, 'room');
  const [writer, other] = await room.fill(2);
  const deliveries = new Deliveries([made!]);
  deliveries.watch(other!);
  while (deliveries.gotBy(0) < enough) {
    writer!.send(syncFrame('update', made!.updates[deliveries.send(0)]!));
    if (other!.closedWith !== undefined) throw new Error(`${contender} has closed the line`);
    await setTimeout(pause);
  }
  await child.kill();
  return deliveries.gotBy(0);
}

/** @returns how far the writer's edits are there after a restart */
async function clockAfter(contender: ContenderName, directory: string, wanted: number): Promise<number> {
  await using child = await contenders[contender].start(directory);
  let clock = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const line = await new Room(contender, child, 'room').open(2);
  line.onMessage = (message) => {
    const step = stepOf(message);
    if (step !== syncType.step2 && step !== syncType.update) return;
    clock = Math.max(clock, Y.parseUpdateMeta(contentOf(message)).to.get(made!.client) ?? 0);
    if (clock >= wanted) resolve();
  };
  line.send(syncFrame('step1', Y.encodeStateVector(new Map())));
  await Promise.race([promise, setTimeout(patience)]);
  line.end();
  return clock;
}
