import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { expect, test, vi } from 'vitest';
import { serverLimits } from '../../server/limits.ts';
import { applyStep } from '../../shared/plan/commands.ts';
import { rootOf } from '../../shared/plan/document.ts';
import { actionRows, goodDocx, xlsxOf, zipOf } from '../files.ts';
import { connect } from './clients.ts';
import { beginSending, sendBody, sendFile, stateOf } from './importing.ts';
import { startTestServer } from './serving.ts';

/* Files are taken into a plan over HTTP. */

const csv =
  'Tema;Strategi;Tiltak;Hovedansvar;Tidsbruk\nNytt tema;Ny strategi;Lage kart;Lillehammer kommune;Innen 2027\n';
const bytes = (text: string) => new TextEncoder().encode(text);

test('a preview tells what would come, and writes nothing', async () => {
  await using server = await startTestServer();
  const before = await stateOf(server);
  const { status, body } = await sendFile(server, 'preview', goodDocx());
  expect(status).toBe(200);
  expect(body).toMatchObject({
    source: { format: 'docx', name: 'plan.fil' },
    found: { themes: [{ title: 'Tema 1' }] },
    proposal: { actions: [{ outcome: 'new', title: 'Lage en kalender' }] },
    since: {},
    seq: before.seq,
  });
  expect(body.proposal).not.toHaveProperty('commands');
  expect(await stateOf(server)).toEqual(before);
  expect(server.ctx.history.end(server.ctx.plans.board('p'))).toBe(0);
});

test('it is taken in as one step of the history, seen by who is there, and its inverse takes it back', async () => {
  await using server = await startTestServer();
  using reader = connect(server.url);
  await reader.synced();
  const before = await stateOf(server);
  const { status, body } = await sendFile(server, 'apply', bytes(csv));
  expect([status, body.seq]).toEqual([200, before.seq + 1]);
  expect(body.created).toHaveLength(3);
  const deeds = server.ctx.history.read(server.ctx.plans.board('p'), {
    since: before.seq, before: Number.MAX_SAFE_INTEGER, entity: undefined, id: undefined, limit: 100, isNewestFirst: false,
  }); // prettier-ignore
  expect(new Set(deeds.map(({ seq, person }) => `${seq} ${person}`))).toEqual(new Set([`${body.seq} kari`]));
  await reader.until('the new card', () => rootOf(reader.doc, 'action').size === 5);
  const { created } = body;
  applyStep(reader.doc, 'anna', body.inverse);
  await expect
    .poll(async () =>
      server.ctx.rooms.read('p', (doc) =>
        created.every((id) =>
          (['theme', 'strategy', 'action'] as const).some(
            (entity) =>
              (rootOf(doc, entity).get(id) as { get(field: string): unknown } | undefined)?.get(
                'archived',
              ) === true,
          ),
        ),
      ),
    )
    .toBe(true);
});

test('what is sent twice under one key is taken in once', async () => {
  await using server = await startTestServer();
  const how = { query: '&name=a.csv', headers: { 'idempotency-key': 'one', 'content-type': 'text/csv' } };
  const [first, again] = await Promise.all([
    sendBody(server, 'apply', csv, how),
    sendBody(server, 'apply', csv, how),
  ]);
  expect(again).toEqual(first);
  expect(await sendBody(server, 'apply', csv, how)).toEqual(first);
  expect((await stateOf(server)).seq).toBe(first.body.seq);
  expect(await sendBody(server, 'apply', `${csv}X;Y;Z;;\n`, how)).toMatchObject({
    status: 409,
    body: { code: 'key-reused' },
  });
});

test('the source may come back as JSON, with what was settled', async () => {
  await using server = await startTestServer();
  const { body } = await sendFile(server, 'preview', bytes(csv));
  const headers = { 'content-type': 'application/json' };
  const sent = { source: body.source, answers: {}, columns: { Tidsbruk: 'none' } };
  const again = await sendBody(server, 'preview', JSON.stringify(sent), { headers });
  expect(again.status).toBe(200);
  expect(again.body.found.themes[0]?.strategies[0]?.actions[0]).not.toHaveProperty('time');
  for (const wrong of ['{', '{}', JSON.stringify({ ...sent, columns: { Tiltak: 'nothing' } })])
    expect(await sendBody(server, 'preview', wrong, { headers })).toMatchObject({
      status: 422,
      body: { code: 'bad-input' },
    });
});

test('only coordinators send files, from a page of ours, and not too many', async () => {
  await using server = await startTestServer({ limits: { ...serverLimits, imports: 2 } });
  const send = (how: object) => sendFile(server, 'apply', bytes(csv), how);
  const before = await stateOf(server);
  expect(await send({ person: 'redaktør', role: 'editor' })).toMatchObject({
    status: 403,
    body: { code: 'not-allowed' },
  });
  expect(await send({ headers: { origin: 'https://evil.example' } })).toMatchObject({ status: 403 });
  expect(await sendFile(server, 'write', bytes(csv))).toMatchObject({ status: 422, body: { path: 'mode' } });
  expect(await stateOf(server)).toEqual(before);
  const answers = [await send({}), await send({}), await send({})].map(({ status }) => status);
  expect(answers).toEqual([200, 200, 429]);
});

test('who loses the right while the file is sent, or read, changes nothing', async () => {
  await using server = await startTestServer();
  const before = await stateOf(server);
  const asked = beginSending(server, 'apply', { 'content-type': 'text/csv' });
  const looked = vi.spyOn(server.ctx.imports, 'count');
  asked.write(csv.slice(0, 20));
  await vi.waitFor(() => expect(looked).toHaveBeenCalled());
  server.ctx.members.put({ plan: 'p', person: 'kari', role: 'editor' });
  asked.end(csv.slice(20));
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  expect(answer.statusCode).toBe(403);
  // Read, and about to be matched.
  server.ctx.members.put({ plan: 'p', person: 'kari', role: 'coordinator' });
  const read = server.ctx.rooms.read.bind(server.ctx.rooms);
  vi.spyOn(server.ctx.rooms, 'read').mockImplementationOnce((...args) => {
    server.ctx.members.put({ plan: 'p', person: 'kari', role: 'editor' });
    return read(...args);
  });
  expect((await sendFile(server, 'apply', bytes(csv), { role: 'editor' })).status).toBe(403);
  expect(await stateOf(server)).toEqual(before);
});

test('a body is read no further than the limit, whether it says its length or not', async () => {
  await using server = await startTestServer({ limits: { ...serverLimits, importBody: 1_000 } });
  const long = new Uint8Array(5_000).fill(97);
  expect(await sendBody(server, 'preview', long)).toMatchObject({
    status: 422,
    body: { code: 'bad-file', path: 'too-big' },
  });
  const asked = beginSending(server, 'preview', { 'transfer-encoding': 'chunked' });
  asked.on('error', () => undefined);
  asked.write(long);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  expect([answer.statusCode, answer.headers.connection]).toEqual([422, 'close']);
  asked.destroy();
});

test.each([
  ['an empty file', new Uint8Array(), 'empty'],
  ['a renamed program', bytes('MZ\0\x01'), 'not-a-document'],
  ['a bomb', zipOf({ '[Content_Types].xml': 'x'.repeat(8_000_000) }), 'bomb'],
])('%s is refused in one sentence, and nothing is written', async (_what, file, path) => {
  await using server = await startTestServer();
  const before = await stateOf(server);
  const { status, body } = await sendFile(server, 'apply', file);
  expect([status, body.code, body.path]).toEqual([422, 'bad-file', path]);
  expect(await stateOf(server)).toEqual(before);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

test('work that takes too long, or for nobody, ends', async () => {
  await using server = await startTestServer({
    limits: { ...serverLimits, openings: 1, openingsWaiting: 0, openingTime: 1 },
  });
  expect(await sendFile(server, 'preview', goodDocx())).toMatchObject({
    status: 422,
    body: { code: 'limit', path: 'time' },
  });
  // Its place is free again.
  expect(await sendFile(server, 'preview', goodDocx())).toMatchObject({
    status: 422,
    body: { code: 'limit' },
  });
});

test('5,000 rows of a workbook are read, matched and taken in, and others are answered meanwhile', async () => {
  await using server = await startTestServer({
    limits: { ...serverLimits, openings: 1, openingsWaiting: 0, openingTime: 60_000 },
  });
  using reader = connect(server.url);
  await reader.synced();
  const before = await stateOf(server);
  const file = await xlsxOf({ name: 'Tiltak', data: actionRows(roomFor) });
  const done = new AbortController();
  let answered = 0;
  const others = (async () => {
    while (!done.signal.aborted && answered < 200)
      if ((await (await fetch(`${server.url}/healthz`)).text()) !== '') answered++;
  })();
  const preview = await sendFile(server, 'preview', file);
  const duringPreview = answered;
  const busy = await sendFile(server, 'apply', file);
  done.abort();
  await others;
  expect(preview.status).toBe(200);
  expect(preview.body.proposal.actions).toHaveLength(roomFor);
  expect(duringPreview).toBeGreaterThan(20);
  expect([busy.status, busy.body.seq]).toEqual([200, before.seq + 1]);
  await reader.until('all cards', () => rootOf(reader.doc, 'action').size === 4 + roomFor);
});

/** A plan holds 5,000, and `smallPlan` has four. */
const roomFor = 4_996;

test('whoever goes away while the file is read ends the work for them', async () => {
  await using server = await startTestServer({
    limits: { ...serverLimits, openings: 1, openingsWaiting: 0, openingTime: 60_000 },
  });
  const before = await stateOf(server);
  const file = await xlsxOf({ name: 'Tiltak', data: actionRows(4_000) });
  const apply = vi.spyOn(server.ctx.imports, 'apply');
  const looked = vi.spyOn(server.ctx.rooms, 'read');
  const asked = beginSending(server, 'apply');
  asked.on('error', () => undefined);
  asked.end(file);
  await vi.waitFor(() => expect(apply).toHaveBeenCalled());
  asked.destroy();
  await expect(apply.mock.results[0]!.value).rejects.toThrow('prematurely closed');
  // It has not been opened to its end: the plan was never looked at.
  expect(looked).not.toHaveBeenCalled();
  // The one place is free.
  expect((await sendFile(server, 'preview', bytes(csv))).status).toBe(200);
  expect(await stateOf(server)).toEqual(before);
});
