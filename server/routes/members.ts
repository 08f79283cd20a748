import { Hono, type Context } from 'hono';
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

/** Of requests that bring a body. */
const bodyRefusals = {
  400: problemAnswer('`bad-input`: the body is no JSON'),
  413: problemAnswer('`too-big`'),
  415: problemAnswer('`not-json`: the content type must be application/json'),
  422: problemAnswer('`bad-input`: `path` says what'),
};

const describePeople = describeRoute({
  summary: 'The names of everybody who is or was in a plan',
  responses: { 200: json('People', peopleSchema), 401: refusals[401], 404: refusals[404] },
});

const describeList = describeRoute({
  summary: 'Everybody who is or was a member of a plan',
  responses: { 200: json('Members', memberListSchema), ...refusals },
});

const describeAdd = describeRoute({
  summary: 'Take somebody in by their e-mail address',
  description:
    'Who has no account gets one, and a mail with a link that sets it up within 7 days; anybody else a mail with a ' +
    'link to the plan.',
  requestBody: { required: true, ...json('Who, and as what', newMemberSchema) },
  responses: {
    201: json('What they are now', memberSchema),
    ...refusals,
    ...bodyRefusals,
    409: problemAnswer('`exists`: a member already'),
    429: problemAnswer('`too-many`: `Retry-After` says in how many seconds it may be tried again'),
  },
});

const describeChange = describeRoute({
  summary: 'Change what somebody is in a plan, or let them in again',
  description: 'Reaches their open connections at once.',
  requestBody: { required: true, ...json('What is to be changed', memberChangesSchema) },
  responses: {
    200: json('What they are now', memberSchema),
    ...refusals,
    ...bodyRefusals,
    409: problemAnswer('`last-coordinator`; `gone`: a guest whose time is over needs a new link'),
  },
});

const describeRemove = describeRoute({
  summary: 'Remove somebody from a plan',
  description: 'Closes their open connections. What they did and said stays.',
  responses: {
    204: { description: 'They are no member any more' },
    ...refusals,
    409: problemAnswer('`last-coordinator`'),
  },
});

const describeContributions = describeRoute({
  summary: 'What somebody did and said in a plan, the newest first',
  responses: { 200: json('Changes and comments', contributionsSchema), ...refusals },
});

/** Who is in a plan, and what they are there. */
export const memberRoutes = (ctx: AppContext): Hono => {
  const ownOrigin = ownOriginOnly(ctx.config);
  const guards = [ownOrigin, jsonOnly, smallBody(ctx.limits.accountBody)] as const;
  const mail = new MemberMail(ctx);
  const manager = (c: Context) => actorIn(ctx, c, 'manage-members').person;
  const shown = async (member: Parameters<typeof memberJson>[0]) =>
    memberJson(member, await countContributions(ctx, member.plan));
  return new Hono()
    .get('/:id/people', describePeople, (c) => {
      actorIn(ctx, c);
      return c.json(peopleOf(ctx, c.req.param('id')));
    })
    .get('/:id/members', describeList, async (c) => {
      manager(c);
      const id = c.req.param('id');
      const contributions = await countContributions(ctx, id);
      return c.json(memberList(ctx, id, contributions, ctx.rooms.peopleIn(id)));
    })
    .post('/:id/members', describeAdd, ...guards, async (c) => {
      manager(c);
      const plan = c.req.param('id');
      const { email, name, ...wanted } = await bodyOf(c, newMemberSchema);
      const language = wanted.language ?? languageOf(c.req.header('accept-language'));
      // Who asks is looked at anew whenever something was waited for.
      const added = await ctx.rooms.read(plan, (doc) => {
        const by = manager(c);
        mail.allow(by, email);
        const member = addMember(ctx, doc, { plan, email, name }, wanted);
        mail.send(member, { by, title: titleOf(doc, plan), language });
        return member;
      });
      return c.json(await shown(added), 201);
    })
    .patch('/:id/members/:who', describeChange, ...guards, async (c) => {
      manager(c);
      const { id: plan, who: person } = c.req.param();
      const changes = await bodyOf(c, memberChangesSchema);
      const changed = await ctx.rooms.read(plan, (doc) => {
        manager(c);
        return changeMember(ctx, doc, { plan, person, changes });
      });
      return c.json(await shown(changed));
    })
    .delete('/:id/members/:who', describeRemove, ownOrigin, (c) => {
      manager(c);
      removeMember(ctx, c.req.param('id'), c.req.param('who'));
      return c.body(null, 204);
    })
    .get('/:id/members/:who/contributions', describeContributions, async (c) => {
      manager(c);
      const { id, who } = c.req.param();
      memberIn(ctx, id, who);
      return c.json(await contributionsOf(ctx, id, who));
    });
};
