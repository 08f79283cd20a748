import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CalendarJson, MadeCalendar } from '../../shared/calendars.ts';
import { serverLimits } from '../../server/limits.ts';
import { smallPlan } from '../builders.ts';
import { calendarLines } from '../shared/calendar-lines.ts';
import { onError } from '../../server/problem.ts';
import { newSecret } from '../../server/storage/secrets.ts';
import { send } from './commanding.ts';
import { tracesUnder } from './traces.ts';
import { fetchAs } from './people.ts';
import { startTestServer, type TestServer } from './serving.ts';

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server[Symbol.asyncDispose]());

const json = { 'content-type': 'application/json' };
const make = (body: object, somebody?: Parameters<typeof fetchAs>[3]): Promise<Response> =>
  fetchAs(
    server.url,
    '/api/plans/p/calendars',
    { method: 'POST', headers: json, body: JSON.stringify(body) },
    somebody,
  );
const made = async (org = 'lk') => (await (await make({ org })).json()) as MadeCalendar;
const listed = async () =>
  (await (await fetchAs(server.url, '/api/plans/p/calendars')).json()) as CalendarJson[];
const run = async (command: string, input: object) =>
  expect((await send(server.url, { command, input })).status).toBe(200);
const setDue = (id: string, value: string | null) =>
  run('setField', { entity: 'action', id, field: 'due', value });

describe('a calendar by a secret link', () => {
  test('is read without signing in, and has the days of its organisation', async () => {
    await setDue('a1', '2027-03-31');
    const { url, ...link } = await made();
    expect(link).toMatchObject({ org: 'lk', language: 'nb' });
    expect(new URL(url).pathname).toMatch(/^\/calendar\/[\w-]{43}\.ics$/);
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('x-robots-tag')).toBe('noindex');
    const lines = calendarLines(await answer.text()).map(({ name, value }) => `${name}:${value}`);
    expect(lines).toContain('UID:a1@p');
    expect(lines).toContain('DTSTART:20270331');
    expect(lines).toContain('NAME:Frister i En liten plan\\, Lillehammer kommune');
    const others = await fetch((await made('hil')).url);
    expect(await others.text()).not.toContain('VEVENT');
  });

  test('is not sent again until something has happened', async () => {
    await setDue('a1', '2027-03-31');
    const { url } = await made();
    const first = await fetch(url);
    const etag = first.headers.get('etag')!;
    const text = await first.text();
    const again = () => fetch(url, { headers: { 'if-none-match': etag } });
    expect([(await again()).status, await (await fetch(url)).text()]).toEqual([304, text]);
    await setDue('a1', '2027-04-30');
    const other = await again();
    expect(other.status).toBe(200);
    expect(await other.text()).toContain('20270430');
  });

  test('is listed without the link, of which only a hash is stored', async () => {
    const { url, ...link } = await made();
    expect(await listed()).toContainEqual(link);
    const secret = /calendar\/([\w-]+)\.ics/.exec(url)![1]!;
    expect(JSON.stringify(await listed())).not.toContain(secret);
    expect(tracesUnder(server.dataDir, [secret])).toEqual([]);
  });

  const unknown = async (url: string) => {
    const answer = await fetch(url);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('etag')).toBeNull();
    expect(await answer.json()).toMatchObject({ code: 'link-unknown', detail: 'There is no such link' });
  };

  test('ends when it is taken back', async () => {
    const { id, url } = await made();
    const end = () => fetchAs(server.url, `/api/plans/p/calendars/${id}`, { method: 'DELETE' });
    expect((await end()).status).toBe(204);
    await unknown(url);
    expect((await listed()).map((one) => one.id)).not.toContain(id);
    server.ctx.plans.create('annen', smallPlan(), 'test');
    const elsewhere = await fetchAs(server.url, `/api/plans/annen/calendars/${id}`, { method: 'DELETE' });
    expect(elsewhere.status).toBe(404);
  });

  test('ends when its organisation is gone, and goes on with what that has become part of', async () => {
    const [own, merged] = [await made('hil'), await made('lk')];
    await run('mergeOrganisations', { from: 'lk', into: 'hil' });
    expect(await (await fetch(merged.url)).text()).toContain('NAME:Frister i En liten plan\\, Høgskolen');
    await run('archive', { entity: 'organisation', id: 'hil' });
    await unknown(own.url);
    await unknown(merged.url);
    await run('restore', { entity: 'organisation', id: 'hil' });
    expect((await fetch(own.url)).status).toBe(200);
  });

  test('rests while the plan is put away', async () => {
    const { url } = await made('hil');
    server.ctx.plans.archive('p', true);
    await unknown(url);
    server.ctx.plans.archive('p', false);
    expect((await fetch(url)).status).toBe(200);
  });

  test.each(['x', `${newSecret()}.ics`, newSecret(), '%2e%2e%2fapi.ics', ''])(
    '%j is no link',
    async (file) => {
      const answer = await fetch(`${server.url}/calendar/${file}`);
      expect(answer.status === 404 || file === '').toBe(true);
    },
  );

  test('cannot be guessed without end', async () => {
    const limits = { ...serverLimits, unknownLinks: 2, unknownLinksPerSecond: 0.001 };
    await using small = await startTestServer({ limits });
    const guess = async () => (await fetch(`${small.url}/calendar/${newSecret()}.ics`)).status;
    expect([await guess(), await guess(), await guess()]).toEqual([404, 404, 429]);
  });
});

describe('who makes one', () => {
  test.each([
    ['an organisation that is not there', { org: 'ingen' }, 404, 'org'],
    ['no organisation', {}, 422, 'org'],
    ['a language nobody speaks', { org: 'hil', language: 'xx' }, 422, 'language'],
  ])('names %s in vain', async (_what, body, status, path) => {
    const answer = await make(body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ path });
  });

  test('makes no more than a plan has room for', async () => {
    await using small = await startTestServer({ limits: { ...serverLimits, calendars: 1 } });
    const ask = async () => {
      const body = JSON.stringify({ org: 'hil' });
      return (await fetchAs(small.url, '/api/plans/p/calendars', { method: 'POST', headers: json, body }))
        .status;
    };
    expect([await ask(), await ask()]).toEqual([201, 422]);
  });
});

test('the log does not say which link failed', async () => {
  const lines: string[] = [];
  const app = new Hono();
  const secret = newSecret();
  app.get('*', () => {
    throw new Error('Out of order');
  });
  app.onError(onError({ log: pino({}, { write: (line) => lines.push(line) }), db: server.ctx.db }));
  expect((await app.request(`/calendar/${secret}.ics`)).status).toBe(500);
  expect((await app.request('/api/plans')).status).toBe(500);
  expect(lines.join('')).not.toContain(secret);
  expect(lines.join('')).toContain('"path":"/api/plans"');
});
