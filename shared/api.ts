import * as z from 'zod/mini';
import { roles } from './access.ts';
import { planJsonSchema } from './exchange/plan-json.ts';

/** One line of the home page. */
const planSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  role: z.enum(roles),
  municipalities: z.array(z.string()),
  /** The living themes in order, with how many living actions each has. */
  themes: z.array(z.object({ no: z.optional(z.number()), title: z.string(), actions: z.number() })),
  /** Why it cannot be opened, as an error code; what else stands here is then empty. */
  fault: z.optional(z.string()),
});
export const planListSchema = z.array(planSummarySchema);
export type PlanSummary = z.output<typeof planSummarySchema>;

/** `seq`: the number of the last change in it. */
export const planWithSeqSchema = z.extend(planJsonSchema, { seq: z.number() });

/** RFC 9457. `code` is stable; `detail` is for people. */
export const problemSchema = z.object({
  type: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
});
