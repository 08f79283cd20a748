import { createHash, generateKeyPairSync } from 'node:crypto';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';
import { Provider, type RequestContext } from 'oidc-provider';
import type { OidcProvider } from '../../../server/config-oidc.ts';
import type { Listening } from './listening.ts';

/** What a provider says of each account it has, and how. */
export interface Shape {
  readonly scope: string;
  /** Claims by account. */
  readonly accounts: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Which claims go with which scope. */
  readonly claims: Readonly<Record<string, readonly string[]>>;
  /** Whether everything is in the token, and not told by userinfo only. */
  readonly isInToken: boolean;
  /** Whether it names people to each client by another subject. */
  readonly isPairwise: boolean;
}

const secret = 'a secret of twenty-four letters!';

/** How the program is told of a provider at that address. */
export const configured = (issuer: string, more: Partial<OidcProvider> = {}): OidcProvider => ({
  id: 'feide',
  label: 'Feide',
  issuer,
  clientId: 'samplan',
  clientSecret: secret,
  scope: 'openid profile email',
  trustsEmail: false,
  ...more,
});

/** Who is at the provider now; undefined: somebody who turns round. */
export interface Visitors {
  account: string | undefined;
}

/** A real provider (`oidc-provider`), where whoever comes is signed in at once as `account`. */
export function runProvider(listening: Listening, callback: string, shape: Shape): Visitors {
  const visitors: Visitors = { account: Object.keys(shape.accounts)[0] };
  const provider = new Provider(listening.url, configurationOf(callback, shape));
  const answer = provider.callback();
  listening.answerWith((request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response);
    const result = visitors.account
      ? { login: { accountId: visitors.account } }
      : { error: 'access_denied', error_description: 'turned round' };
    void provider.interactionFinished(request, response, result);
  });
  return visitors;
}

const configurationOf = (callback: string, shape: Shape): object => ({
  // The same as without, but it is not warned of.
  adapter: createMemoryAdapter(),
  clients: [
    {
      client_id: 'samplan',
      client_secret: secret,
      redirect_uris: [callback],
      subject_type: shape.isPairwise ? 'pairwise' : 'public',
    },
  ],
  subjectTypes: ['public', 'pairwise'],
  pairwiseIdentifier: (_ctx: unknown, account: string) =>
    createHash('sha256').update(`salt ${account}`).digest('base64url'),
  scopes: shape.scope.split(' '),
  claims: shape.claims,
  conformIdTokenClaims: !shape.isInToken,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  ttl: { Interaction: 60, Grant: 60, Session: 60, AccessToken: 60, IdToken: 60 },
  cookies: { keys: ['for tests only'] },
  jwks: { keys: [{ ...signingKey(), use: 'sig', kid: 'one' }] },
  interactions: { url: (_ctx: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
  findAccount: (_ctx: unknown, account: string) => ({
    accountId: account,
    claims: () => ({ sub: account, ...shape.accounts[account] }),
  }),
  loadExistingGrant: (context: RequestContext) => granted(context, shape.scope),
});

/** Nobody is asked whether the program may know what it asks for. */
async function granted({ oidc: { provider, client, session } }: RequestContext, scope: string) {
  const { clientId } = client;
  const former = session.grantIdFor(clientId);
  if (former !== undefined) return provider.Grant.find(former);
  const grant = new provider.Grant({ clientId, accountId: session.accountId });
  grant.addOIDCScope(scope);
  await grant.save();
  return grant;
}

const signingKey = () =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
