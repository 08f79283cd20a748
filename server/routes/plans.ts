import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import type { Actor } from '../../shared/access.ts';
import { planListSchema, planWithSeqSchema, type PlanSummary } from '../../shared/api.ts';
import { AppError } from '../../shared/errors.ts';
import { planToJson } from '../../shared/exchange/to-json.ts';
import { isBroken, readAll, type Records } from '../../shared/plan/document.ts';
import { isArchived, treeOf } from '../../shared/plan/tree.ts';
import { actorIn, standingIn, visitorIn } from '../auth/actor.ts';
import type { AppContext } from '../context.ts';
import { json, problemAnswer } from './answers.ts';

/** The plans, to be read by programs. */
export const planRoutes = (ctx: AppContext): Hono => {
  const { plans, rooms } = ctx;
  return new Hono()
    .get(
      '/',
      describeRoute({ summary: 'The plans I may see', responses: { 200: json('Plans', planListSchema) } }),
      async (c) => {
        const visitor = visitorIn(ctx, c);
        const mine = plans.list().flatMap(({ id }) => {
          const standing = standingIn(ctx, visitor, id);
          return standing === undefined || standing === 'over' ? [] : [{ id, actor: standing.actor }];
        });
        const summaries = mine.map(({ id, actor }) =>
          rooms
            .read(id, (doc) => summary(id, actor, readAll(doc)))
            .catch((error: Error) => unopened(id, actor, error)),
        );
        return c.json(await Promise.all(summaries));
      },
    )
    .get(
      '/:id',
      describeRoute({
        summary: 'A plan as canonical JSON',
        responses: {
          200: json('The plan', planWithSeqSchema),
          404: problemAnswer('No such plan, or not yours to see'),
        },
      }),
      async (c) => {
        actorIn(ctx, c);
        const id = c.req.param('id');
        return c.json(await rooms.read(id, (doc, seq) => ({ ...planToJson(readAll(doc)), seq })));
      },
    );
};

function summary(id: string, { role }: Actor, records: Records): PlanSummary {
  const { plan, themes, strategies, actions } = records;
  const tree = treeOf(records);
  const living = (ids: readonly string[] = [], of: ReadonlyMap<string, Parameters<typeof isArchived>[0]>) =>
    ids.filter((id) => !isArchived(of.get(id)));
  return {
    id,
    title: (isBroken(plan) ? undefined : plan.title) ?? id,
    role,
    municipalities: (isBroken(plan) ? undefined : plan.municipalities) ?? [],
    themes: living(tree.themes, themes).map((themeId) => {
      const theme = themes.get(themeId)!;
      const under = living(tree.strategies.get(themeId), strategies);
      const count = under.reduce(
        (sum, strategy) => sum + living(tree.actions.get(strategy), actions).length,
        0,
      );
      return isBroken(theme)
        ? { title: themeId, actions: count }
        : { no: theme.no, title: theme.title, actions: count };
    }),
  };
}

/** A plan that cannot be opened is listed all the same: it is there, and somebody must know. */
const unopened = (id: string, { role }: Actor, error: Error): PlanSummary => ({
  id,
  title: id,
  role,
  municipalities: [],
  themes: [],
  fault: error instanceof AppError ? error.code : 'unexpected',
});
