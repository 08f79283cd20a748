import * as encoding from 'lib0/encoding';
import { awarenessFrame } from '../../../../shared/sync-protocol.ts';
import { atLeast, atMost } from '../bars.ts';
import { Deliveries } from '../deliveries.ts';
import { Room } from '../line.ts';
import { atPace, type Scenario } from '../scenario.ts';

const people = { quick: 100, usual: 300, full: 300 } as const;
const seconds = { quick: 3, usual: 5, full: 5 } as const;
const perSecond = 10;
/** So long after the last word everybody should know where everybody is; then it is given up, in ms. */
const patience = 15_000;

/** Everybody moves a card about at once. Only where somebody is now has to arrive; what is overtaken need not. */
export const presence: Scenario = {
  name: 'presence',
  contenders: ['floor', 'reference', 'hocuspocus', 'samplan'],
  rounds: { quick: 1, usual: 3, full: 3 },
  rows: (extent) => {
    const what = `presence, ${people[extent]} clients`;
    return {
      cpu: { what: `${what}: server's processor`, unit: 's', bar: atMost(0.35, 'hocuspocus') },
      p50: { what: `${what}: p50`, unit: 'ms' },
      p99: { what: `${what}: p99`, unit: 'ms', bar: atMost(80) },
      delivered: { what: `${what}: delivered`, unit: '%', bar: atLeast(100) },
      settled: { what: `${what}: quiet after the last word`, unit: 'ms', bar: atMost(patience) },
    };
  },
  async measure(stand, contender, extent) {
    await using child = await stand.start(contender, ['room']);
    const room = new Room(contender, child, 'room');
    const lines = await room.fill(people[extent]);
    const words = perSecond * seconds[extent];
    const ends = Array.from({ length: words }, (_, nth) => nth + 1);
    const deliveries = new Deliveries(lines.map((_, person) => ({ client: clientOf(person), ends })));
    for (const [person, line] of lines.entries()) deliveries.watch(line, person);
    const before = child.cpu;
    await atPace(perSecond * lines.length, seconds[extent], (nth) => {
      const person = nth % lines.length;
      lines[person]!.send(stateFrame(person, deliveries.send(person) + 1));
    });
    const end = performance.now();
    const isSettled = await deliveries.complete(patience);
    const cpu = (child.cpu - before) / 1_000;
    for (const line of lines) line.end();
    return {
      cpu,
      p50: deliveries.times.percentile(0.5),
      p99: deliveries.times.percentile(0.99),
      delivered: deliveries.share,
      settled: isSettled ? Math.max(0, deliveries.last - end) : Number.POSITIVE_INFINITY,
    };
  },
};

const clientOf = (person: number): number => 2_000_001 + person;

/** Where somebody carries a card, as the board's own client tells it. */
function stateFrame(person: number, clock: number): Uint8Array {
  const state = {
    user: { id: `p${person}`, name: `Deltaker ${person}`, organisation: 'Regionrådet' },
    dragging: { id: `a${person % 140}`, x: 100 + clock * 7, y: 300 + clock * 3 },
  };
  return awarenessFrame(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, clientOf(person));
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    }),
  );
}
