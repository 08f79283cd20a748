import { cpSync } from 'node:fs';
import * as Y from 'yjs';
import { readConfig } from '../../../../server/config.ts';
import { createContext } from '../../../../server/context.ts';
import { planDoc } from '../../../../server/storage/plans.ts';
import { openRoots } from '../../../../shared/plan/document.ts';
import { syncFrame, syncType } from '../../../../shared/sync-protocol.ts';
import { textOf } from '../../../builders.ts';
import { atMost, type Bar } from '../bars.ts';
import { board } from '../board.ts';
import { contenders, type ContenderName } from '../contenders.ts';
import { historyOf, type History } from '../edits.ts';
import { contentOf, Room, stepOf } from '../line.ts';
import type { Row, Scenario, Stand, Values } from '../scenario.ts';

/** How long the content is waited for, in ms. */
const patience = 30_000;

/** A board with a long history: the server is started again, and the first client comes. */
export const cold: Scenario = {
  name: 'cold',
  contenders: ['reference', 'hocuspocus', 'samplan'],
  rounds: { quick: 2, usual: 5, full: 7 },
  rows: (extent) => ({
    ...rowsOf('10k edits', 10_000, atMost(0.35, 'hocuspocus')),
    ...(extent !== 'quick' && {
      ...rowsOf('100k edits', 100_000, atMost(0.35, 'hocuspocus'), atMost(500)),
      ...rowsOf('100k edits, all in the journal', 'journal', undefined, atMost(2_000)),
    }),
    early: { what: 'cold load: told "synced" before the content', unit: 'times', bar: atMost(0) },
  }),
  async measure(stand, contender, extent) {
    const values: Record<string, number> = { early: 0 };
    const ages: Age[] = extent === 'quick' ? [10_000] : [10_000, 100_000];
    if (contender === 'samplan' && extent !== 'quick') ages.push('journal');
    for (const edits of ages) {
      const { early, ...rest } = await startAgain(stand, contender, edits);
      for (const [name, value] of Object.entries(rest)) values[`${name}-${edits}`] = value;
      values.early! += early!;
    }
    return values;
  },
};

/** How many edits lie behind; or a hundred thousand that no snapshot holds. */
type Age = 10_000 | 100_000 | 'journal';

const rowsOf = (what: string, history: Age, load?: Bar, restart?: Bar): Record<string, Row> => ({
  [`load-${history}`]: { what: `cold load, ${what}: from knocking to synced`, unit: 'ms', bar: load },
  [`cpu-${history}`]: { what: `cold load, ${what}: server's processor`, unit: 'ms' },
  [`restart-${history}`]: { what: `cold load, ${what}: from starting the server`, unit: 'ms', bar: restart },
  [`bytes-${history}`]: {
    what: `cold load, ${what}: bytes to the first client`,
    unit: 'x doc',
    bar: atMost(1.01),
  },
});

async function startAgain(stand: Stand, contender: ContenderName, history: Age): Promise<Values> {
  const { directory, text, size } = await stored(stand, contender, history);
  const begin = performance.now();
  await using child = await contenders[contender].start(directory);
  const started = performance.now();
  const before = child.cpu;
  const line = await new Room(contender, child, 'room').open(0);
  const { promise, resolve, reject } = Promise.withResolvers<Values>();
  const timer = setTimeout(() => reject(new Error(`${contender}: the content did not come`)), patience);
  const doc = openRoots(new Y.Doc());
  let early = 0;
  line.onMessage = (message) => {
    const now = performance.now();
    const step = stepOf(message);
    if (step !== syncType.step2 && step !== syncType.update) return;
    const cpu = child.cpu - before;
    // A server may have rebuilt the document meanwhile: what counts is what the board says.
    Y.applyUpdate(doc, contentOf(message));
    const isComplete = textOf(doc) === text;
    // The first answer is what y-websocket's clients, and others, take as being synced.
    if (!isComplete && step === syncType.step2) early = 1;
    if (isComplete)
      resolve({ load: now - started, cpu, restart: now - begin, bytes: line.received / size, early });
  };
  line.send(syncFrame('step1', Y.encodeStateVector(new Map())));
  const values = await promise;
  clearTimeout(timer);
  line.end();
  return values;
}

interface Prepared extends Pick<History, 'text' | 'size'> {
  readonly directory: string;
}

const made = new Map<number, History>();
const prepared = new Map<string, Prepared>();

/** A copy of the data a server has when it has been stopped after so many edits. They are made once. */
async function stored(stand: Stand, contender: ContenderName, history: Age): Promise<Prepared> {
  const key = `${contender}/${history}`;
  if (!prepared.has(key)) prepared.set(key, await prepare(stand, contender, history));
  const directory = stand.directory();
  cpSync(prepared.get(key)!.directory, directory, { recursive: true });
  return { ...prepared.get(key)!, directory };
}

async function prepare(stand: Stand, contender: ContenderName, history: Age): Promise<Prepared> {
  const count = history === 'journal' ? 100_000 : history;
  if (!made.has(count)) made.set(count, historyOf(board, count));
  const { updates, text, size } = made.get(count)!;
  const directory = stand.directory();
  await contenders[contender].store(directory, [{ name: 'room', updates }]);
  if (contender === 'samplan' && history !== 'journal') await fold(directory);
  return { directory, text, size };
}

/** A journal this long would have been folded into a snapshot long ago: a room does that when somebody opens it. */
async function fold(directory: string): Promise<void> {
  await using ctx = createContext(readConfig({ DATA_DIR: directory, LOG_LEVEL: 'silent' }));
  await ctx.rooms.read('room', () => undefined);
  const { stored } = ctx.journal.open(planDoc('room'));
  if (stored.tail.length > 0) throw new Error('The journal is not folded when a room is opened');
}
