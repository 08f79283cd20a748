import { isLoopback } from './loopback.ts';

/** Somewhere else where people may sign in (OpenID Connect). */
export interface OidcProvider {
  /** Part of addresses. */
  readonly id: string;
  readonly label: string;
  /** https, or http on this machine. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** Whether its e-mail addresses are taken as people's own although it does not say that it has looked. */
  readonly trustsEmail: boolean;
}

type Variables = Readonly<Record<string, string | undefined>>;

const wanted = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET'] as const;
const variable =
  /^OIDC_([A-Z0-9](?:[A-Z0-9_]*[A-Z0-9])?)_(ISSUER|CLIENT_ID|CLIENT_SECRET|LABEL|SCOPE|EMAIL)$/;

/**
 * The providers that `OIDC_<NAME>_…` name, by name.
 * @param variables those that are set @param host on which the program listens
 * @throws Error with one sentence that names the variable and what is wanted
 */
export function readProviders(
  variables: Variables,
  host: string,
  publicUrl: string | undefined,
): OidcProvider[] {
  const set = Object.keys(variables).filter((name) => name.startsWith('OIDC_'));
  const unknown = set.find((name) => !variable.test(name));
  if (unknown)
    throw new Error(
      `${unknown} is set, but means nothing: OIDC_<NAME>_${wanted.join('|')}|LABEL|SCOPE|EMAIL.`,
    );
  if (set.length > 0 && publicUrl === undefined && !isLoopback(host))
    throw new Error(`${set[0]} is set, but PUBLIC_URL is not: providers send people back there.`);
  const names = new Set(set.map((name) => variable.exec(name)![1]!));
  return [...names].toSorted().map((name) => readProvider(name, variables));
}

function readProvider(name: string, variables: Variables): OidcProvider {
  const missing = wanted.find((part) => !variables[`OIDC_${name}_${part}`]);
  if (missing)
    throw new Error(
      `OIDC_${name}_${missing} is not set: ${wanted.map((part) => `OIDC_${name}_${part}`).join(', ')} belong together.`,
    );
  const read = (part: string) => variables[`OIDC_${name}_${part}`];
  return {
    id: name.toLowerCase(),
    label: read('LABEL') ?? name,
    issuer: checked(`OIDC_${name}_ISSUER`, read('ISSUER')!, faultOfIssuer),
    clientId: read('CLIENT_ID')!,
    clientSecret: read('CLIENT_SECRET')!,
    scope: checked(`OIDC_${name}_SCOPE`, read('SCOPE') ?? 'openid profile email', faultOfScope),
    trustsEmail: checked(`OIDC_${name}_EMAIL`, read('EMAIL') ?? 'verified', faultOfEmail) === 'trusted',
  };
}

function checked(name: string, value: string, faultOf: (value: string) => string | undefined): string {
  const fault = faultOf(value);
  if (fault) throw new Error(`${name} is "${value}": ${fault}.`);
  return value;
}

function faultOfIssuer(text: string): string | undefined {
  const url = URL.parse(text);
  if (!url) return 'not an address';
  if (!isSafe(url)) return 'not an https address';
  if (url.username || url.password || url.search || url.hash) return 'more than an issuer';
  // Its metadata would be taken as they come, whoever they say they are of.
  if (url.pathname.includes('/.well-known/')) return 'not the issuer, but where its metadata are';
  return undefined;
}

/** Whether nobody on the way can read or change what is sent there. */
export const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));

function faultOfScope(text: string): string | undefined {
  const scopes = text.split(' ');
  if (!scopes.includes('openid')) return 'without "openid"';
  const number = scopes.find((scope) => /(^|[^a-z])(nin|pid)$/i.test(scope) && !/no[_-]pid$/i.test(scope));
  return number && `"${number}" asks for national identity numbers, which have no place here`;
}

const faultOfEmail = (text: string): string | undefined =>
  ['verified', 'trusted'].includes(text) ? undefined : 'neither verified nor trusted';
