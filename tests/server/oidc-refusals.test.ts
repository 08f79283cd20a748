import { expect, test } from 'vitest';
import { serverLimits } from '../../server/limits.ts';
import { Browser } from './oidc/browser.ts';
import { runEvilProvider, type Twist } from './oidc/evil-provider.ts';
import { configured } from './oidc/identity-provider.ts';
import { listening } from './oidc/listening.ts';
import { isCallback, rows, startEmpty } from './oidc/world.ts';

const past = Math.floor(Date.now() / 1000) - 3600;

/** Signs in at a twisted provider. */
async function visit(twist: Twist, limits = { ...serverLimits, discoveryPause: 1 }) {
  await using place = await listening();
  const provider = configured(place.url);
  runEvilProvider(place, twist, provider.clientSecret);
  await using server = await startEmpty({ oidc: [provider], limits });
  const browser = new Browser();
  const { url } = await browser.go(`${server.url}/api/session/oidc/feide`);
  return {
    url,
    cookie: browser.cookie(server.url),
    name: (await browser.session(server.url)).person?.name,
    stored: [
      rows(server, 'session'),
      rows(server, 'person'),
      rows(server, 'identity'),
      rows(server, 'login'),
    ],
  };
}

test('an honest one signs people in', async () => {
  const { url, name } = await visit({});
  expect([url.pathname, name]).toEqual(['/', 'Some Body']);
});

test.each<[string, Twist]>([
  ['a token of another issuer', { token: (claims) => ({ ...claims, iss: 'https://other.example' }) }],
  ['a token for another client', { token: (claims) => ({ ...claims, aud: 'other' }) }],
  ['a token for others too', { token: (claims) => ({ ...claims, aud: ['samplan', 'other'] }) }],
  ['a token of another login', { token: (claims) => ({ ...claims, nonce: 'other' }) }],
  ['a token of no login', { token: ({ nonce: _nonce, ...claims }) => claims }],
  ['a token of nobody', { token: ({ sub: _sub, ...claims }) => claims }],
  [
    'a national identity number',
    { token: (claims) => ({ ...claims, sub: '23079421936' }), userinfo: { sub: '23079421936', name: 'x' } },
  ],
  ['a token of an hour ago', { token: (claims) => ({ ...claims, iat: past, exp: past + 60 }) }],
  ['a token that never ends', { token: ({ exp: _exp, ...claims }) => claims }],
  ['a token of the future', { token: (claims) => ({ ...claims, nbf: past + 7200 }) }],
  ['a token without a signature', { signed: 'none' }],
  ['a token signed by somebody else', { signed: 'foreign' }],
  ['a token signed with the secret', { signed: 'HS256' }],
  ['no token', { tokens: ({ id_token: _token, ...tokens }) => tokens }],
  ['a token that is none', { tokens: (tokens) => ({ ...tokens, id_token: 'x.y.z' }) }],
  ['tokens in pieces', { tokens: () => ({ access_token: 1 }) }],
  ['userinfo of somebody else', { userinfo: { sub: 'other', name: 'Other' } }],
  ['userinfo of nobody', { userinfo: { name: 'Other' } }],
  ['a callback in another’s name', { back: { iss: 'https://other.example' } }],
  ['a callback with a token', { back: { id_token: 'x.y.z' } }],
  ['a callback with an error of its own', { back: { error: 'eval' } }],
  [
    'metadata of another issuer',
    { metadata: (metadata) => ({ ...metadata, issuer: 'https://other.example' }) },
  ],
  [
    'a place for tokens that is not encrypted',
    { metadata: (metadata) => ({ ...metadata, token_endpoint: 'http://other.example/token' }) },
  ],
  [
    'a place to sign in that is not encrypted',
    { metadata: (metadata) => ({ ...metadata, authorization_endpoint: 'http://other.example/authorize' }) },
  ],
  [
    'a place for people that is not encrypted',
    { metadata: (metadata) => ({ ...metadata, userinfo_endpoint: 'http://other.example/userinfo' }) },
  ],
])('%s is refused', async (_what, twist) => {
  const { url, stored, cookie, name } = await visit(twist);
  expect(url.pathname + url.search).toBe('/sign-in?fault=refused&provider=feide');
  expect(name).toBeUndefined();
  expect(cookie).toMatch(/^(samplan-login=[\w-]+)?$/);
  expect(stored).toEqual([[], [], [], []]);
});

test.each<[string, Twist, string]>([
  ['another state', { back: { state: 'other' } }, 'expired'],
  ['who turns round', { back: { error: 'access_denied' } }, 'cancelled'],
  ['trouble of its own', { back: { error: 'server_error' } }, 'provider-down'],
])('%s makes no session', async (_what, twist, fault) => {
  const { url, stored } = await visit(twist);
  expect(url.search).toBe(`?fault=${fault}&provider=feide`);
  expect(stored.slice(0, 3)).toEqual([[], [], []]);
});

test('an answer without an end is not read to its end', async () => {
  const limits = { ...serverLimits, providerAnswer: 4_000, discoveryPause: 1 };
  const long = { userinfo: { sub: 'somebody', name: 'x'.repeat(5_000) } };
  const { url, stored } = await visit(long, limits);
  expect(url.search).toBe('?fault=provider-down&provider=feide');
  expect(stored).toEqual([[], [], [], []]);
});

test('a code or a token of one provider is nothing at another', async () => {
  await using stack = new AsyncDisposableStack();
  const honest = stack.use(await listening());
  const evil = stack.use(await listening());
  const oidc = [configured(honest.url), configured(evil.url, { id: 'evil' })];
  const server = stack.use(await startEmpty({ oidc }));
  runEvilProvider(honest);
  // It says that it is itself, but hands out what the honest one would.
  runEvilProvider(evil, { token: (claims) => ({ ...claims, iss: honest.url }) });
  const start = `${server.url}/api/session/oidc`;
  expect((await new Browser().go(`${start}/evil`)).url.search).toBe('?fault=refused&provider=evil');
  // What was begun at one place does not come to an end at another.
  const browser = new Browser();
  const { url: back } = await browser.go(`${start}/feide`, isCallback);
  const mixed = back.href.replace('/feide/callback', '/evil/callback');
  expect((await browser.go(mixed)).url.search).toBe('?fault=expired&provider=evil');
  expect((await browser.go(back.href)).url.search).toBe('?fault=expired&provider=feide');
  expect(rows(server, 'session')).toEqual([]);
});
