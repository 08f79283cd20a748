import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionJson, PlanJson } from '../../shared/exchange/plan-json.ts';
import { exampleSource, retitle, type Source } from '../builders.ts';
import { connect } from './clients.ts';
import { admitted, fetchAs } from './people.ts';
import { startTestServer, type TestServer } from './serving.ts';

/* What is answered over HTTP, with the example plan. The client's pages need `npm run build` first. */

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ example: true });
});
afterAll(() => server[Symbol.asyncDispose]());

const get = (path: string, init?: RequestInit): Promise<Response> =>
  fetchAs(server.url, path, init, { person: 'anna' });
const anna = (url: string) => admitted(url, 'lillehammer', { person: 'anna' });
const typeOf = (answer: Response): string | null => answer.headers.get('content-type');

/** Asks as the bytes of a request do, for what `fetch` would tidy up. */
async function ask(path: string, headers: Record<string, string> = {}, to = server.url) {
  const { hostname, port } = new URL(to);
  const asked = request({ hostname, port, path, headers }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, body: await text(answer) };
}

test.each(['/healthz', '/readyz'])('%s tells that all is well', async (path) => {
  const answer = await get(path);
  expect([answer.status, await answer.text()]).toEqual([200, 'ok']);
});

test('the plans I may see', async () => {
  anna(server.url);
  const answer = await get('/api/plans');
  const plans = (await answer.json()) as { themes: { no: number; actions: number }[] }[];
  expect([answer.status, typeOf(answer)]).toEqual([200, 'application/json']);
  expect(plans).toMatchObject([
    { id: 'lillehammer', title: exampleSource().plan.title, role: 'coordinator' },
  ]);
  expect(plans[0]!.themes.map(({ no }) => no)).toEqual(exampleSource().themes.map(({ no }) => no));
  expect(plans[0]!.themes.reduce((sum, { actions }) => sum + actions, 0)).toBe(132);
});

describe('the example plan', () => {
  const source = exampleSource();
  let plan: PlanJson & { seq: number };
  beforeAll(async () => {
    plan = (await (await get('/api/plans/lillehammer')).json()) as typeof plan;
  });

  const idsOf = (themes: Source['themes'] | PlanJson['themes']) =>
    themes.map(({ id, strategies }) => [
      id,
      (strategies as Source['themes'][number]['strategies']).map(({ id, actions }) => [
        id,
        actions.map((action) => action.id),
      ]),
    ]);
  const actionsOf = (themes: Source['themes'] | PlanJson['themes']) =>
    (themes as Source['themes']).flatMap(({ strategies }) => strategies.flatMap(({ actions }) => actions));

  test('has every id, in the order of the source', () => {
    expect(idsOf(plan.themes)).toEqual(idsOf(source.themes));
    expect(plan.organisations?.map(({ id, name }) => ({ id, name }))).toEqual(
      source.organisations.map(({ id, name }) => ({ id, name })),
    );
    expect(plan.plan.title).toBe(source.plan.title);
  });

  test('has the owners, partners, times and links of the source', () => {
    const facts = ({
      id,
      title,
      owners,
      partners,
      linkedTo = [],
      time,
    }: ReturnType<typeof actionsOf>[number]) => {
      const { text, start, due, recurrence, precision } = time ?? { text: undefined };
      return { id, title, owners, partners, linkedTo, time: { text, start, due, recurrence, precision } };
    };
    expect(actionsOf(plan.themes).map(facts)).toEqual(actionsOf(source.themes).map(facts));
    const impossible = (actionsOf(plan.themes) as ActionJson[]).find(({ id }) => id === 't03-s3-a2');
    expect(impossible?.time?.text).toBe('Operativ fra 202.01.2014 (sic)');
  });

  test('says how many changes it has seen', async () => {
    expect(plan.seq).toBe(1);
    using anna = connect(server.url, { plan: 'lillehammer' });
    await anna.synced();
    retitle(anna.doc, 't05-s2-a3', 'Ny tittel');
    await anna.stored();
    const after = (await (await get('/api/plans/lillehammer')).json()) as typeof plan;
    expect(after.seq).toBe(2);
    expect((actionsOf(after.themes) as ActionJson[]).find(({ id }) => id === 't05-s2-a3')?.title).toBe(
      'Ny tittel',
    );
  });
});

test.each([
  '/api/plans/nowhere',
  '/api/plans/__proto__',
  '/api/plans/%00',
  '/api/nothing',
  '/assets/nothing.js',
])('%s is a problem that programs can read', async (path) => {
  const answer = await get(path);
  expect([answer.status, typeOf(answer)]).toEqual([404, 'application/problem+json']);
  expect(await answer.json()).toMatchObject({
    type: 'about:blank',
    status: 404,
    code: 'not-found',
    detail: expect.stringMatching(/^There is no .*/) as string,
  });
});

test('the interface describes itself', async () => {
  const document = (await (await get('/api/openapi.json')).json()) as { openapi: string; paths: object };
  expect(document.openapi).toMatch(/^3\.1/);
  expect(Object.keys(document.paths)).toEqual([
    '/api/session',
    '/api/session/mail',
    '/api/session/address',
    '/api/session/oidc/{provider}',
    '/api/session/oidc/{provider}/callback',
    '/api/plans',
    '/api/plans/{id}',
    '/api/plans/{id}/changes',
    '/api/plans/{id}/activity',
    '/api/plans/{id}/refused',
    '/api/plans/{id}/commands',
    '/api/plans/{id}/import',
    '/api/plans/{id}/people',
    '/api/plans/{id}/members',
    '/api/plans/{id}/members/{who}',
    '/api/plans/{id}/members/{who}/contributions',
    '/api/plans/{id}/invitations',
    '/api/plans/{id}/invitations/{invitation}',
    '/api/plans/{id}/questions',
    '/api/plans/{id}/questions/{question}',
    '/api/plans/{id}/export/{format}',
    '/api/plans/{id}/calendars',
    '/api/plans/{id}/calendars/{calendar}',
    '/api/invitations/look',
    '/api/invitations/redeem',
    '/api/questions/look',
    '/api/questions/answer',
    '/calendar/{file}',
  ]);
  const page = await get('/api/docs');
  expect([page.status, typeOf(page)]).toEqual([200, 'text/html; charset=UTF-8']);
  expect(await page.text()).toContain('GET /api/plans/{id}');
});

test('every page tells the browser how little it may do', async () => {
  for (const path of ['/', '/api/plans', '/api/nothing']) {
    const { headers } = await get(path);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.has('strict-transport-security')).toBe(false);
  }
});

test('behind https the browser is told to stay there', async () => {
  await using server = await startTestServer({ publicUrl: 'https://plan.example' });
  const { headers } = await fetch(server.url);
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
});

test('under a name the server does not go by nothing is told but its health', async () => {
  for (const host of ['evil.example', 'evil.example:80', '127.0.0.1.evil.example']) {
    for (const path of ['/', '/api/plans', '/api/plans/lillehammer', '/api/docs'])
      expect(await ask(path, { host })).toMatchObject({ status: 421 });
    expect((await ask('/healthz', { host })).status).toBe(200);
  }
  expect(JSON.parse((await ask('/', { host: 'evil.example' })).body)).toMatchObject({ code: 'unknown-host' });
  for (const host of ['localhost', 'localhost:9999', '[::1]', '127.0.0.1'])
    expect((await ask('/api/plans', { host, ...anna(server.url) })).status).toBe(200);
  await using proxied = await startTestServer({ publicUrl: 'https://plan.example' });
  const known = { host: 'plan.example', ...anna(proxied.url) };
  expect((await ask('/api/plans', known, proxied.url)).status).toBe(200);
  expect((await ask('/api/plans', { host: 'other.example' }, proxied.url)).status).toBe(421);
});

describe('the client', () => {
  const dist = fileURLToPath(new URL('../../dist', import.meta.url));
  const index = () => readFileSync(`${dist}/index.html`, 'utf8');

  test.each(['/', '/plan/x', '/plan/lillehammer?card=a', '/anything/else'])(
    '%s is a page of the app',
    async (path) => {
      const answer = await get(path);
      expect([answer.status, typeOf(answer)]).toEqual([200, 'text/html; charset=utf-8']);
      expect(await answer.text()).toBe(index());
      expect(answer.headers.get('cache-control') ?? 'no-cache').toBe('no-cache');
    },
  );

  test('files with a hash in their name are kept for ever, compressed as the browser likes', async () => {
    const script = readdirSync(`${dist}/assets`).find((name) => name.endsWith('.js'))!;
    for (const coding of ['br', 'gzip']) {
      const answer = await get(`/assets/${script}`, { headers: { 'accept-encoding': coding } });
      expect(answer.headers.get('content-encoding')).toBe(coding);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(typeOf(answer)).toContain('javascript');
      expect(await answer.text()).toBe(readFileSync(`${dist}/assets/${script}`, 'utf8'));
    }
  });

  test.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
  ])('no file outside the build: %s', async (path) => {
    expect((await ask(path)).body).not.toContain('"name": "samplan"');
  });
});
