import type { Context, MiddlewareHandler } from 'hono';
import { isLoopback, type Config } from './config.ts';
import { problem } from './problem.ts';

/**
 * Turns away requests that reach the program under a name it does not go by: a page on the internet whose name has
 * been pointed at this machine would otherwise read the plans of whoever opens it (DNS rebinding).
 */
export const knownHost =
  (config: Config): MiddlewareHandler =>
  async (c, next) => {
    if (!isKnownHost(config, c.req.header('host')))
      return problem(c, 421, 'unknown-host', 'This server does not go by that name; see PUBLIC_URL.');
    await next();
  };

function isKnownHost({ host, publicUrl }: Config, header: string | undefined): boolean {
  const asked = URL.parse(`http://${header ?? ''}`);
  if (!asked) return false;
  if (publicUrl && asked.host === new URL(publicUrl).host) return true;
  return isLoopback(host) ? isLoopback(asked.hostname.replace(/^\[|\]$/g, '')) : publicUrl === undefined;
}

/** Turns away requests that change something and come from a page of another site. */
export const ownOriginOnly =
  (config: Config): MiddlewareHandler =>
  async (c, next) => {
    if (!isOwnOrigin(config, c))
      return problem(c, 403, 'foreign-origin', 'This comes from a page of another site.');
    await next();
  };

/** Whether the request comes from a page of this program. Programs that are no browsers send no Origin. */
export function isOwnOrigin({ publicUrl }: Config, c: Context): boolean {
  const origin = c.req.header('origin');
  if (origin === undefined) return true;
  return origin === publicUrl || URL.parse(origin)?.host === c.req.header('host');
}
