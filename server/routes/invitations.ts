import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import {
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

const refusals = {
  401: problemAnswer('`no-session`'),
  403: problemAnswer('`not-allowed`: for coordinators; `foreign-origin`: a page of another site'),
  404: problemAnswer('`not-found`: no such plan, or no such invitation to it'),
};

/** The links by which people come into a plan, for its coordinators. */
export const invitationRoutes = (ctx: AppContext): Hono => {
  const { config, rooms, invitations } = ctx;
  const ownOrigin = ownOriginOnly(config);
  return new Hono()
    .get(
      '/:id/invitations',
      describeRoute({
        summary: 'The links by which people come into a plan, the newest first',
        responses: { 200: json('Without the links themselves', invitationListSchema), ...refusals },
      }),
      (c) => {
        actorIn(ctx, c, 'manage-members');
        return c.json(invitations.of(c.req.param('id')).map(invitationJson));
      },
    )
    .post(
      '/:id/invitations',
      describeRoute({
        summary: 'Make a link by which people come into a plan',
        requestBody: { required: true, ...json('What they become', newInvitationSchema) },
        responses: {
          201: json('`url` is shown this once', madeInvitationSchema),
          ...refusals,
          422: problemAnswer('`bad-input`: `path` says what'),
        },
      }),
      ...[ownOrigin, jsonOnly, smallBody(config.limits.accountBody)],
      async (c) => {
        actorIn(ctx, c, 'manage-members');
        const plan = c.req.param('id');
        const wanted = await bodyOf(c, newInvitationSchema);
        const { invitation, url } = await rooms.read(plan, (doc) => {
          const { person } = actorIn(ctx, c, 'manage-members');
          return invite(ctx, doc, { plan, person }, wanted);
        });
        return c.json({ ...invitationJson(invitation), url }, 201);
      },
    )
    .delete(
      '/:id/invitations/:invitation',
      describeRoute({
        summary: 'End a link, and the memberships of those who came by it',
        description: 'Closes their open connections.',
        responses: { 204: { description: 'Nobody comes in by it any more' }, ...refusals },
      }),
      ownOrigin,
      (c) => {
        actorIn(ctx, c, 'manage-members');
        const { id, invitation } = c.req.param();
        takeBack(ctx, id, invitation);
        return c.body(null, 204);
      },
    );
};

const wrongLink = {
  404: problemAnswer('`link-unknown`'),
  410: problemAnswer(
    '`link-used-up`, `link-expired`, `link-revoked`: with `plan`, `inviter`, `when?`, `uses`',
  ),
  422: problemAnswer('`bad-input`: `path` says what'),
  429: problemAnswer('`too-many`: `Retry-After` says when to try again'),
};

/** What whoever has a link does with it. */
export const joinRoutes = (ctx: AppContext): Hono => {
  const { config } = ctx;
  const links = new Links(ctx);
  const limited = [ownOriginOnly(config), jsonOnly, smallBody(config.limits.accountBody)] as const;
  return new Hono()
    .post(
      '/look',
      describeRoute({
        summary: 'What a link invites to',
        requestBody: { required: true, ...json('The link', lookSchema) },
        responses: { 200: json('Nothing has happened yet', invitedSchema), ...wrongLink },
      }),
      ...limited,
      async (c) => {
        const { token } = await bodyOf(c, lookSchema);
        return c.json(await links.look(token, addressIn(config, c)));
      },
    )
    .post(
      '/redeem',
      describeRoute({
        summary: 'Come in by a link',
        description:
          'Who is signed in becomes a member; anybody else becomes a guest, and gets a cookie. Who is a member already is not counted, unless the link makes more of them.',
        requestBody: { required: true, ...json('The link, and who comes', redeemSchema) },
        responses: {
          200: json('Where they are, and as what', redeemedSchema),
          403: problemAnswer(
            '`not-allowed`: removed from the plan; `foreign-origin`: a page of another site',
          ),
          ...wrongLink,
        },
      }),
      ...limited,
      async (c) => {
        const { token, name, org } = await bodyOf(c, redeemSchema);
        const invitation = links.find(token, addressIn(config, c));
        const { authorization, cookie } = c.req.header();
        const visitor = visitorOf(ctx, { authorization, cookie });
        const come = await comeIn(ctx, invitation, { visitor, name, org });
        if (!come) throw await links.fault(invitation);
        const { plan, role, session } = come;
        if (session) giveCookie(ctx, c, session.secret, session.lifetime);
        return c.json({ plan, role });
      },
    );
};
