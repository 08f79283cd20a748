import * as z from 'zod/mini';
import { filterFrom, queryOf } from '../find/query.ts';
import { idSchema, limits } from '../plan/schema.ts';
import { optionsFrom, withOptions } from './options.ts';
import { actorParts, placeFrom, placePath, viewNames } from './place.ts';

/**
 * What somebody sees of a plan, as something that can be sent to others and done there: which view, what is asked for,
 * how the view is set up, which card is open over it. What is not said is as always.
 */
export const showingSchema = z.strictObject({
  view: z.enum(viewNames),
  part: z.optional(z.enum(actorParts)),
  /** A filter, as `queryOf` writes it. */
  query: z.optional(z.string().check(z.maxLength(limits.query))),
  card: z.optional(idSchema),
  /** How the view is set up: words with dots between (shared/views/options.ts). */
  as: z.optional(z.string().check(z.maxLength(300))),
});

export type Showing = z.output<typeof showingSchema>;

const planPath = /^\/plan\/[a-z0-9-]{1,40}(?:\/(?<at>.*))?$/;

/** What an address within the program shows of its plan; undefined when it is no view of one. It never throws. */
export function showingFrom(address: string): Showing | undefined {
  const [path = '', search = ''] = address.split(/\?(.*)/s);
  const found = planPath.exec(path);
  const place = found && placeFrom(found.groups?.at ?? '');
  if (!place) return undefined;
  const query = queryOf(filterFrom(search));
  const as = optionsFrom(search).join('.');
  const showing = {
    view: place.view,
    ...(place.part !== 'load' && { part: place.part }),
    ...(query && { query }),
    ...(place.card !== undefined && { card: place.card }),
    ...(as && { as }),
  };
  const checked = showingSchema.safeParse(showing);
  return checked.success ? checked.data : undefined;
}

/** The address that shows it, in a plan. */
export function addressOf(plan: string, { view, part = 'load', query = '', card, as = '' }: Showing): string {
  const asked = queryOf(filterFrom(query));
  return `${placePath(plan, { view, part, card })}${withOptions(asked, as.split('.'))}`;
}
