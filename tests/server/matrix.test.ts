import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createApp } from '../../server/app.ts';
import { inTransaction } from '../../server/storage/sqlite.ts';
import { openRoots } from '../../shared/plan/document.ts';
import { openRecordRoots, statementsOf } from '../../shared/record/document.ts';
import { syncFrame } from '../../shared/sync-protocol.ts';
import { retitle, smallPlan } from '../builders.ts';
import { RawClient } from './clients.ts';
import { comment } from './commanding.ts';
import { httpRows, syncRows, visitorNames, type VisitorName } from './matrix-table.ts';
import { requests, Stage } from './matrix-requests.ts';
import { newVisitors, type Visitor } from './matrix-visitors.ts';
import { startTestServer, type TestServer } from './serving.ts';

/* Who may do what, asked of every route there is and of both documents: see matrix-table.ts. */

let server: TestServer;
let stage: Stage;
beforeAll(async () => {
  server = await startTestServer();
  server.ctx.plans.create('q', smallPlan(), 'test');
  stage = new Stage(server.ctx, await comment(server.url, 'Noens mening'));
});
afterAll(() => server[Symbol.asyncDispose]());

const strangers = (): Record<VisitorName, Visitor> =>
  inTransaction(server.ctx.db, () => newVisitors(server.ctx));

/** Sends what a line of the table says. @param instead of the body that would be taken */
async function send(what: string, visitor: Visitor, plan = 'p', instead?: object): Promise<Response> {
  const [method = '', path = ''] = what.split(' ');
  const { path: sentTo, body } = requests[what]?.(stage, visitor) ?? { path };
  const isJson = body !== undefined;
  return fetch(`${server.url}${sentTo.replace(':id', plan)}`, {
    method: method === 'ALL' ? 'GET' : method,
    redirect: 'manual',
    headers: { ...visitor.headers, ...(isJson && { 'content-type': 'application/json' }) },
    ...(isJson && { body: JSON.stringify(instead ?? body) }),
  });
}

/** Whether what happened is what stands in the table: `ok` is any success. */
const told = ({ status }: Response, expected: string): string =>
  expected === 'ok' && status < 400 ? 'ok' : String(status);

test('the table has every route, and no others', () => {
  const routes = createApp(server.ctx).routes.map(({ method, path }) => `${method} ${path}`);
  const asked = httpRows.map(({ what }) => what.replace(/ \(.*\)$/, ''));
  // What every request goes through, and the documents, which have a table of their own.
  const others = ['ALL /*', 'GET /sync/:plan/:document'];
  expect([...new Set([...asked, ...others])].toSorted()).toEqual([...new Set(routes)].toSorted());
});

describe.each(httpRows)('$what', ({ what, expected }) => {
  test('lets in whom it should, and nobody else', async () => {
    const visitors = strangers();
    const answers = await Promise.all(
      visitorNames.map(
        async (name) => [name, told(await send(what, visitors[name]), expected[name])] as const,
      ),
    );
    expect(Object.fromEntries(answers)).toEqual(expected);
  });
});

/** An answer without what it was asked about: what is left must not tell two plans apart. */
async function shape(answer: Response, plan: string) {
  const headers = [...answer.headers].filter(([name]) => name !== 'date');
  const body = (await answer.text()).replaceAll(`"${plan}"`, '"…"').replaceAll(`\\"${plan}\\"`, '\\"…\\"');
  return { status: answer.status, headers, body };
}

const ofPlans = httpRows.filter(({ what }) => what.includes('/:id'));

test.each(ofPlans)(
  '$what tells of a foreign plan as of one that is not there',
  async ({ what, expected }) => {
    const visitors = strangers();
    const shut = visitorNames.filter((name) => ['401', '404'].includes(expected[name]));
    expect(shut.length).toBeGreaterThan(5);
    for (const name of shut)
      for (const body of [undefined, {}]) {
        const ask = async (plan: string) => shape(await send(what, visitors[name], plan, body), plan);
        const [foreign, unknown] = [await ask('p'), await ask('x')];
        expect({ name, ...foreign }).toEqual({ name, ...unknown });
        expect([name, String(foreign.status)]).toEqual([name, expected[name]]);
      }
  },
);

test.each(['plan', 'record'])('at the door of the %s document too', async (document) => {
  const visitors = strangers();
  for (const name of ['nobody', 'foreign', 'sForeign', 'sRevoked'] as const) {
    const knock = async (plan: string) => {
      using client = new RawClient(server.url, { plan, document, headers: visitors[name].headers });
      return await client.end();
    };
    expect([name, await knock('p')]).toEqual([name, await knock('x')]);
  }
});

test('what is listed is only what one may see', async () => {
  const visitors = strangers();
  for (const name of visitorNames) {
    const answer = await send('GET /api/plans', visitors[name]);
    if (answer.status !== 200) continue;
    const ids = ((await answer.json()) as { id: string }[]).map(({ id }) => id);
    const plan = { foreign: ['q'], sForeign: ['q'], removed: [], gOver: [] }[name as string] ?? ['p'];
    expect([name, ids]).toEqual([name, plan]);
  }
});

/** Writes in one of the documents; each in a way that would be legal. */
const writing: Record<string, (doc: Y.Doc, text: string) => void> = {
  'write plan (in t1)': (doc, text) => retitle(openRoots(doc), 'a1', text),
  'write plan (in t2)': (doc, text) => retitle(openRoots(doc), 'b1', text),
  'write record': (doc, text) => {
    const said = new Y.Map<unknown>(
      Object.entries({ action: 'a1', person: text, at: new Date(0).toISOString(), text }),
    );
    statementsOf(openRecordRoots(doc), 'comment').set(text, said);
  },
};

/** @returns ok, the code that the connection was closed with, or `no` when what was written is refused */
async function attempt(what: string, { headers, person }: Visitor): Promise<string> {
  const document = what.split(' ')[1]!;
  using client = new RawClient(server.url, { document, headers });
  const isOver = () => client.closed !== undefined;
  await client.until('the welcome, or the end', () => client.of('awareness').length > 0 || isOver());
  if (isOver()) return String((await client.end()).code);
  await client.caughtUp();
  const write = writing[what];
  if (!write) return client.of('step2').length > 0 ? 'ok' : 'nothing';
  const doc = new Y.Doc();
  Y.applyUpdate(doc, client.of('step2')[0]!.bytes);
  const before = Y.encodeStateVector(doc);
  write(doc, person);
  client.send(syncFrame('update', Y.encodeStateAsUpdate(doc, before)));
  const has = (type: 'ack' | 'refused') => client.of(type).length > 0;
  await client.until('an answer', () => has('ack') || has('refused') || isOver());
  return has('refused') ? 'no' : has('ack') ? 'ok' : String((await client.end()).code);
}

/** Whose changes of a document are stored. */
const writersOf = (document: string): Set<unknown> =>
  new Set(
    server.ctx.db
      .prepare('SELECT DISTINCT person FROM journal WHERE doc = ?')
      .all(`p/${document}`)
      .map(({ person }) => person),
  );

test.each(syncRows)('$what', async ({ what, expected }) => {
  const visitors = strangers();
  const answers = await Promise.all(
    visitorNames.map(async (name) => [name, await attempt(what, visitors[name])] as const),
  );
  expect(Object.fromEntries(answers)).toEqual(expected);
  const writers = writersOf(what.split(' ')[1]!);
  const stored = visitorNames.filter((name) => writers.has(visitors[name].person));
  const meant = what.startsWith('write') ? visitorNames.filter((name) => expected[name] === 'ok') : [];
  expect(stored).toEqual(meant);
});
