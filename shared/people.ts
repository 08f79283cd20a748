import * as z from 'zod/mini';
import { limits } from './plan/schema.ts';

/** Somebody as they are told of themselves. */
const personSchema = z.object({
  id: z.string(),
  kind: z.enum(['account', 'guest', 'script']),
  name: z.string(),
  /** What they do, as the others see it. */
  title: z.string(),
  organisation: z.string(),
  email: z.nullable(z.string()),
  hasPassword: z.boolean(),
  mayCreatePlans: z.boolean(),
  /** An account whose holder has not said their name yet. */
  needsSetup: z.boolean(),
});
export type PersonJson = z.output<typeof personSchema>;

/** `GET /api/session`: who is signed in, and in which ways one may. */
export const sessionSchema = z.object({
  person: z.nullable(personSchema),
  /** Where else one may sign in. */
  providers: z.array(z.object({ id: z.string(), label: z.string() })),
  /** Whether a link can be had by mail. */
  hasMail: z.boolean(),
});
export type SessionJson = z.output<typeof sessionSchema>;

const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.name));

/** `PATCH /api/session`: what somebody says of themselves. */
export const sessionChangesSchema = z.object({
  name: z.optional(line),
  organisation: z.optional(line),
});
export type SessionChanges = z.output<typeof sessionChangesSchema>;
