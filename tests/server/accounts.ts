import { newId } from '../../shared/ids.ts';
import type { PersonJson, SessionJson } from '../../shared/people.ts';
import type { Person } from '../../server/storage/people.ts';
import type { Running } from '../../server/server.ts';

/** What a server has answered about accounts: a session, or a problem. */
export interface Answer {
  readonly status: number;
  readonly body: Partial<SessionJson> & {
    readonly code?: string;
    readonly path?: string;
    readonly detail?: string;
    readonly triesLeft?: number;
  };
  readonly headers: Headers;
  /** The cookie that it has set, as a browser sends it back. */
  readonly cookie: string | undefined;
}

/** Asks `/api/session`. @param body as JSON; text as it is */
export async function ask(
  url: string,
  method: string,
  body?: unknown,
  headers: Record<string, string> = {},
  path = '',
): Promise<Answer> {
  const answer = await fetch(`${url}/api/session${path}`, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const [set] = answer.headers.getSetCookie();
  return {
    status: answer.status,
    body: (text === '' ? {} : JSON.parse(text)) as Answer['body'],
    headers: answer.headers,
    cookie: set?.split(';')[0],
  };
}

export const signInWith = (url: string, body: unknown, headers?: Record<string, string>): Promise<Answer> =>
  ask(url, 'POST', body, headers);

/** Who a server says that somebody is. */
export const personOf = async (url: string, cookie: string | undefined): Promise<PersonJson | null> =>
  (await ask(url, 'GET', undefined, cookie === undefined ? {} : { cookie })).body.person ?? null;

export const rightPassword = 'et langt passord';

/** Somebody with an account. */
export async function account(
  { ctx }: Running,
  {
    password = rightPassword,
    ...person
  }: Partial<Omit<Person, 'password'>> & { password?: string | null } = {},
): Promise<Person> {
  const stored = password === null ? null : await ctx.passwords.hash(password);
  return ctx.people.create({
    id: newId(),
    kind: 'account',
    name: 'Kari',
    email: 'kari@plan.example',
    ...person,
    password: stored,
  });
}
