import { Hono, type Context } from 'hono';
import { describeRoute } from 'hono-openapi';
import type { Actor } from '../../shared/access.ts';
import {
  createdPlanSchema,
  newPlanSchema,
  planChangesSchema,
  planListSchema,
  planWithSeqSchema,
  type PlanSummary,
} from '../../shared/api.ts';
import { AppError } from '../../shared/errors.ts';
import { planToJson } from '../../shared/exchange/to-json.ts';
import { newId } from '../../shared/ids.ts';
import { isBroken, readAll, type Records } from '../../shared/plan/document.ts';
import { limits, planRecordId } from '../../shared/plan/schema.ts';
import { stripOf } from '../../shared/plan/strip.ts';
import { mayCreatePlans } from '../auth/accounts.ts';
import { actorIn, cleanLine, standingIn, visitorIn } from '../auth/actor.ts';
import { Rates } from '../auth/rates.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { AppContext } from '../context.ts';
import { createPlan } from '../new-plan.ts';
import { ownOriginOnly } from '../origin.ts';
import { json, problemAnswer } from './answers.ts';
import { bodyOf, jsonOnly, smallBody } from './bodies.ts';

/** The plans: listed, made, read, and what is done about one as a whole. */
export const planRoutes = (ctx: AppContext): Hono => {
  const changing = [ownOriginOnly(ctx.config), jsonOnly, smallBody(ctx.limits.commandBody)] as const;
  const { planBurst, planPause, plans } = ctx.limits;
  const pace = new Rates(planBurst, planPause, plans);
  return new Hono()
    .get('/', listed, async (c) => c.json(await plansOf(ctx, visitorIn(ctx, c), c.req.query('archived'))))
    .post('/', made, ...changing, async (c) => {
      planner(ctx, c);
      const wanted = await bodyOf(c, newPlanSchema);
      const title = titleFrom(wanted.title);
      // Who asks is looked at anew whenever something was waited for.
      const visitor = planner(ctx, c);
      const wait = pace.take(visitor.person.id);
      if (wait > 0)
        throw new AppError('too-many', 'You have just made many plans; try again in a little while', '', {
          retryAfter: Math.ceil(wait / 1_000),
        });
      return c.json({ id: await createPlan(ctx, visitor, { ...wanted, title }) }, 201);
    })
    .get('/:id', read, async (c) => {
      actorIn(ctx, c);
      const id = c.req.param('id');
      return c.json(await ctx.rooms.read(id, (doc, seq) => ({ ...planToJson(readAll(doc)), seq })));
    })
    .patch('/:id', changed, ...changing, async (c) => {
      const id = c.req.param('id');
      const who = () => actorIn(ctx, c, 'manage-plan');
      who();
      const { title, archived } = await bodyOf(c, planChangesSchema);
      const value = title === undefined ? undefined : titleFrom(title);
      // Each as what they are then: what is put away gets no other title, and rights may end in between.
      if (archived === false && who()) setArchived(ctx, id, false);
      if (value !== undefined) await rename(ctx, id, who, value);
      if (archived === true && who()) setArchived(ctx, id, true);
      return c.body(null, 204);
    });
};

const listed = describeRoute({
  summary: 'The plans I may see',
  parameters: [
    {
      name: 'archived',
      in: 'query',
      description: '`true`: those that are put away',
      schema: { type: 'string' },
    },
  ],
  responses: { 200: json('Plans', planListSchema), 401: problemAnswer('`no-session`') },
});

const made = describeRoute({
  summary: 'Make a plan, and coordinate it',
  requestBody: { required: true, ...json('Its title, and what stands in it at first', newPlanSchema) },
  responses: {
    201: json('Its id, made from the title', createdPlanSchema),
    400: problemAnswer('`bad-input`: the body is no JSON'),
    403: problemAnswer('`not-allowed`: who coordinates no plan makes none; `foreign-origin`'),
    404: problemAnswer('`not-found`: the plan to be copied'),
    415: problemAnswer('`not-json`'),
    422: problemAnswer('`bad-input`: `path` says what; `limit`: the server holds no more plans'),
    429: problemAnswer('`too-many`: see Retry-After'),
  },
});

const read = describeRoute({
  summary: 'A plan as canonical JSON',
  responses: {
    200: json('The plan', planWithSeqSchema),
    404: problemAnswer('No such plan, or not yours to see'),
  },
});

const changed = describeRoute({
  summary: 'Give a plan another title, put it away, take it back',
  requestBody: { required: true, ...json('What is to be changed', planChangesSchema) },
  responses: {
    204: { description: 'It is so' },
    400: problemAnswer('`bad-input`: the body is no JSON'),
    403: problemAnswer('`not-allowed` in your role, or while it is put away; `foreign-origin`'),
    404: problemAnswer('No such plan, or not yours to see'),
    415: problemAnswer('`not-json`'),
    422: problemAnswer('`bad-input`: `path` says what'),
    429: problemAnswer('`too-many`: see Retry-After'),
  },
});

/** @throws AppError `bad-input` when nothing is left of it, or too much */
function titleFrom(text: string): string {
  const title = cleanLine(text, Infinity);
  if (title.length >= 1 && title.length <= limits.title) return title;
  throw new AppError('bad-input', `A title has 1 to ${limits.title} characters`, 'title');
}

/** Who asks, once they may make plans. @throws AppError `no-session` or `not-allowed` */
function planner(ctx: AppContext, c: Context): Visitor {
  const visitor = visitorIn(ctx, c);
  if (mayCreatePlans(ctx, visitor.person)) return visitor;
  throw new AppError('not-allowed', 'Plans are made by those who coordinate one');
}

/** As a command, so that everybody sees it at once, and the history knows who did it. */
const rename = (ctx: AppContext, id: string, who: () => Actor, value: string): Promise<unknown> =>
  ctx.commands.run(id, who, newId(), {
    name: 'setField',
    input: { entity: 'plan', id: planRecordId, field: 'title', value },
  });

function setArchived({ plans, rooms }: AppContext, id: string, isArchived: boolean): void {
  if ((plans.find(id)?.archived !== null) === isArchived) return;
  plans.archive(id, isArchived);
  rooms.recheck(id);
}

/** @param archived 'true': those that are put away, else those in use */
async function plansOf(ctx: AppContext, visitor: Visitor, archived?: string): Promise<PlanSummary[]> {
  const { plans, rooms } = ctx;
  const mine = plans.list().flatMap((plan) => {
    if ((plan.archived !== null) !== (archived === 'true')) return [];
    const standing = standingIn(ctx, visitor, plan.id);
    return standing === undefined || standing === 'over' ? [] : [headOf(plan, standing)];
  });
  const summaries = mine.map((head) =>
    rooms.read(head.id, (doc) => summary(head, readAll(doc))).catch((error: Error) => unopened(head, error)),
  );
  return Promise.all(summaries);
}

type Head = Pick<PlanSummary, 'id' | 'role' | 'archived'>;

const headOf = (
  { id, archived }: { readonly id: string; readonly archived: number | null },
  { role }: { readonly role: PlanSummary['role'] },
): Head => ({ id, role, ...(archived !== null && { archived: new Date(archived).toISOString() }) });

function summary(head: Head, records: Records): PlanSummary {
  const { plan } = records;
  return {
    ...head,
    title: (isBroken(plan) ? undefined : plan.title) ?? head.id,
    municipalities: (isBroken(plan) ? undefined : plan.municipalities) ?? [],
    themes: stripOf(records),
  };
}

/** A plan that cannot be opened is listed all the same: it is there, and somebody must know. */
const unopened = (head: Head, error: Error): PlanSummary => ({
  ...head,
  title: head.id,
  municipalities: [],
  themes: [],
  fault: error instanceof AppError ? error.code : 'unexpected',
});
