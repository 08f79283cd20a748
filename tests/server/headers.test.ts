import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchAs } from './people.ts';
import { startTestServer, type TestServer } from './serving.ts';

/* What browsers are told about every answer. */

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

/** What may be loaded from where, by kind. */
const policyOf = ({ headers }: Response): Record<string, string> =>
  Object.fromEntries(
    (headers.get('content-security-policy') ?? '').split(';').map((part) => {
      const [kind = '', ...from] = part.trim().split(' ');
      return [kind, from.join(' ')];
    }),
  );

const everywhere = [
  '/',
  '/plan/p',
  '/healthz',
  '/api/session',
  '/api/plans/p',
  '/api/nothing',
  '/assets/nothing.js',
];

test.each(everywhere)('%s runs nothing but the program’s own files, in no frame', async (path) => {
  const answer = await fetchAs(server.url, path);
  expect(policyOf(answer)).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  });
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
});

test('no inline script or style element stands in a page', async () => {
  for (const path of ['/', '/api/docs']) {
    const page = await (await fetchAs(server.url, path)).text();
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|javascript:/i);
  }
});

test.each([
  ['an answer', '/api/plans/p', 'GET', 200],
  ['a problem', '/api/plans/x', 'GET', 404],
  ['an address there is none of', '/api/nothing', 'GET', 404],
  ['a body that is none', '/api/plans/p/commands', 'POST', 415],
  ['who is signed in', '/api/session', 'GET', 200],
  ['signing out', '/api/session', 'DELETE', 204],
  ['leaving to sign in elsewhere', '/api/session/oidc/none', 'GET', 302],
])('%s is kept by nothing on its way', async (_name, path, method, status) => {
  const answer = await fetchAs(server.url, path, { method, redirect: 'manual' }, { person: 'headers' });
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, 'no-store']);
});

test('who asks under a foreign name is told no more', async () => {
  await using proxied = await startTestServer({ publicUrl: 'https://plan.example' });
  const answer = await fetch(`${proxied.url}/api/plans`, { headers: { host: 'other.example' } });
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
});
