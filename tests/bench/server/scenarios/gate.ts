import { messageType, syncFrame } from '../../../../shared/sync-protocol.ts';
import { readAck } from '../../../../shared/sync-protocol.ts';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { atMost } from '../bars.ts';
import { contenders } from '../contenders.ts';
import { boardOf, editsOfMany } from '../edits.ts';
import { Room } from '../line.ts';
import { atPace, type Scenario, type Stand } from '../scenario.ts';

const sizes = [132, 1_000] as const;
const writers = 20;
const seconds = { quick: 5, usual: 10, full: 30 } as const;
const warmUp = 20;
/** Of each writer, in a second. */
const pace = 5;

/** What the checks in front of the board cost an edit, as the server itself counts it. */
export const gate: Scenario = {
  name: 'gate',
  contenders: ['samplan'],
  rounds: { quick: 1, usual: 2, full: 3 },
  rows: () => ({
    'p99-132': { what: 'gate, 132 actions: p99', unit: 'ms', bar: atMost(0.5) },
    'p99-1000': { what: 'gate, 1,000 actions: p99', unit: 'ms', bar: atMost(2) },
  }),
  async measure(stand, _contender, extent) {
    const values: Record<string, number> = {};
    for (const size of sizes) {
      const p99 = await onBoard(stand, size, seconds[extent]);
      if (p99 !== undefined) values[`p99-${size}`] = p99;
    }
    return values;
  },
};

/**
 * The first seconds are not counted: code that has hardly run is not compiled yet, and a meeting is long.
 * @returns undefined when the server does not count it
 */
async function onBoard(stand: Stand, size: number, seconds: number): Promise<number | undefined> {
  const board = boardOf(size);
  const edits = editsOfMany(board, writers, pace * (warmUp + seconds));
  const directory = stand.directory();
  const updates = [{ person: 'bench', update: board }];
  await contenders.samplan.store(directory, [{ name: 'room', updates }]);
  await using child = await contenders.samplan.start(directory);
  const vector = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(board));
  const lines = await new Room('samplan', child, 'room').fill(writers, 0, vector);
  const send = async (from: number, seconds: number): Promise<ReadonlyMap<number, number>> => {
    const until = from + pace * seconds;
    const stored = lines.map((line) => framesStored(line, until));
    await atPace(writers * pace, seconds, (nth) => {
      const update = edits[nth % writers]!.updates[from + Math.floor(nth / writers)]!;
      lines[nth % writers]!.send(syncFrame('update', update));
    });
    await Promise.all(stored);
    return bucketsIn(await (await fetch(`${child.url}/metrics`)).text(), 'samplan_gate_seconds');
  };
  const before = await send(0, warmUp);
  const after = await send(pace * warmUp, seconds);
  for (const line of lines) line.end();
  return percentile(
    new Map([...after].map(([bound, count]) => [bound, count - (before.get(bound) ?? 0)])),
    0.99,
  );
}

/** Resolves when that many of the line's updates are acknowledged. */
const framesStored = (line: Awaited<ReturnType<Room['open']>>, count: number): Promise<void> =>
  line.first((message) => {
    if (message[0] !== messageType.ack) return false;
    const decoder = decoding.createDecoder(message);
    decoding.readVarUint(decoder);
    return readAck(decoder).frames >= count;
  });

/** A Prometheus histogram: how many there are up to each bound, in seconds, whatever their labels. */
function bucketsIn(metrics: string, name: string): ReadonlyMap<number, number> {
  const lines = metrics.matchAll(new RegExp(`^${name}_bucket\\{[^}]*le="([^"]+)"[^}]*\\} (\\d+)`, 'gm'));
  const buckets = new Map<number, number>();
  for (const [, bound, count] of lines) {
    const limit = bound === '+Inf' ? Number.POSITIVE_INFINITY : Number(bound);
    buckets.set(limit, (buckets.get(limit) ?? 0) + Number(count));
  }
  return buckets;
}

/**
 * A percentile in ms of a histogram in seconds, between the bounds of the bucket it falls into.
 * @returns undefined when nothing was counted
 */
function percentile(histogram: ReadonlyMap<number, number>, share: number): number | undefined {
  const buckets = [...histogram].toSorted(([a], [b]) => a - b);
  const wanted = share * (buckets.at(-1)?.[1] ?? 0);
  let [from, before] = [0, 0];
  for (const [to, count] of buckets) {
    if (count >= wanted && count > 0)
      return (
        1_000 *
        (to === Number.POSITIVE_INFINITY ? from : from + ((to - from) * (wanted - before)) / (count - before))
      );
    [from, before] = [to, count];
  }
  return undefined;
}
