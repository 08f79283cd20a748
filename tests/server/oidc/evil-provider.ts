import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Listening } from './listening.ts';

type Claims = Record<string, unknown>;

/** What a provider does otherwise than it should. Without any of it somebody is signed in. */
export interface Twist {
  readonly metadata?: (metadata: Claims) => Claims;
  /** What it adds to the address of the callback, or puts in its place. */
  readonly back?: Readonly<Record<string, string>>;
  readonly token?: (claims: Claims) => Claims;
  /** How the token is signed; `HS256`: with the client's secret. */
  readonly signed?: 'none' | 'foreign' | 'HS256';
  /** In the place of the whole answer with the tokens. */
  readonly tokens?: (tokens: Claims) => Claims;
  readonly userinfo?: Claims;
}

const key = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function jwt(claims: Claims, how: Twist['signed'], secret: string): string {
  const alg = how === 'none' || how === 'HS256' ? how : 'RS256';
  const head = `${encode({ alg, ...(alg === 'RS256' && { kid: 'one' }) })}.${encode(claims)}`;
  if (alg === 'none') return `${head}.`;
  if (alg === 'HS256') return `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`;
  const { privateKey } = how === 'foreign' ? foreign : key;
  return `${head}.${sign('sha256', Buffer.from(head), privateKey).toString('base64url')}`;
}

/**
 * A provider of the tests' own that signs in everybody as "somebody", twisted.
 * @param secret of the client, for who signs with that
 */
export function runEvilProvider({ url, answerWith }: Listening, twist: Twist = {}, secret = ''): void {
  const nonces = new Map<string, string>();
  const metadata = {
    issuer: url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    userinfo_endpoint: `${url}/userinfo`,
    jwks_uri: `${url}/jwks`,
    response_types_supported: ['code'],
    id_token_signing_alg_values_supported: ['RS256', 'none', 'HS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post'],
  };
  const jwks = { keys: [{ ...key.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig' }] };

  const authorize = (asked: URL, response: ServerResponse) => {
    const back = new URL(asked.searchParams.get('redirect_uri')!);
    const code = `code-${nonces.size}`;
    nonces.set(code, asked.searchParams.get('nonce')!);
    const answer = { code, state: asked.searchParams.get('state')!, ...twist.back };
    for (const [name, value] of Object.entries(answer)) back.searchParams.set(name, value);
    response.writeHead(302, { location: back.href }).end();
  };

  const tokens = async (request: IncomingMessage) => {
    const form = new URLSearchParams(Buffer.concat(await request.toArray()).toString());
    const now = Math.floor(Date.now() / 1000);
    const nonce = nonces.get(form.get('code') ?? '');
    const claims = { iss: url, sub: 'somebody', aud: 'samplan', iat: now, exp: now + 60, nonce };
    const all = twist.token?.(claims) ?? claims;
    const own = { access_token: 'access', token_type: 'Bearer', id_token: jwt(all, twist.signed, secret) };
    return twist.tokens?.(own) ?? own;
  };

  const told: Record<string, (request: IncomingMessage) => unknown> = {
    '/.well-known/openid-configuration': () => twist.metadata?.(metadata) ?? metadata,
    '/jwks': () => jwks,
    '/token': tokens,
    '/userinfo': () => twist.userinfo ?? { sub: 'somebody', name: 'Some Body' },
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const asked = new URL(request.url!, url);
    if (asked.pathname === '/authorize') return authorize(asked, response);
    const body = await told[asked.pathname]?.(request);
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? {}));
  };
  answerWith((request, response) => void answer(request, response));
}
