import * as z from 'zod/mini';
import { roles } from './access.ts';
import { planJsonSchema } from './exchange/plan-json.ts';

/** One line of the home page. */
const planSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  /** By one's membership, also while the plan is put away and everybody only reads it. */
  role: z.enum(roles),
  /** When it was put away. */
  archived: z.optional(z.iso.datetime()),
  municipalities: z.array(z.string()),
  /** The living themes in order, with how many living actions each has. */
  themes: z.array(z.object({ no: z.optional(z.number()), title: z.string(), actions: z.number() })),
  /** Why it cannot be opened, as an error code; what else stands here is then empty. */
  fault: z.optional(z.string()),
});
export const planListSchema = z.array(planSummarySchema);
export type PlanSummary = z.output<typeof planSummarySchema>;

const title = z.string().check(z.minLength(1));

/** `POST /api/plans`. A copy is of the content, without the people. */
export const newPlanSchema = z.object({
  title,
  from: z.union([z.enum(['empty', 'example']), z.object({ copy: z.string() })]),
});
export type NewPlan = z.output<typeof newPlanSchema>;
export const createdPlanSchema = z.object({ id: z.string() });

/** `PATCH /api/plans/:id`. */
export const planChangesSchema = z.object({ title: z.optional(title), archived: z.optional(z.boolean()) });
export type PlanChanges = z.output<typeof planChangesSchema>;

/** `seq`: the number of the last change in it. */
export const planWithSeqSchema = z.extend(planJsonSchema, { seq: z.number() });

/** One thing that somebody did; without `field`, to a whole record. No `from`: it was not there before. */
export const changeListSchema = z.array(
  z.object({
    seq: z.number(),
    who: z.string(),
    when: z.iso.datetime(),
    entity: z.string(),
    id: z.string(),
    field: z.optional(z.string()),
    key: z.optional(z.string()),
    from: z.optional(z.unknown()),
    to: z.optional(z.unknown()),
  }),
);

/**
 * `GET /api/plans/:id/activity`: by action, when it was changed last, and when its status, next step or time was, or it
 * was made. Actions that nobody has touched since the plan was made, at `since`, are not there.
 */
export const activitySchema = z.object({
  since: z.iso.datetime(),
  actions: z.record(z.string(), z.object({ changed: z.iso.datetime(), moved: z.optional(z.iso.datetime()) })),
});

/** `update`: the refused bytes, in base64. */
export const refusedListSchema = z.array(
  z.object({
    who: z.string(),
    when: z.iso.datetime(),
    code: z.string(),
    path: z.string(),
    update: z.string(),
  }),
);

/** RFC 9457. `code` is stable; `detail` is for people; `path` points at what was refused. */
export const problemSchema = z.object({
  type: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  path: z.optional(z.string()),
  /** Of a wrong password: how many tries are left before there is a wait. */
  triesLeft: z.optional(z.number()),
});
