import type { Context } from 'hono';
import { anonymous, type Actor } from '../../shared/access.ts';
import { idSchema, limits } from '../../shared/plan/schema.ts';
import type { User } from '../../shared/presence.ts';

/** Control characters, halves of characters, and marks that turn the direction of what stands after them. */
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Who is asking. There is no sign-in yet: a browser names its person by an opaque id of its own making, and everybody
 * is coordinator. Everything behind this function already asks `can()`.
 */
export function actorOf(c: Context): Actor {
  return { person: personIn(paramsOf(c)), role: 'coordinator' };
}

/** What the others are told of who is asking: what their browser says, made fit to be shown. */
export function introductionOf(c: Context): Pick<User, 'name' | 'organisation'> {
  const params = paramsOf(c);
  return { name: clean(params.get('name') ?? ''), organisation: clean(params.get('organisation') ?? '') };
}

/** The person that the address of a request names. */
export function personIn(params: URLSearchParams): string {
  const person = idSchema.safeParse(params.get('person'));
  return person.success ? person.data : anonymous;
}

const paramsOf = (c: Context): URLSearchParams => new URL(c.req.url).searchParams;

/** One line, no longer than a name may be. */
const clean = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(unprintable, '')
    .trim()
    .slice(0, limits.name)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
