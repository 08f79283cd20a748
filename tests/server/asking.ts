import type * as z from 'zod/mini';

/** What came back. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined when there is none. */
  readonly body: unknown;
  /** What the answer set as cookie, as a browser would send it back; undefined: nothing. */
  readonly cookie: string | undefined;
}

/** Asks a server over HTTP. */
export type Ask = (method: string, path: string, body?: unknown) => Promise<Answered>;

/** @param headers what whoever asks shows; none: nobody we know */
export const asking =
  (url: string, headers: Readonly<Record<string, string>> = {}): Ask =>
  async (method, path, body) => {
    const json = body === undefined ? undefined : { 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${url}${path}`, { method, headers: { ...json, ...headers }, ...sent });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: text === '' ? undefined : JSON.parse(text),
      cookie: answer.headers.get('set-cookie')?.split(';')[0],
    };
  };

/** The body of an answer that must be good, read by its schema. */
export async function read<S extends z.ZodMiniType>(
  answer: Promise<Answered>,
  schema: S,
): Promise<z.output<S>> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return schema.parse(body);
}
