import type { Context } from 'hono';
import type { Actor } from '../../shared/access.ts';
import { idSchema } from '../../shared/plan/schema.ts';

/**
 * Who is asking. There is no sign-in yet: a browser names its person by an opaque id of its own making, and everybody
 * is coordinator. Everything behind this function already asks `can()`.
 */
export function actorOf(c: Context): Actor {
  const person = idSchema.safeParse(c.req.query('person'));
  return { person: person.success ? person.data : 'anonymous', role: 'coordinator' };
}
