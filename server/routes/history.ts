import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { changeListSchema, refusedListSchema } from '../../shared/api.ts';
import { AppError } from '../../shared/errors.ts';
import { actorIn } from '../auth/actor.ts';
import type { AppContext } from '../context.ts';
import { json, problemAnswer } from './answers.ts';

const sinceSchema = z.string().check(z.regex(/^\d{1,15}$/));

/** What has happened in a plan, and what was not let happen. */
export const historyRoutes = (ctx: AppContext): Hono => {
  const { config, plans, history, quarantine } = ctx;
  return new Hono()
    .get(
      '/:id/changes',
      describeRoute({
        summary: 'Who changed what, when, from what to what',
        description: `After the change numbered \`since\` (0: from the beginning), oldest first, about ${config.limits.changes} at a time: ask again with the last \`seq\` for more.`,
        responses: {
          200: json('The changes', changeListSchema),
          404: problemAnswer('No such plan, or not yours to see'),
          422: problemAnswer('`since` is no number'),
        },
      }),
      (c) => {
        const id = c.req.param('id');
        actorIn(ctx, c);
        const since = sinceSchema.safeParse(c.req.query('since') ?? '0');
        if (!since.success)
          throw new AppError('bad-input', 'since is the number of a change, 0 or more', 'since');
        const deeds = history.since(plans.board(id), Number(since.data), config.limits.changes);
        return c.json(
          deeds.map(({ person, at, ...rest }) => ({
            ...rest,
            who: person,
            when: new Date(at).toISOString(),
          })),
        );
      },
    )
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
