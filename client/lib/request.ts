import type * as z from 'zod/mini';
import { Refusal } from './api.ts';

/** How long an answer may take, in ms. */
const patience = 20_000;

/**
 * Asks the server once.
 * @param path from `/api` on, with a method before it when that is not GET: "PATCH /plans/x"
 * @param schema of the answer; without one it holds nothing
 * @throws Refusal when it says no; another Error when it could not be reached
 */
export async function request<S extends z.ZodMiniType>(
  path: string,
  schema?: S,
  body?: unknown,
): Promise<z.output<S>> {
  const [method, address] = path.includes(' ') ? path.split(' ') : ['GET', path];
  const answer = await fetch(`/api${address}`, {
    method: method!,
    signal: AbortSignal.timeout(patience),
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  // What stands before the server answers in its own way.
  if (!answer.ok)
    throw new Refusal(
      answer.status,
      (await answer.json().catch(() => ({}))) as { code?: string },
      Number(answer.headers.get('retry-after')) || undefined,
    );
  return schema?.parse(await answer.json()) as z.output<S>;
}
