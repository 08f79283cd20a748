import { Hono, type Context } from 'hono';
import { describeRoute } from 'hono-openapi';
import {
  linkSignInSchema,
  mailRequestSchema,
  passwordSignInSchema,
  sessionChangesSchema,
  sessionSchema,
  signInSchema,
  type PersonJson,
  type SessionJson,
} from '../../shared/people.ts';
import {
  byLink,
  byPassword,
  changeSelf,
  guestUntil,
  mayCreatePlans,
  mayResetPassword,
} from '../auth/accounts.ts';
import { visitorIn } from '../auth/actor.ts';
import { addressIn } from '../auth/address.ts';
import { mailSignInLink } from '../auth/mail-link.ts';
import { proveAddress } from '../auth/new-address.ts';
import { Rates, tooMany } from '../auth/rates.ts';
import { renewCookie, signIn, signOut } from '../auth/sign-in.ts';
import { visitorOf, type Visitor } from '../auth/visitor.ts';
import type { AppContext } from '../context.ts';
import { languageOf } from '../mail/language.ts';
import { ownOriginOnly } from '../origin.ts';
import { json, problemAnswer } from './answers.ts';
import { bodyOf, jsonOnly, smallBody } from './bodies.ts';

const session = { 200: json('As `GET`', sessionSchema) };

/** Of every request here that brings a body. */
const bodyProblems = {
  400: problemAnswer('`bad-input`: the body is no JSON'),
  403: problemAnswer('`foreign-origin`: a page of another site'),
  413: problemAnswer('`too-big`'),
  415: problemAnswer('`not-json`: the content type must be application/json'),
  422: problemAnswer('`bad-input`: `path` says what'),
};

const tooManyTries = problemAnswer(
  '`too-many`: `Retry-After` says in how many seconds it may be tried again',
);

const describeGet = describeRoute({
  summary: 'Who is signed in, and in which ways one may',
  description: 'A session in its second half is made as long as a new one.',
  responses: { 200: json('`person` is null for nobody', sessionSchema) },
});

const describePost = describeRoute({
  summary: 'Sign in, with a password or a one-time link',
  description: 'Sets the cookie of a new session; the session that the browser came with ends.',
  requestBody: { required: true, ...json('E-mail and password, or the secret of a link', signInSchema) },
  responses: {
    ...session,
    ...bodyProblems,
    401: problemAnswer('`wrong-password`: with `triesLeft`; the same for an account that there is not'),
    404: problemAnswer('`link-unknown`'),
    410: problemAnswer('`link-used`, `link-expired`'),
    429: tooManyTries,
    501: problemAnswer('`no-passwords`: the server runs on a Node that has no argon2id'),
    503: problemAnswer('`storage-unavailable`: nothing has happened; a link is as good as before'),
  },
});

const describeDelete = describeRoute({
  summary: 'Sign out; with `?everywhere=true` in all browsers',
  responses: { 204: { description: 'Nobody is signed in here any more' }, 403: bodyProblems[403] },
});

const describeMail = describeRoute({
  summary: 'Have a sign-in link sent by mail',
  description:
    'The answer is the same whether there is such an account or not, and comes before any mail is sent.',
  requestBody: { required: true, ...json('To whom, and in which language', mailRequestSchema) },
  responses: {
    ...bodyProblems,
    202: { description: 'It will be sent, if there is such an account' },
    429: tooManyTries,
  },
});

const describePatch = describeRoute({
  summary: 'Say something else of oneself',
  description:
    'Guests: name and organisation only. A new password ends the other sessions of this person. A new password or ' +
    'e-mail address needs `currentPassword` when there is one, unless one has just come by a one-time link; without a ' +
    'password, a sign-in of the last half hour. A new address is `newEmail` until the link that is sent to it is opened.',
  requestBody: { required: true, ...json('What is to be changed', sessionChangesSchema) },
  responses: {
    ...session,
    ...bodyProblems,
    401: problemAnswer('`no-session`; `wrong-password`: with `triesLeft`'),
    403: problemAnswer('`not-allowed`: not for guests and scripts; `sign-in-again`; `foreign-origin`'),
    409: problemAnswer('`exists`: another account has this e-mail address; `changed-since`'),
    429: tooManyTries,
    501: problemAnswer('`no-passwords`'),
  },
});

const describeAddress = describeRoute({
  summary: 'Show that a new e-mail address is one’s own, by the link that was sent to it',
  description: 'From then on it is what one signs in with; links sent to the old one are over.',
  requestBody: { required: true, ...json('The secret of the link', linkSignInSchema) },
  responses: {
    ...session,
    ...bodyProblems,
    401: problemAnswer('`no-session`'),
    404: problemAnswer('`link-unknown`: also one that was sent for somebody else'),
    409: problemAnswer('`exists`: another account has this e-mail address'),
    410: problemAnswer('`link-expired`'),
    429: tooManyTries,
  },
});

/** Who is signed in here. */
export const sessionRoutes = (ctx: AppContext): Hono => {
  const guards = [ownOriginOnly(ctx.config), jsonOnly, smallBody(ctx.limits.accountBody)] as const;
  const pace = new Rates(ctx.limits.selfChanges, ctx.limits.selfChangePause, ctx.limits.counted);
  const answer = (c: Context, visitor: Visitor | undefined) => {
    c.header('cache-control', 'no-store');
    return c.json(sessionOf(ctx, visitor));
  };
  return new Hono()
    .get('/', describeGet, (c) => {
      const { authorization, cookie } = c.req.header();
      renewCookie(ctx, c);
      return answer(c, visitorOf(ctx, { authorization, cookie }));
    })
    .post('/', describePost, ...guards, async (c) => {
      const form = await bodyOf(c, formOf);
      const address = addressIn(ctx.config, c);
      if (!('link' in form)) return answer(c, signIn(ctx, c, await byPassword(ctx, form, address)));
      const enter = (person: Visitor['person']) => signIn(ctx, c, person, true);
      return answer(c, await byLink(ctx, form.link, address, enter));
    })
    .delete('/', describeDelete, ownOriginOnly(ctx.config), (c) => {
      signOut(ctx, c, c.req.query('everywhere') === 'true');
      return c.body(null, 204);
    })
    .post('/mail', describeMail, ...guards, async (c) => {
      const { email, language } = await bodyOf(c, mailRequestSchema);
      ctx.limiter.askMail(addressIn(ctx.config, c));
      mailSignInLink(ctx, c, email, language ?? languageOf(c.req.header('accept-language')));
      return c.body(null, 202);
    })
    .patch('/', describePatch, ...guards, async (c) => {
      const wait = pace.take(visitorIn(ctx, c).person.id);
      if (wait > 0) throw tooMany(wait, 'You have just changed much about yourself');
      const changes = await bodyOf(c, sessionChangesSchema);
      // Who asks is looked at anew whenever something was waited for.
      const visitor = visitorIn(ctx, c);
      const language = languageOf(c.req.header('accept-language'));
      await changeSelf(ctx, visitor, changes, { address: addressIn(ctx.config, c), language });
      ctx.rooms.recheck();
      return answer(c, { ...visitor, person: ctx.people.find(visitor.person.id)! });
    })
    .post('/address', describeAddress, ...guards, async (c) => {
      visitorIn(ctx, c);
      const { link } = await bodyOf(c, linkSignInSchema);
      const visitor = visitorIn(ctx, c);
      await proveAddress(ctx, visitor.person, link, addressIn(ctx.config, c));
      return answer(c, { ...visitor, person: ctx.people.find(visitor.person.id)! });
    });
};

/** Which of the two forms it is; so what is wrong can be said of one field. */
const formOf = (body: unknown) =>
  typeof body === 'object' && body !== null && 'link' in body ? linkSignInSchema : passwordSignInSchema;

const sessionOf = (ctx: AppContext, visitor: Visitor | undefined): SessionJson => ({
  person: visitor ? personOf(ctx, visitor) : null,
  providers: ctx.oidc.providers,
  hasMail: ctx.config.smtp !== undefined,
});

function personOf(ctx: AppContext, visitor: Visitor): PersonJson {
  const { id, kind, name, title, organisation, email, password } = visitor.person;
  const newEmail = ctx.newAddresses.of(id);
  const until = guestUntil(ctx, visitor.person);
  return {
    id,
    kind,
    name,
    title,
    organisation,
    email,
    ...(newEmail !== undefined && newEmail !== email && { newEmail }),
    hasPassword: password !== null,
    mayResetPassword: mayResetPassword(ctx, visitor),
    mayCreatePlans: mayCreatePlans(ctx, visitor.person),
    needsSetup: kind === 'account' && name === '',
    ...(kind === 'account' && { linked: ctx.oidc.linkedTo(id) }),
    ...(until !== undefined && { until: new Date(until).toISOString() }),
  };
}
