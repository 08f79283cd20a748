import * as fc from 'fast-check';
import { admitted } from './people.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isBroken } from '../../shared/plan/document.ts';
import { readComments } from '../../shared/record/document.ts';
import { smallPlan } from '../builders.ts';
import { until } from './changing.ts';
import { connect, type Client } from './clients.ts';
import { send, type Answered } from './commanding.ts';
import { openStore, startTestServer, tempDir, type TestServer } from './serving.ts';

/*
 * Several people say, rewrite and delete at once over HTTP, ask again under the same key as often as they like, and
 * the server restarts under them. When all is quiet every reader has what the server has, and each command has been
 * run exactly once, in the order of its number.
 */

const runs = Number(process.env.RUNS ?? 200);
/** How long new runs begin, in ms; RUNS and SEED take the time they need. */
const time = process.env.RUNS || process.env.SEED ? Infinity : 10_000;
/** Seeds that failed once: tried first in every run. */
const kept: { seed: number; path: string }[] = [];

const dir = tempDir();
let server: TestServer;
let plans = 0;

beforeAll(async () => {
  server = await startTestServer({ dataDir: dir.path });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  dir[Symbol.dispose]();
});

const deeds = ['add', 'add', 'add', 'edit', 'edit', 'delete', 'again', 'again', 'wait'] as const;
const events = ['cut', 'join', 'restart'] as const;

const step = fc.record({
  what: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...deeds) },
    { weight: 1, arbitrary: fc.constantFrom(...events) },
  ),
  who: fc.nat(2),
  which: fc.nat(1_000),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const steps = fc.array(step, { minLength: 5, maxLength: 30, size: 'max' });

for (const { seed, path } of kept)
  test(`seed ${seed} (${path}), which failed once`, () =>
    fc.assert(fc.asyncProperty(steps, check), { seed, path, endOnFailure: true }));

test('random conversations end with one record for all', { timeout: 600_000 }, async () => {
  const end = performance.now() + time;
  const inTime = fc.asyncProperty(steps, async (list) => {
    if (performance.now() < end) await check(list);
  });
  await fc.assert(inTime, { numRuns: runs });
});

async function check(list: Step[]): Promise<void> {
  using talk = new Conversation();
  for (const one of list) await talk.take(one);
  await talk.settle();
  const said = await talk.onServer();
  expect(said).toEqual(talk.expected());
  const all = await server.ctx.rooms.read(talk.plan, (doc) => JSON.stringify(readComments(doc)), 'record');
  await until('one record for all', talk.readers, () =>
    talk.readers.every(({ doc }) => JSON.stringify(readComments(doc)) === all),
  );
  const changes = talk.changes();
  expect(talk.rows(), 'rows in the journal').toEqual({ count: changes, last: changes });
}

/** A command and everything that was answered to it, but that the server was not there. */
interface Asked {
  readonly person: string;
  readonly sent: { readonly command: string; readonly input: Record<string, string>; readonly key: string };
  readonly answers: Answered[];
}

class Conversation implements Disposable {
  readonly plan = `p${plans++}`;
  readonly readers: Client[];
  readonly #asked: Asked[] = [];
  #underWay: Promise<void>[] = [];

  constructor() {
    server.ctx.plans.create(this.plan, smallPlan(), 'test');
    this.#admit();
    this.readers = [0, 1].map(() => connect(server.url, { plan: this.plan, document: 'record' }));
  }

  /** Now, since the server may be on its way down when they speak. */
  #admit(): void {
    for (const who of [0, 1, 2]) admitted(server.url, this.plan, { person: `person-${who}` });
  }

  async take({ what, who, which }: Step): Promise<void> {
    const reader = this.readers[which % this.readers.length]!;
    const comments = this.#done('addComment');
    const about = comments[which % comments.length]?.answers[0]?.body.result.id;
    const text = `${this.#asked.length}`;
    if (what === 'cut') reader.provider.disconnect();
    else if (what === 'join') reader.provider.connect();
    else if (what === 'restart') await this.restart();
    else if (what === 'wait') await this.#quiet();
    else if (what === 'again') this.#send(this.#asked[which % this.#asked.length]);
    else if (what === 'add') this.#ask(who, 'addComment', { actionId: `a${1 + (which % 3)}`, text });
    else if (about && what === 'edit') this.#ask(who, 'editComment', { id: about, text });
    else if (about) this.#ask(who, 'deleteComment', { id: about });
    // The earlier ones are now somewhere on their way.
    await new Promise(setImmediate);
  }

  /** Everything is answered at least twice, the same each time; everybody is there. */
  async settle(): Promise<void> {
    await this.#quiet();
    for (const asked of this.#asked) if (asked.answers.length === 0) this.#send(asked);
    await this.#quiet();
    for (const asked of this.#asked) this.#send(asked);
    await this.#quiet();
    for (const { answers } of this.#asked) {
      if (new Set(answers.map((answer) => JSON.stringify(answer))).size !== 1 || answers.length < 2)
        throw new Error(`Answered in several ways, or not: ${JSON.stringify(answers)}`);
    }
    for (const { provider } of this.readers) provider.connect();
  }

  /** The server stops and starts again on the same data, at another address; everybody's line breaks. */
  async restart(): Promise<void> {
    await server[Symbol.asyncDispose]();
    server = await startTestServer({ dataDir: dir.path });
    this.#admit();
    for (const { provider } of this.readers) {
      provider.disconnect();
      provider.serverUrl = `${server.url.replace(/^http/, 'ws')}/sync/${this.plan}`;
      provider.connect();
    }
  }

  onServer(): Promise<unknown> {
    return server.ctx.rooms.read(this.plan, withoutTimes, 'record');
  }

  /** What there must be when each command was run once, in the order of their numbers. */
  expected(): unknown {
    const comments = new Map<string, Record<string, unknown>>();
    const done = this.#asked.filter(({ answers }) => answers[0]!.status === 200);
    const bySeq = ({ answers: [a] }: Asked, { answers: [b] }: Asked) => a!.body.seq - b!.body.seq;
    for (const { person, sent, answers } of done.toSorted(bySeq)) {
      const { actionId: action, id = answers[0]!.body.result.id!, text } = sent.input;
      if (sent.command === 'addComment') comments.set(id, { id, action, person, text });
      if (sent.command === 'editComment') comments.get(id)!.text = text;
      if (sent.command === 'deleteComment') Object.assign(comments.get(id)!, { text: '', deleted: true });
    }
    return [...comments.values()].toSorted(byId);
  }

  /** How many rows the commands have come to: a comment that is deleted already is not deleted again. */
  changes(): number {
    const deleted = new Set(this.#done('deleteComment').map(({ sent }) => sent.input.id));
    return this.#done('addComment').length + this.#done('editComment').length + deleted.size;
  }

  /** In the journal: how many, and the number of the last. */
  rows(): unknown {
    using store = openStore(dir.path, { readOnly: true });
    const count = store.prepare(
      'SELECT COUNT(*) AS count, COALESCE(MAX(seq), 0) AS last FROM journal WHERE doc = ?',
    );
    return { ...count.get(`${this.plan}/record`) };
  }

  [Symbol.dispose](): void {
    for (const reader of this.readers) reader[Symbol.dispose]();
  }

  #done(command: string): Asked[] {
    return this.#asked.filter(({ sent, answers }) => sent.command === command && answers[0]?.status === 200);
  }

  #ask(who: number, command: string, input: Record<string, string>): void {
    const asked = {
      person: `person-${who}`,
      sent: { command, input, key: `${this.#asked.length}` },
      answers: [],
    };
    this.#asked.push(asked);
    this.#send(asked);
  }

  #send(asked: Asked | undefined): void {
    if (!asked) return;
    this.#underWay.push(this.#answer(asked));
  }

  /** Takes note of the answer, unless the server was on its way down or up. */
  async #answer({ sent, person, answers }: Asked): Promise<void> {
    try {
      const answer = await send(server.url, sent, { plan: this.plan, person });
      if (answer.status !== 503) answers.push(answer);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }

  async #quiet(): Promise<void> {
    await Promise.all(this.#underWay.splice(0));
  }
}

const byId = ({ id: a }: { id?: unknown }, { id: b }: { id?: unknown }): number =>
  String(a) < String(b) ? -1 : 1;

/** Every comment but the server's times, by id. */
const withoutTimes = (doc: Parameters<typeof readComments>[0]): unknown =>
  readComments(doc)
    .map((one) => (isBroken(one) ? one : { ...one, at: undefined, editedAt: undefined }))
    .toSorted(byId);
