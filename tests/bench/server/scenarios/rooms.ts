import { setTimeout } from 'node:timers/promises';
import * as Y from 'yjs';
import { addAction, smallPlan } from '../../../builders.ts';
import { atMost } from '../bars.ts';
import type { Child } from '../child.ts';
import { contenders, type Limits } from '../contenders.ts';
import { Room, type Line } from '../line.ts';
import type { Scenario } from '../scenario.ts';

const rooms = { quick: 200, usual: 1_000, full: 1_000 } as const;
/** Samplan keeps an empty room for a while. Here it keeps it less long, so that the others need not be waited for. */
const limits: Limits = { roomIdle: 1_000 };
/** How long it is waited for that the heap stays as it is, in ms. */
const patience = 15_000;

/** Many small plans with two people each: what one costs in memory, and what stays when all have left. */
export const manyRooms: Scenario = {
  name: 'rooms',
  contenders: ['floor', 'reference', 'hocuspocus', 'samplan'],
  rounds: { quick: 1, usual: 2, full: 3 },
  rows: (extent) => ({
    room: { what: `${rooms[extent]} rooms x 2 clients: heap a room`, unit: 'kB', bar: atMost(80) },
    left: { what: `${rooms[extent]} rooms: heap after all have left`, unit: 'MB', bar: atMost(20) },
  }),
  async measure(stand, contender, extent) {
    const names = Array.from({ length: rooms[extent] }, (_, nth) => `room-${nth}`);
    const directory = stand.directory();
    const updates = [{ person: 'bench', update: plan }];
    await contenders[contender].store(
      directory,
      names.map((name) => ({ name, updates })),
    );
    await using child = await contenders[contender].start(directory, limits);
    const before = await child.heap();
    const lines: Line[] = [];
    for (const [nth, name] of names.entries()) {
      const room = new Room(contender, child, name);
      lines.push(...(await room.fill(2, 2 * nth, planVector)));
    }
    const all = await child.heap();
    for (const line of lines) line.end();
    return { room: ((all - before) * 1_000) / names.length, left: await leftIn(child) };
  },
};

const cards = 40;
const plan = Y.encodeStateAsUpdate(plannedWith(cards));
const planVector = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(plan));

/** A plan somebody has begun. */
function plannedWith(cards: number): Y.Doc {
  const doc = smallPlan();
  for (let nth = 1; nth <= cards; nth++) addAction(doc, `Et tiltak til: nummer ${nth}`);
  return doc;
}

/** The heap when it has stopped to shrink. */
async function leftIn(child: Child): Promise<number> {
  const deadline = performance.now() + patience;
  let least = await child.heap();
  let stable = 0;
  while (stable < 4 && performance.now() < deadline) {
    await setTimeout(500);
    const heap = await child.heap();
    stable = heap > least - 0.1 ? stable + 1 : 0;
    least = Math.min(least, heap);
  }
  return least;
}
