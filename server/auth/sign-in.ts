import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import type { Config } from '../config.ts';
import type { Person } from '../storage/people.ts';
import { cookieName, cookieOptions, visitorOf, type Credentials } from './visitor.ts';

interface Ctx extends Credentials {
  readonly config: Pick<Config, 'publicUrl' | 'limits'>;
  readonly rooms: { recheck(): void };
}

/**
 * Signs a person in: a new session, whose secret goes into the answer's cookie. The session that the browser came with
 * ends; so nobody can be given one beforehand that somebody else knows.
 * @param isLinked whether they came by a one-time link
 */
export function signIn(ctx: Ctx, c: Context, { id }: Pick<Person, 'id'>, isLinked = false): void {
  const { session: former } = visitorOf(ctx, { cookie: c.req.header('cookie') }) ?? {};
  const secret = ctx.sessions.open(id, isLinked);
  giveCookie(ctx, c, secret, ctx.config.limits.session);
  if (former === undefined) return;
  ctx.sessions.end(former);
  ctx.rooms.recheck();
}

/** Ends the session that the browser came with, or all of its person, and takes the cookie away. */
export function signOut(ctx: Ctx, c: Context, isEverywhere: boolean): void {
  const visitor = visitorOf(ctx, { cookie: c.req.header('cookie') });
  giveCookie(ctx, c, '', 0);
  if (visitor?.session === undefined) return;
  if (isEverywhere) ctx.sessions.endAll(visitor.person.id);
  else ctx.sessions.end(visitor.session);
  ctx.rooms.recheck();
}

/** @param lifetime in ms */
export function giveCookie(
  { config }: Pick<Ctx, 'config'>,
  c: Context,
  secret: string,
  lifetime: number,
): void {
  setCookie(c, cookieName(config), secret, cookieOptions(config, Math.floor(lifetime / 1_000)));
}
