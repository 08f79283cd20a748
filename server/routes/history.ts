import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { activitySchema, changeListSchema, refusedListSchema } from '../../shared/api.ts';
import { AppError } from '../../shared/errors.ts';
import { entityNames, idSchema } from '../../shared/plan/schema.ts';
import { actorIn } from '../auth/actor.ts';
import type { AppContext } from '../context.ts';
import { json, problemAnswer } from './answers.ts';

const number = z.pipe(
  z.string().check(z.regex(/^\d{1,15}$/, 'the number of a change, 0 or more')),
  z.transform(Number),
);

const asked = (most: number) =>
  z
    .object({
      since: z._default(number, 0),
      before: z._default(number, Number.MAX_SAFE_INTEGER),
      entity: z.optional(z.enum(entityNames)),
      id: z.optional(idSchema),
      limit: z._default(
        z.pipe(
          z.string().check(z.regex(/^[1-9]\d{0,5}$/, 'how many, 1 or more')),
          z.transform((text) => Math.min(Number(text), most)),
        ),
        most,
      ),
      order: z._default(z.enum(['oldest', 'newest']), 'oldest'),
    })
    .check(
      z.refine(({ entity, id }) => id === undefined || entity !== undefined, {
        error: 'an id goes with an entity',
        path: ['entity'],
      }),
    );

type Excerpt = Parameters<AppContext['history']['read']>[1];

/** @throws AppError `bad-input` with the name of what does not fit */
function excerptOf(query: Record<string, string>, most: number): Excerpt {
  const parsed = asked(most).safeParse(query);
  if (parsed.success) {
    const { order, since, before, entity, id, limit } = parsed.data;
    return { since, before, entity, id, limit, isNewestFirst: order === 'newest' };
  }
  const { message, path } = parsed.error.issues[0]!;
  throw new AppError('bad-input', `${path.join('/')}: ${message}`, path.join('/'));
}

const parameter = (name: string, description: string, type: 'integer' | 'string' = 'string') =>
  ({ name, in: 'query', description, schema: { type } }) as const;

const describeChanges = (most: number) =>
  describeRoute({
    summary: 'Who changed what, when, from what to what',
    description: `About ${most} at a time, and never a part of what was done at once: ask again with the last \`seq\` as \`since\`, or, the newest first, as \`before\`.`,
    parameters: [
      parameter('since', 'After this change; 0: from the beginning', 'integer'),
      parameter('before', 'Before this change', 'integer'),
      parameter('entity', 'Of this kind of record only'),
      parameter('id', 'Of this record only; goes with `entity`'),
      parameter('limit', 'About so many', 'integer'),
      parameter('order', '`oldest` first, or `newest`'),
    ],
    responses: {
      200: json('The changes', changeListSchema),
      404: problemAnswer('No such plan, or not yours to see'),
      422: problemAnswer('`bad-input`: `path` says what'),
    },
  });

const describeActivity = describeRoute({
  summary: 'When each action was touched last, and when it moved last',
  description:
    'With an `ETag`: sent back as `If-None-Match` it is answered by 304 when nothing has happened.',
  responses: {
    200: json('Times by action', activitySchema),
    304: { description: 'Nothing has happened since' },
    404: problemAnswer('No such plan, or not yours to see'),
  },
});

/** What has happened in a plan, and what was not let happen. */
export const historyRoutes = (ctx: AppContext): Hono => {
  const { config, plans, history, quarantine } = ctx;
  return new Hono()
    .get('/:id/changes', describeChanges(config.limits.changes), (c) => {
      const id = c.req.param('id');
      actorIn(ctx, c);
      const deeds = history.read(plans.board(id), excerptOf(c.req.query(), config.limits.changes));
      return c.json(
        deeds.map(({ person, at, ...rest }) => ({
          ...rest,
          who: person,
          when: new Date(at).toISOString(),
        })),
      );
    })
    .get('/:id/activity', describeActivity, (c) => {
      const id = c.req.param('id');
      actorIn(ctx, c);
      const board = plans.board(id);
      const tag = `"${board}-${history.end(board)}"`;
      c.header('etag', tag);
      if (c.req.header('if-none-match') === tag) return c.body(null, 304);
      const actions = history.activity(board).map(({ id: action, changed, moved }) => [
        action,
        {
          changed: new Date(changed).toISOString(),
          ...(moved !== null && { moved: new Date(moved).toISOString() }),
        },
      ]);
      const since = new Date(plans.find(id)!.created).toISOString();
      return c.json({ since, actions: Object.fromEntries(actions) as object });
    })
    .get(
      '/:id/refused',
      describeRoute({
        summary: 'Changes that were not taken, newest first; kept for a week',
        responses: {
          200: json('What was refused', refusedListSchema),
          404: problemAnswer('No such plan, or not yours to see'),
        },
      }),
      (c) => {
        const id = c.req.param('id');
        actorIn(ctx, c, 'read-refused');
        const refused = quarantine.list(plans.board(id));
        return c.json(
          refused.map(({ person, at, code, path, data }) => ({
            who: person,
            when: new Date(at).toISOString(),
            code,
            path,
            update: Buffer.from(data).toString('base64'),
          })),
        );
      },
    );
};
