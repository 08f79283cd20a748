import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Config } from '../config.ts';
import type { Person } from '../storage/people.ts';
import { cookieName, cookieOptions, visitorOf, type Credentials, type Visitor } from './visitor.ts';

interface Ctx extends Credentials {
  readonly config: Pick<Config, 'publicUrl' | 'limits'>;
  readonly rooms: { recheck(): void };
}

/**
 * Signs a person in: a new session, whose secret goes into the answer's cookie. The session that the browser came with
 * ends; so nobody can be given one beforehand that somebody else knows.
 * @param isLinked whether they came by a one-time link
 * @returns who they are from now on
 */
export function signIn(ctx: Ctx, c: Context, { id }: Pick<Person, 'id'>, isLinked = false): Visitor {
  const former = visitorOf(ctx, { cookie: c.req.header('cookie') })?.session;
  const secret = ctx.sessions.open(id, isLinked);
  if (former !== undefined) {
    ctx.sessions.end(former);
    ctx.rooms.recheck();
  }
  giveCookie(ctx, c, secret, ctx.config.limits.session);
  return visitorOf(ctx, { cookie: `${cookieName(ctx.config)}=${secret}` })!;
}

/** Ends the session that the browser came with, or all of its person, and takes the cookie away. */
export function signOut(ctx: Ctx, c: Context, isEverywhere: boolean): void {
  const visitor = visitorOf(ctx, { cookie: c.req.header('cookie') });
  if (visitor?.session !== undefined) {
    if (isEverywhere) ctx.sessions.endAll(visitor.person.id);
    else ctx.sessions.end(visitor.session);
    ctx.rooms.recheck();
  }
  giveCookie(ctx, c, '', 0);
}

/**
 * Somebody has come again: what is left of a session that is in its second half is made whole. A guest's ends with the
 * link they came by.
 */
export function renewCookie(ctx: Ctx, c: Context): void {
  const secret = getCookie(c, cookieName(ctx.config));
  const session = secret === undefined ? undefined : ctx.sessions.bySecret(secret);
  if (!session || ctx.people.find(session.person)?.kind === 'guest') return;
  const lifetime = ctx.sessions.renew(session);
  if (lifetime !== undefined) giveCookie(ctx, c, secret!, lifetime);
}

/** Puts a session's secret into the answer's cookie. @param lifetime in ms; 0 takes it away */
export function giveCookie(
  { config }: Pick<Ctx, 'config'>,
  c: Context,
  secret: string,
  lifetime: number,
): void {
  setCookie(c, cookieName(config), secret, cookieOptions(config, Math.floor(lifetime / 1_000)));
}
