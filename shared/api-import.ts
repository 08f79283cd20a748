import * as z from 'zod/mini';
import { sourceSchema } from './exchange/source.ts';

const shape = z.record(z.string(), z.unknown());

/**
 * `POST /api/plans/:id/import`: of a preview what the file says, what was found in it (`Found`), what it would change
 * (`Proposal` without commands), what fields said when a file of ours was written, by their path, and the last change
 * of the plan it was held against; when it is done, what was made, how many records were changed, and what takes it back.
 */
export const importAnswerSchema = z.union([
  z.object({
    source: z.optional(sourceSchema),
    found: shape,
    proposal: shape,
    since: z.record(z.string(), z.string()),
    seq: z.number(),
  }),
  z.object({ seq: z.number(), created: z.array(z.string()), changed: z.number(), inverse: z.array(shape) }),
]);
