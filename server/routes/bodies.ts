import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type * as z from 'zod/mini';
import { AppError } from '../../shared/errors.ts';
import { problem } from '../problem.ts';

/** A form on another site can send anything but JSON without asking the browser. */
export const jsonOnly: MiddlewareHandler = async (c, next) => {
  const [type] = (c.req.header('content-type') ?? '').split(';');
  if (type?.trim().toLowerCase() !== 'application/json')
    return problem(c, 415, 'not-json', 'What is sent must be application/json.');
  await next();
};

/** @param maxSize in bytes */
export const smallBody = (maxSize: number): MiddlewareHandler =>
  bodyLimit({
    maxSize,
    onError: (c) => {
      // What is still being sent is not read, so that nothing else can come on this connection.
      c.header('connection', 'close');
      return problem(c, 413, 'too-big', `This takes at most ${maxSize} bytes.`);
    },
  });

/**
 * The body of a request.
 * @throws HTTPException 400 when it is no JSON; AppError `bad-input` with the path of what does not fit
 */
export async function bodyOf<T extends z.ZodMiniType>(
  c: Context,
  schemaOf: T | ((body: unknown) => T),
): Promise<z.output<T>> {
  const body: unknown = await c.req.json().catch((cause: unknown) => {
    throw new HTTPException(400, { message: 'The body is no JSON.', cause });
  });
  const schema = typeof schemaOf === 'function' ? schemaOf(body) : schemaOf;
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const { message, path } = parsed.error.issues[0]!;
  const at = path.join('/');
  throw new AppError('bad-input', `${at || 'The body'}: ${message}`, at);
}
