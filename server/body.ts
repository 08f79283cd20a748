import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type * as z from 'zod/mini';
import { AppError } from '../shared/errors.ts';
import { problem } from './problem.ts';

/** A form on another site can send anything but JSON without asking the browser. */
export const jsonOnly: MiddlewareHandler = async (c, next) => {
  const [type] = (c.req.header('content-type') ?? '').split(';');
  if (type?.trim().toLowerCase() !== 'application/json')
    return problem(c, 415, 'not-json', 'The body has to come as application/json.');
  await next();
};

/** @param most in bytes */
export const atMost = (most: number): MiddlewareHandler =>
  bodyLimit({
    maxSize: most,
    onError: (c) => problem(c, 413, 'too-big', `The body holds at most ${most} bytes.`),
  });

/**
 * The body, checked.
 * @throws AppError `bad-input` with the path in the body
 */
export async function bodyIn<S extends z.ZodMiniType>(c: Context, schema: S): Promise<z.output<S>> {
  const body: unknown = await c.req.json().catch(() => undefined);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const { message, path } = parsed.error.issues[0]!;
  const at = path.join('/');
  throw new AppError('bad-input', `${at || 'The body'}: ${message}`, at);
}
