import * as z from 'zod/mini';
import { idSchema, limits } from './plan/schema.ts';

/*
 * What a client's presence holds, as the others see it:
 *
 *   state = { user: {id, name, organisation, colour, badge?}, cursor?, selection?, viewport?, dragging? }
 *
 * `user` is the server's, made from the connection. The rest is what a client may say of itself: any JSON, since
 * programs point at things in ways of their own. Whoever reads it checks the shape it can show. Never stored.
 */

/** Colours for people are numbered from 1 to this. */
export const colourCount = 6;

const name = z.string().check(z.maxLength(limits.name));

/** Who somebody is. The name is empty while they have not said it. */
export const userSchema = z.object({
  id: idSchema,
  name,
  organisation: name,
  colour: z.int().check(z.gte(1), z.lte(colourCount)),
  /** What kind of somebody it is, when it is nobody with an account. */
  badge: z.optional(z.enum(['guest', 'script'])),
});
export type User = z.output<typeof userSchema>;

const anything = z.optional(z.unknown());

/** What a client says of itself: everything else is taken out. */
export const ownPartSchema = z.object({
  /** Where it writes. */
  cursor: anything,
  /** What it has chosen. */
  selection: anything,
  /** What it sees. */
  viewport: anything,
  /** What it has in its hand, and where that would land. */
  dragging: anything,
});
