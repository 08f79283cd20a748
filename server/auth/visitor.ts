import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { parse } from 'hono/utils/cookie';
import type { Config } from '../config.ts';
import type { People, Person } from '../storage/people.ts';
import type { Sessions } from '../storage/sessions.ts';
import type { Tokens } from '../storage/tokens.ts';

/** What tells who is asking. */
export interface Credentials {
  readonly people: People;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly config: Pick<Config, 'publicUrl'>;
}

/** Somebody who has shown who they are. */
export interface Visitor {
  readonly person: Person;
  /** The session they came with, by its hash; undefined: a token. */
  readonly session: string | undefined;
  /** Of a script: the one plan its token is for. */
  readonly plan: string | undefined;
  /** Whether what they have shown still holds. */
  readonly isValid: () => boolean;
}

const isSecure = ({ publicUrl }: Pick<Config, 'publicUrl'>): boolean =>
  publicUrl?.startsWith('https:') ?? false;

/** A browser takes `__Host-` from https only, for this very host and the whole of it. */
export const cookieName = (config: Pick<Config, 'publicUrl'>): string =>
  isSecure(config) ? '__Host-samplan' : 'samplan';

/** How the session's cookie is set. @param maxAge in seconds; 0 takes it away */
export const cookieOptions = (config: Pick<Config, 'publicUrl'>, maxAge: number) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(config), maxAge }) as const;

/** Who is asking: by a bearer token, or else by the session in the cookie. @returns undefined for nobody we know */
export function visitorOf(
  credentials: Credentials,
  headers: Pick<IncomingHttpHeaders, 'authorization' | 'cookie'>,
): Visitor | undefined {
  const bearer = /^Bearer +([\w-]{1,200})$/i.exec(headers.authorization ?? '')?.[1];
  if (headers.authorization !== undefined)
    return bearer === undefined ? undefined : byToken(credentials, bearer);
  const name = cookieName(credentials.config);
  const secret = parse(headers.cookie ?? '', name)[name];
  return secret === undefined ? undefined : bySession(credentials, secret);
}

const asked = new WeakMap<IncomingMessage, Visitor | undefined>();

/** The same, looked up once for a request that passes several. */
export function visitorWith(credentials: Credentials, request: IncomingMessage): Visitor | undefined {
  if (!asked.has(request)) asked.set(request, visitorOf(credentials, request.headers));
  return asked.get(request);
}

function bySession({ sessions, people }: Credentials, secret: string): Visitor | undefined {
  const session = sessions.bySecret(secret);
  const person = session && people.find(session.person);
  if (!person) return undefined;
  const isValid = () => sessions.byHash(session.hash) !== undefined;
  return { person, session: session.hash, plan: undefined, isValid };
}

function byToken({ tokens, people }: Credentials, secret: string): Visitor | undefined {
  const token = tokens.bySecret(secret);
  const person = token && people.find(token.person);
  if (!person) return undefined;
  return { person, session: undefined, plan: token.plan, isValid: () => tokens.isValid(token.id) };
}
