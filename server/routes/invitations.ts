import { Hono, type Context } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { problemSchema } from '../../shared/api.ts';
import {
  deadLinkSchema,
  invitationListSchema,
  invitedSchema,
  lookSchema,
  madeInvitationSchema,
  newInvitationSchema,
  redeemedSchema,
  redeemSchema,
} from '../../shared/members.ts';
import { actorIn } from '../auth/actor.ts';
import { addressIn } from '../auth/address.ts';
import { invitationJson, invite, takeBack } from '../auth/inviting.ts';
import { comeIn } from '../auth/joining.ts';
import { Links } from '../auth/links.ts';
import { giveCookie } from '../auth/sign-in.ts';
import { visitorOf } from '../auth/visitor.ts';
import type { AppContext } from '../context.ts';
import { ownOriginOnly } from '../origin.ts';
import { json, problemAnswer } from './answers.ts';
import { bodyOf, jsonOnly, smallBody } from './bodies.ts';

const coordinatorRefusals = {
  401: problemAnswer('`no-session`'),
  403: problemAnswer('`not-allowed`: for coordinators; `foreign-origin`: a page of another site'),
  404: problemAnswer('`not-found`: no such plan, or no such invitation to it'),
};

/** Of requests that bring a body. */
const bodyRefusals = {
  400: problemAnswer('`bad-input`: the body is no JSON'),
  413: problemAnswer('`too-big`'),
  415: problemAnswer('`not-json`: the content type must be application/json'),
  422: problemAnswer('`bad-input`: `path` says what'),
};

const describeList = describeRoute({
  summary: 'The links by which people come into a plan, the newest first',
  responses: { 200: json('Without the links themselves', invitationListSchema), ...coordinatorRefusals },
});

const describeMake = describeRoute({
  summary: 'Make a link by which people come into a plan',
  requestBody: { required: true, ...json('What they become', newInvitationSchema) },
  responses: {
    201: json('`url` is shown this once', madeInvitationSchema),
    ...coordinatorRefusals,
    ...bodyRefusals,
  },
});

const describeEnd = describeRoute({
  summary: 'End a link, and the memberships of those who came by it',
  description: 'Closes their open connections.',
  responses: { 204: { description: 'Nobody comes in by it any more' }, ...coordinatorRefusals },
});

/** The links by which people come into a plan, for its coordinators. */
export const invitationRoutes = (ctx: AppContext): Hono => {
  const ownOrigin = ownOriginOnly(ctx.config);
  const guards = [ownOrigin, jsonOnly, smallBody(ctx.limits.accountBody)] as const;
  const manager = (c: Context) => actorIn(ctx, c, 'manage-members').person;
  return new Hono()
    .get('/:id/invitations', describeList, (c) => {
      manager(c);
      return c.json(ctx.invitations.of(c.req.param('id')).map(invitationJson));
    })
    .post('/:id/invitations', describeMake, ...guards, async (c) => {
      manager(c);
      const plan = c.req.param('id');
      const wanted = await bodyOf(c, newInvitationSchema);
      // Who asks is looked at anew whenever something was waited for.
      const { invitation, url } = await ctx.rooms.read(plan, (doc) =>
        invite(ctx, doc, { plan, person: manager(c) }, wanted),
      );
      return c.json({ ...invitationJson(invitation), url }, 201);
    })
    .delete('/:id/invitations/:invitation', describeEnd, ownOrigin, (c) => {
      manager(c);
      const { id, invitation } = c.req.param();
      takeBack(ctx, id, invitation);
      return c.body(null, 204);
    });
};

const linkRefusals = {
  404: problemAnswer('`link-unknown`'),
  410: problemAnswer('Used up, over, or taken back', z.extend(problemSchema, deadLinkSchema.shape)),
  429: problemAnswer('`too-many`: `Retry-After` says in how many seconds it may be tried again'),
};

const describeLook = describeRoute({
  summary: 'What a link invites to',
  requestBody: { required: true, ...json('The link', lookSchema) },
  responses: {
    200: json('Nothing has happened yet', invitedSchema),
    403: problemAnswer('`foreign-origin`: a page of another site'),
    ...linkRefusals,
    ...bodyRefusals,
  },
});

const describeRedeem = describeRoute({
  summary: 'Come in by a link',
  description:
    'Who is signed in becomes a member as long as the link lasts; anybody else becomes a guest, and gets a cookie. ' +
    'Who is a member already is not counted, unless the link makes more of them.',
  requestBody: { required: true, ...json('The link, and who comes', redeemSchema) },
  responses: {
    200: json('Where they are, and as what', redeemedSchema),
    403: problemAnswer('`not-allowed`: removed from the plan, or a script; `foreign-origin`'),
    ...linkRefusals,
    ...bodyRefusals,
  },
});

/** What whoever has a link does with it. */
export const joinRoutes = (ctx: AppContext): Hono => {
  const links = new Links(ctx);
  const guards = [ownOriginOnly(ctx.config), jsonOnly, smallBody(ctx.limits.accountBody)] as const;
  return new Hono()
    .post('/look', describeLook, ...guards, async (c) => {
      const { token } = await bodyOf(c, lookSchema);
      return c.json(await links.look(token, addressIn(ctx.config, c)));
    })
    .post('/redeem', describeRedeem, ...guards, async (c) => {
      const { token, name, org } = await bodyOf(c, redeemSchema);
      const invitation = links.find(token, addressIn(ctx.config, c));
      const { authorization, cookie } = c.req.header();
      const visitor = visitorOf(ctx, { authorization, cookie });
      const come = await comeIn(ctx, invitation, { visitor, name, org });
      if (!come) throw await links.fault(invitation);
      const { plan, role, session } = come;
      if (session) giveCookie(ctx, c, session.secret, session.lifetime);
      return c.json({ plan, role });
    });
};
