import { resolver } from 'hono-openapi';
import type * as z from 'zod/mini';
import { problemSchema } from '../../shared/api.ts';

/** How an answer stands in the OpenAPI document. */
export const json = (description: string, schema: z.ZodMiniType) => ({
  description,
  content: { 'application/json': { schema: resolver(schema) } },
});

/** @param schema of a problem that tells more than others do */
export const problemAnswer = (description: string, schema: z.ZodMiniType = problemSchema) => ({
  description,
  content: { 'application/problem+json': { schema: resolver(schema) } },
});
