import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import {
  contributionsSchema,
  memberChangesSchema,
  memberListSchema,
  memberSchema,
  newMemberSchema,
  peopleSchema,
} from '../../shared/members.ts';
import { titleOf } from '../../shared/plan/document.ts';
import { actorIn } from '../auth/actor.ts';
import { memberJson, memberList, peopleOf } from '../auth/member-list.ts';
import { MemberMail } from '../auth/mail-member.ts';
import { addMember, changeMember, memberIn, removeMember } from '../auth/membership.ts';
import type { AppContext } from '../context.ts';
import { contributionsOf, countContributions } from '../contributions.ts';
import { languageOf } from '../mail/language.ts';
import { ownOriginOnly } from '../origin.ts';
import { json, problemAnswer } from './answers.ts';
import { bodyOf, jsonOnly, smallBody } from './bodies.ts';

const refusals = {
  401: problemAnswer('`no-session`'),
  403: problemAnswer('`not-allowed`: for coordinators; `foreign-origin`: a page of another site'),
  404: problemAnswer('`not-found`: no such plan, or nobody in it by that id'),
};

/** Who is in a plan, and what they are there. */
export const memberRoutes = (ctx: AppContext): Hono => {
  const { config, rooms } = ctx;
  const ownOrigin = ownOriginOnly(config);
  const guards = [ownOrigin, jsonOnly, smallBody(config.limits.accountBody)] as const;
  const mail = new MemberMail(ctx);
  return new Hono()
    .get(
      '/:id/people',
      describeRoute({
        summary: 'The names of everybody who is or was in a plan',
        responses: { 200: json('People', peopleSchema), 401: refusals[401], 404: refusals[404] },
      }),
      (c) => {
        actorIn(ctx, c);
        return c.json(peopleOf(ctx, c.req.param('id')));
      },
    )
    .get(
      '/:id/members',
      describeRoute({
        summary: 'Everybody who is or was a member of a plan',
        responses: { 200: json('Members', memberListSchema), ...refusals },
      }),
      async (c) => {
        actorIn(ctx, c, 'manage-members');
        const id = c.req.param('id');
        return c.json(memberList(ctx, id, await countContributions(ctx, id)));
      },
    )
    .post(
      '/:id/members',
      describeRoute({
        summary: 'Take somebody in by their e-mail address',
        description:
          'Who has no account gets one, and a mail with a link that sets it up within 7 days; anybody else a mail with a link to the plan.',
        requestBody: { required: true, ...json('Who, and as what', newMemberSchema) },
        responses: {
          201: json('What they are now', memberSchema),
          ...refusals,
          409: problemAnswer('`exists`: a member already'),
          422: problemAnswer('`bad-input`: `path` says what'),
          429: problemAnswer('`too-many`: `Retry-After` says when to try again'),
        },
      }),
      ...guards,
      async (c) => {
        actorIn(ctx, c, 'manage-members');
        const plan = c.req.param('id');
        const { language, email, name, ...wanted } = await bodyOf(c, newMemberSchema);
        const added = await rooms.read(plan, (doc) => {
          const { person } = actorIn(ctx, c, 'manage-members');
          mail.allow(person, email);
          const member = addMember(ctx, doc, { plan, email, name }, wanted);
          mail.send(
            member,
            person,
            titleOf(doc, plan),
            language ?? languageOf(c.req.header('accept-language')),
          );
          return member;
        });
        return c.json(memberJson(added, await countContributions(ctx, plan)), 201);
      },
    )
    .patch(
      '/:id/members/:who',
      describeRoute({
        summary: 'Change what somebody is in a plan, or let them in again',
        description: 'Reaches their open connections at once.',
        requestBody: { required: true, ...json('What is to be changed', memberChangesSchema) },
        responses: {
          200: json('What they are now', memberSchema),
          ...refusals,
          409: problemAnswer('`last-coordinator`; `gone`: a guest whose time is over needs a new link'),
          422: problemAnswer('`bad-input`: `path` says what'),
        },
      }),
      ...guards,
      async (c) => {
        actorIn(ctx, c, 'manage-members');
        const { id: plan, who: person } = c.req.param();
        const changes = await bodyOf(c, memberChangesSchema);
        // What has been read meanwhile may have taken a while: who asks must still be coordinator.
        const changed = await rooms.read(plan, (doc) => {
          actorIn(ctx, c, 'manage-members');
          return changeMember(ctx, doc, { plan, person, changes });
        });
        return c.json(memberJson(changed, await countContributions(ctx, plan)));
      },
    )
    .delete(
      '/:id/members/:who',
      describeRoute({
        summary: 'Remove somebody from a plan',
        description: 'Closes their open connections. What they did and said stays.',
        responses: {
          204: { description: 'They are no member any more' },
          ...refusals,
          409: problemAnswer('`last-coordinator`'),
        },
      }),
      ownOrigin,
      (c) => {
        actorIn(ctx, c, 'manage-members');
        removeMember(ctx, c.req.param('id'), c.req.param('who'));
        return c.body(null, 204);
      },
    )
    .get(
      '/:id/members/:who/contributions',
      describeRoute({
        summary: 'What somebody did and said in a plan, the newest first',
        responses: { 200: json('Changes and comments', contributionsSchema), ...refusals },
      }),
      async (c) => {
        actorIn(ctx, c, 'manage-members');
        const { id, who } = c.req.param();
        memberIn(ctx, id, who);
        return c.json(await contributionsOf(ctx, id, who));
      },
    );
};
