import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { AppError, type ErrorCode } from '../shared/errors.ts';
import type { Log } from './log.ts';
import type { Database } from './storage/sqlite.ts';

const statusOf: Record<ErrorCode, ContentfulStatusCode> = {
  'bad-input': 422,
  'bad-file': 422,
  'not-found': 404,
  gone: 409,
  limit: 422,
  'changed-since': 409,
  'not-allowed': 403,
  'no-session': 401,
  'wrong-password': 401,
  'sign-in-again': 403,
  'no-passwords': 501,
  'too-many': 429,
  'link-unknown': 404,
  'link-used': 410,
  'link-expired': 410,
  'link-used-up': 410,
  'link-revoked': 410,
  'last-coordinator': 409,
  'last-way-in': 409,
  exists: 409,
  'key-reused': 409,
  'storage-unavailable': 503,
  'newer-version': 503,
  damaged: 503,
};

/** SQLite's result codes for what passes: busy, locked, read-only, I/O error, full, cannot be opened. */
const passing: ReadonlySet<number> = new Set([5, 6, 8, 10, 13, 14]);

/** Whether the database could not do something just now: another program holds it, or the disk takes nothing more. */
function isOfStorage(error: Error): boolean {
  const { code, errcode = 0 } = error as { code?: string; errcode?: number };
  // The lower eight bits of an extended code are the code.
  return code === 'ERR_SQLITE_ERROR' && passing.has(errcode & 0xff);
}

/** The one place where an error becomes an answer: `application/problem+json` (RFC 9457) with a stable `code`. */
export const onError =
  ({ log, db }: { readonly log: Log; readonly db: Database }) =>
  (error: Error, c: Context): Response => {
    if (error instanceof AppError) {
      const { code, message, path, more, retryAfter } = error;
      if (retryAfter !== undefined) c.header('retry-after', String(retryAfter));
      return problem(c, statusOf[code], code, message, path, more);
    }
    if (error instanceof HTTPException) return problem(c, error.status, 'bad-input', error.message);
    // Connections outlive the database by the moment it takes to say goodbye.
    if (!db.isOpen) return problem(c, 503, 'storage-unavailable', 'The server is stopping');
    if (isOfStorage(error)) {
      log.error({ reason: error.message, path: pathIn(c) }, 'cannot store');
      return problem(
        c,
        503,
        'storage-unavailable',
        'The server cannot store anything now; nothing was changed.',
      );
    }
    log.error({ err: error, path: pathIn(c) }, 'unexpected');
    return problem(c, 500, 'unexpected', 'Something went wrong on the server; nothing was changed.');
  };

/** What was asked for, without the secret that a calendar's address is. */
const pathIn = (c: Context): string => c.req.path.replace(/^\/calendar\/.*/s, '/calendar/…');

/**
 * @param path what was refused: a part of the request ("input/title") or of the plan ("action/t02-s1-a1")
 * @param more further members
 */
export function problem(
  c: Context,
  status: ContentfulStatusCode,
  code: string,
  detail: string,
  path = '',
  more: Readonly<Record<string, unknown>> = {},
): Response {
  return c.body(
    JSON.stringify({ ...more, type: 'about:blank', status, code, detail, ...(path && { path }) }),
    status,
    {
      'content-type': 'application/problem+json',
    },
  );
}
