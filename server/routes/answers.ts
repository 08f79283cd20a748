import { resolver } from 'hono-openapi';
import type * as z from 'zod/mini';
import { problemSchema } from '../../shared/api.ts';

/** How an answer stands in the OpenAPI document. */
export const json = (description: string, schema: z.ZodMiniType) => ({
  description,
  content: { 'application/json': { schema: resolver(schema) } },
});

export const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: resolver(problemSchema) } },
});
