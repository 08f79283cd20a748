import * as z from 'zod/mini';
import { columnMeanings } from './found.ts';
import { importLimits, sourceSchema } from './source.ts';

const text = z.string().check(z.maxLength(importLimits.cell));

/** How somebody wants a file to be read. */
export const importOptionsSchema = z.object({
  /** How doubts were settled. */
  answers: z.optional(z.record(text, text)),
  /** What the columns mean, by their headers. */
  columns: z.optional(z.record(text, z.enum(columnMeanings))),
  /** Of a workbook: the one that holds the actions. */
  sheet: z.optional(text),
});
export type ImportOptions = z.output<typeof importOptionsSchema>;

/** What was read before, or pasted, sent as JSON. */
export const sentSourceSchema = z.extend(importOptionsSchema, { source: sourceSchema });
