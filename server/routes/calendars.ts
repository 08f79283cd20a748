import { Hono, type Context } from 'hono';
import { describeRoute } from 'hono-openapi';
import type { Actor } from '../../shared/access.ts';
import {
  calendarListSchema,
  madeCalendarSchema,
  newCalendarSchema,
  type CalendarJson,
} from '../../shared/calendars.ts';
import { AppError } from '../../shared/errors.ts';
import { isLivingOrganisation } from '../../shared/exchange/export-rows.ts';
import { readAll } from '../../shared/plan/document.ts';
import { actorIn, visitorIn } from '../auth/actor.ts';
import { addressIn } from '../auth/address.ts';
import { LinkRates } from '../auth/rates.ts';
import type { AppContext } from '../context.ts';
import { exportTypes } from '../exchange/export-file.ts';
import { feedOf, feedTag } from '../exchange/feed.ts';
import { ownOriginOnly } from '../origin.ts';
import { json, problemAnswer } from './answers.ts';
import { bodyOf, jsonOnly, smallBody } from './bodies.ts';

const refusals = {
  401: problemAnswer('`no-session`'),
  403: problemAnswer('`not-allowed`: for coordinators and editors who are no guests; `foreign-origin`'),
  404: problemAnswer('`not-found`: no such plan, organisation in it, or link'),
};

const describeList = describeRoute({
  summary: 'The links to calendars that can be used, the newest first',
  responses: { 200: json('Without the links themselves', calendarListSchema), ...refusals },
});

const describeMake = describeRoute({
  summary: "Make a link to a calendar of one organisation's dates in a plan",
  description:
    'Whoever has the link reads it without signing in, until it is taken back, the plan is put away, or the ' +
    'organisation is gone.',
  requestBody: { required: true, ...json('Whose', newCalendarSchema) },
  responses: {
    201: json('`url` is shown this once', madeCalendarSchema),
    ...refusals,
    400: problemAnswer('`bad-input`: the body is no JSON'),
    413: problemAnswer('`too-big`'),
    415: problemAnswer('`not-json`'),
    422: problemAnswer('`bad-input`: `path` says what; `limit`: the plan has no more links'),
  },
});

const describeEnd = describeRoute({
  summary: 'Take a link to a calendar back',
  responses: { 204: { description: 'Nobody reads by it any more' }, ...refusals },
});

/** The links to calendars of a plan, for those who may make them. */
export const calendarRoutes = (ctx: AppContext): Hono => {
  const ownOrigin = ownOriginOnly(ctx.config);
  const guards = [ownOrigin, jsonOnly, smallBody(ctx.limits.accountBody)] as const;
  return new Hono()
    .get('/:id/calendars', describeList, (c) => {
      maker(ctx, c);
      return c.json(ctx.calendars.of(c.req.param('id')).map(linkJson));
    })
    .post('/:id/calendars', describeMake, ...guards, async (c) => {
      maker(ctx, c);
      const plan = c.req.param('id');
      const { org, language } = await bodyOf(c, newCalendarSchema);
      const isThere = await ctx.rooms.read(plan, (doc) => isLivingOrganisation(readAll(doc), org));
      if (!isThere) throw new AppError('not-found', `There is no organisation "${org}" in this plan`, 'org');
      // Who asks is looked at anew whenever something was waited for.
      const { person } = maker(ctx, c);
      if (ctx.calendars.of(plan).length >= ctx.limits.calendars)
        throw new AppError('limit', `A plan has at most ${ctx.limits.calendars} links to calendars`);
      const { link, secret } = ctx.calendars.create({ plan, org, language, person });
      return c.json({ ...linkJson(link), url: `${ctx.site.url}/calendar/${secret}.ics` }, 201);
    })
    .delete('/:id/calendars/:calendar', describeEnd, ownOrigin, (c) => {
      maker(ctx, c);
      const { id, calendar } = c.req.param();
      if (!ctx.calendars.revoke(id, calendar, Date.now()))
        throw new AppError(
          'not-found',
          `There is no calendar "${calendar}" of this plan`,
          `calendar/${calendar}`,
        );
      return c.body(null, 204);
    });
};

/** Who asks, once they may make such links. A guest's would outlast the guest. */
function maker(ctx: AppContext, c: Context): Actor {
  const actor = actorIn(ctx, c, 'make-calendars');
  if (visitorIn(ctx, c).person.kind !== 'guest') return actor;
  throw new AppError('not-allowed', 'Guests make no links to calendars');
}

const linkJson = ({ id, org, language, person, created }: CalendarJsonSource): CalendarJson => ({
  id,
  org,
  language,
  person,
  created: new Date(created).toISOString(),
});

type CalendarJsonSource = ReturnType<AppContext['calendars']['of']>[number];

const describeFeed = describeRoute({
  summary: 'A calendar by its link',
  description: 'For calendar programs, without signing in. With an `ETag`.',
  responses: {
    200: { description: 'RFC 5545', content: { [exportTypes.ics]: { schema: { type: 'string' } } } },
    304: { description: 'Nothing has happened since' },
    404: problemAnswer('`link-unknown`: there is no such link, or it has ended'),
    429: problemAnswer('`too-many`: see Retry-After'),
  },
});

/** What calendars fetch by their links. */
export const feedRoutes = (ctx: AppContext): Hono => {
  const rates = new LinkRates(ctx.limits);
  return new Hono().get('/:file', describeFeed, async (c) => {
    c.header('x-robots-tag', 'noindex');
    const secret = /^([\w-]{20,100})\.ics$/.exec(c.req.param('file'))?.[1];
    const found = secret === undefined ? undefined : ctx.calendars.bySecret(secret);
    const link = rates.pass(found, addressIn(ctx.config, c));
    const tag = feedTag(ctx, link);
    const isKnown = c.req.header('if-none-match') === tag;
    const feed = isKnown ? null : await feedOf(ctx, link);
    // The same as of a link that never was, whatever has become of the organisation.
    if (feed === undefined) throw new AppError('link-unknown', 'There is no such link', 'token');
    c.header('cache-control', 'private, no-cache');
    c.header('etag', tag);
    if (feed === null) return c.body(null, 304);
    c.header('content-type', exportTypes.ics);
    return c.body(feed);
  });
};
