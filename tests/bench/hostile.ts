// Sends a real server what no client sends, and looks whether it still stands: node tests/bench/hostile.ts [payloads] [seed]
// The server is started as it comes, with all its limits: from 127.0.0.1 it lets in as many as want to. A connection
// carries a few payloads, since most of them end it; all that were under way by then are looked at too.
import * as fc from 'fast-check';
import { retitle } from '../builders.ts';
import { badLine, type BadLine } from '../fuzz/bad-lines.ts';
import { connect } from '../server/clients.ts';
import { guard } from '../server/gate/guarded.ts';
import { databaseFile } from '../../server/storage/sqlite.ts';
import { fetchAs, rememberProcess } from '../server/people.ts';
import { RawLine, wsFrame } from '../server/raw-line.ts';
import { figure, tempDir } from '../server/serving.ts';
import { contentOf, Payloads } from './payloads.ts';
import type { Child } from './server/child.ts';
import { contenders } from './server/contenders.ts';

const count = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 1);
const rawLines = 1_000;
/** Payloads on one connection, and connections at one time. */
const together = 8;
const abreast = 8;
/** In ms, until an honest client has everything. */
const bar = 2_000;

const binary = 2;
const goodbye = wsFrame({ opcode: 8, payload: Uint8Array.of(3, 232) });

/** Resolves when the server has read all of it and ended the connection. */
async function send(url: string, payloads: readonly Uint8Array[]): Promise<void> {
  using line = await RawLine.upgraded(url);
  const frames = payloads.map((payload) => wsFrame({ opcode: binary, payload }));
  line.write(Buffer.concat([...frames, goodbye]));
  await line.ended();
}

async function sendRaw(url: string, { bytes, isUpgraded, mustEnd }: BadLine): Promise<void> {
  using line = await (isUpgraded ? RawLine.upgraded(url) : RawLine.open(url));
  line.write(bytes);
  if (mustEnd) await line.until('the end of the connection', () => line.isEnding);
}

/** Does all of it, some at a time. */
async function each<T>(things: Iterable<T>, act: (thing: T) => Promise<void>): Promise<void> {
  const left = Iterator.from(things);
  const worker = async () => {
    for (let { value, done } = left.next(); !done; { value, done } = left.next()) await act(value as T);
  };
  await Promise.all(Array.from({ length: abreast }, worker));
}

/** How long an honest client takes from knocking until it has everything, in ms. */
async function join(url: string): Promise<number> {
  const begin = performance.now();
  using client = connect(url);
  await client.synced();
  return Math.round(performance.now() - begin);
}

const board = async ({ url }: Child): Promise<string> => (await fetchAs(url, '/api/plans/p')).text();

/** How often the server has refused, put aside or ended something, by its own count. */
async function outcomes({ url }: Child): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lines = text.matchAll(/^samplan_((?:refusals|presence_dropped|closes)_total\{.*\}) (\d+)$/gm);
  return Object.fromEntries(
    [...lines].map(([, name, value]) => [name!.replaceAll(/_total|"/g, ''), Number(value)]),
  );
}

function* batches(payloads: Payloads, count: number): Iterable<Uint8Array[]> {
  for (let made = 0; made < count; made += together)
    yield Array.from({ length: Math.min(together, count - made) }, () => payloads.next());
}

/**
 * Sends all payloads, and lets an honest client join ten times meanwhile.
 * @returns how long each took in ms, and the most memory the server held in MB
 */
async function attack(child: Child, payloads: Payloads): Promise<{ joins: number[]; memory: number }> {
  const joins: number[] = [];
  let memory = 0;
  for (let part = 0; part < 10; part++) {
    const size = Math.floor((count * (part + 1)) / 10) - Math.floor((count * part) / 10);
    const sent = each(batches(payloads, size), (some) => send(child.url, some));
    const [joined] = await Promise.all([join(child.url), sent]);
    joins.push(joined);
    memory = Math.max(memory, child.memory);
    console.error(`${part + 1} tenths, ${Math.round(child.memory)} MB`);
  }
  return { joins, memory };
}

using dir = tempDir();
await using plan = guard();
await contenders.samplan.store(dir.path, [
  { name: 'p', updates: [{ person: 'test', update: contentOf(plan) }] },
]);
await using child = await contenders.samplan.start(dir.path);
const { pid, url } = child;
rememberProcess(url, databaseFile(dir.path));
using witness = connect(url);
await witness.synced();
const before = { board: await board(child), memory: child.memory, heap: await child.heap() };
const begin = performance.now();
const payloads = new Payloads(plan, seed);
const { joins, memory } = await attack(child, payloads);
const raw = fc.sample(badLine(url), { seed, numRuns: rawLines });
await each(raw, (line) => sendRaw(url, line));
const seconds = Math.round((performance.now() - begin) / 1_000);
const exits = child.pid === pid ? 0 : 1;
const isUnchanged = (await board(child)) === before.board;
const joined = await join(url);
const checked = await figure(url, 'samplan_gate_seconds_count');
const outcome = await outcomes(child);
retitle(witness.doc, 'a1', 'Etter alt dette');
await witness.stored();
const heap = await child.heap();
const isWell = exits === 0 && isUnchanged && witness.closedWith.length === 0;
console.log(
  JSON.stringify({
    payloads: count,
    raw: raw.length,
    seed,
    leftOut: payloads.legal,
    seconds,
    exits,
    isUnchanged,
    joined,
    joinedMeanwhile: Math.max(...joins),
    checked,
    outcome,
    memory: [before.memory, memory, child.memory].map(Math.round),
    heap: [before.heap, heap].map(Math.round),
  }),
);
process.exitCode = isWell && Math.max(joined, ...joins) < bar ? 0 : 1;
