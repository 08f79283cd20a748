import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { describeRoute } from 'hono-openapi';
import { AppError } from '../../shared/errors.ts';
import { visitorIn } from '../auth/actor.ts';
import { addressIn } from '../auth/address.ts';
import type { Browser } from '../auth/oidc.ts';
import { LoginFault } from '../auth/oidc-fault.ts';
import { ownPath } from '../auth/own-path.ts';
import { signIn } from '../auth/sign-in.ts';
import { cookieName, cookieOptions, visitorOf } from '../auth/visitor.ts';
import type { AppContext } from '../context.ts';
import { ownOriginOnly } from '../origin.ts';
import { problemAnswer } from './answers.ts';

/** Signing in elsewhere: browsers are sent there and come back. */
export const oidcRoutes = (ctx: AppContext): Hono =>
  new Hono()
    .get(
      '/:provider',
      describeRoute({
        summary: 'Leave to sign in elsewhere',
        description:
          '`to` is a path of this program, where to go afterwards. Whoever is signed in adds to their account.',
        responses: { 302: { description: 'To the provider, or `/sign-in?fault=…`' } },
      }),
      async (c) => {
        c.header('cache-control', 'no-store');
        const provider = c.req.param('provider');
        const to = ownPath(c.req.query('to'));
        if (isFromElsewhere(c)) return c.redirect(signInPage({ provider, to }));
        try {
          const callback = callbackOf(ctx, c, provider);
          const { address, secret } = await ctx.oidc.begin(provider, callback, to, browserOf(ctx, c));
          setCookie(c, loginCookie(ctx), secret, cookieOptions(ctx.config, ctx.limits.login / 1000));
          return c.redirect(address.href);
        } catch (error) {
          return c.redirect(signInPage({ fault: codeOf(error), provider, to }));
        }
      },
    )
    .get(
      '/:provider/callback',
      describeRoute({
        summary: 'Come back from there',
        responses: {
          302: { description: 'Signed in, to where one wanted to go; else to `/sign-in?fault=…`' },
        },
      }),
      async (c) => {
        c.header('cache-control', 'no-store');
        const provider = c.req.param('provider');
        try {
          const address = new URL(callbackOf(ctx, c, provider) + new URL(c.req.url).search);
          const { person, to, isSignedIn } = await ctx.oidc.finish(provider, address, browserOf(ctx, c));
          if (isSignedIn) ctx.rooms.recheck();
          else signIn(ctx, c, person);
          return c.redirect(to);
        } catch (error) {
          return c.redirect(
            signInPage({ fault: codeOf(error), provider, to: (error as LoginFault).to ?? '/' }),
          );
        }
      },
    )
    .delete(
      '/:provider',
      describeRoute({
        summary: 'Take what one has at a provider away from one’s account',
        description: 'Ends the other sessions of this person: somebody may have been signed in by it.',
        responses: {
          204: { description: 'Nobody is signed in as this person by it any more' },
          401: problemAnswer('`no-session`'),
          403: problemAnswer('`not-allowed`: not for guests and scripts; `foreign-origin`'),
          404: problemAnswer('`not-found`: nothing there is theirs'),
          409: problemAnswer('`last-way-in`: they have no password, and nothing at another provider'),
        },
      }),
      ownOriginOnly(ctx.config),
      (c) => {
        const { person, session } = visitorIn(ctx, c);
        if (person.kind !== 'account')
          throw new AppError('not-allowed', 'Only somebody with an account can do that');
        ctx.oidc.unlink(c.req.param('provider'), person);
        ctx.sessions.endAll(person.id, session);
        ctx.rooms.recheck();
        return c.body(null, 204);
      },
    );

/** Anything else than a fault of the sign-in is unexpected, and answered as such. */
function codeOf(error: unknown): string {
  if (error instanceof LoginFault) return error.code;
  throw error;
}

const signInPage = (query: Record<string, string>): string =>
  `/sign-in?${new URLSearchParams(Object.entries(query).filter(([name, value]) => name !== 'to' || value !== '/'))}`;

/**
 * Another site could send somebody through a provider where it has signed them in as somebody of its own, and so add that
 * account to theirs. From there one gets to the page only, where people press the button themselves.
 */
const isFromElsewhere = (c: Context): boolean =>
  ['cross-site', 'same-site'].includes(c.req.header('sec-fetch-site') ?? '');

const callbackOf = ({ config }: AppContext, c: Context, provider: string): string =>
  `${config.publicUrl ?? `http://${c.req.header('host')}`}/api/session/oidc/${encodeURIComponent(provider)}/callback`;

const loginCookie = ({ config }: AppContext): string => `${cookieName(config)}-login`;

const browserOf = (ctx: AppContext, c: Context): Browser => ({
  secret: getCookie(c, loginCookie(ctx)),
  visitor: visitorOf(ctx, { cookie: c.req.header('cookie') }),
  address: addressIn(ctx.config, c),
});
