import * as Y from 'yjs';
import { syncFrame, syncType } from '../../../../shared/sync-protocol.ts';
import { textOf } from '../../../builders.ts';
import { atLeast, atMost } from '../bars.ts';
import { board } from '../board.ts';
import { Deliveries } from '../deliveries.ts';
import { editsOfMany, openBoard, type Edits } from '../edits.ts';
import { contentOf, Room, stepOf, type Line } from '../line.ts';
import type { Scenario } from '../scenario.ts';

const people = { quick: 100, usual: 300, full: 300 } as const;
/** Edits of each while the line was cut. */
const offline = 5;
/** So many have a real document, which shows that all are equal; for the others clocks must do. */
const documents = 5;
/** How long it is waited for, in ms. */
const patience = 30_000;

/** The network comes back for everybody at once, and everybody has written meanwhile. */
export const reconnect: Scenario = {
  name: 'reconnect',
  contenders: ['reference', 'hocuspocus', 'samplan'],
  rounds: { quick: 1, usual: 3, full: 5 },
  rows: (extent) => {
    const what = `${people[extent]} clients reconnect with ${offline} edits each`;
    return {
      time: { what: `${what}: all have all`, unit: 'ms', bar: atMost(1, 'hocuspocus') },
      cpu: { what: `${what}: server's processor`, unit: 'ms' },
      delivered: { what: `${what}: delivered`, unit: '%', bar: atLeast(100) },
      equal: { what: `${what}: boards that are equal, of ${documents}`, unit: '', bar: atLeast(documents) },
    };
  },
  async measure(stand, contender, extent) {
    const edits = (made ??= editsOfMany(board, people[extent], offline));
    await using child = await stand.start(contender, ['room']);
    const room = new Room(contender, child, 'room');
    // Somebody whose line has held, so that the room is warm.
    const [witness] = await room.fill(1, edits.length);
    const deliveries = new Deliveries(edits);
    deliveries.watch(witness!);
    const readers = edits.map((_, person) => deliveries.reader(person));
    for (const [person, { updates }] of edits.entries()) for (const _ of updates) deliveries.send(person);
    const before = child.cpu;
    const begin = performance.now();
    const all = await Promise.all(edits.map((own, person) => comeBack(room, person, own, readers[person]!)));
    await deliveries.complete(patience);
    const cpu = child.cpu - before;
    for (const { line } of all) line.end();
    witness!.end();
    return {
      time: deliveries.last - begin,
      cpu,
      delivered: deliveries.share,
      equal: equalTo(
        expected(edits),
        all.slice(0, documents).map(({ heard }) => heard),
      ),
    };
  },
};

let made: Edits[] | undefined;

interface Returned {
  readonly line: Line;
  /** Every update it was sent, and its own. */
  readonly heard: Uint8Array[];
}

/** Connects, asks for what it lacks, and answers the same question with everything it has written. */
async function comeBack(
  room: Room,
  person: number,
  edits: Edits,
  count: (message: Uint8Array) => void,
): Promise<Returned> {
  const own = Y.mergeUpdates([...edits.updates]);
  const heard = [own];
  let hasAnswered = false;
  const line = await room.open(person, (message, line) => {
    const step = stepOf(message);
    if (step === syncType.step1 && !hasAnswered) {
      hasAnswered = true;
      line.send(syncFrame('step2', own));
    }
    if (person < documents && (step === syncType.step2 || step === syncType.update))
      heard.push(contentOf(message));
    count(message);
  });
  const vector = new Map(Y.decodeStateVector(Y.encodeStateVectorFromUpdate(board)));
  line.send(syncFrame('step1', Y.encodeStateVector(vector.set(edits.client, edits.ends.at(-1)!))));
  return { line, heard };
}

/** What the board says when everybody's edits are in it. */
function expected(edits: readonly Edits[]): string {
  const doc = openBoard(board);
  for (const { updates } of edits) for (const update of updates) Y.applyUpdate(doc, update);
  return textOf(doc);
}

/** How many of the documents say the same. */
function equalTo(text: string, all: readonly (readonly Uint8Array[])[]): number {
  return all.filter((updates) => {
    const doc = openBoard(board);
    for (const update of updates) Y.applyUpdate(doc, update);
    return textOf(doc) === text;
  }).length;
}
