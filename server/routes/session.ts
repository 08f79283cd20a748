import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describeRoute } from 'hono-openapi';
import { AppError } from '../../shared/errors.ts';
import {
  sessionChangesSchema,
  sessionSchema,
  type PersonJson,
  type SessionJson,
} from '../../shared/people.ts';
import { limits } from '../../shared/plan/schema.ts';
import { cleanLine, visitorIn } from '../auth/actor.ts';
import { visitorOf, type Visitor } from '../auth/visitor.ts';
import type { AppContext } from '../context.ts';
import { ownOriginOnly } from '../origin.ts';
import { json, problemAnswer } from './answers.ts';

type Person = Visitor['person'];

/** Who is signed in here. */
export const sessionRoutes = (ctx: AppContext): Hono =>
  new Hono()
    .get(
      '/',
      describeRoute({
        summary: 'Who is signed in, and in which ways one may',
        responses: { 200: json('`person` is null for nobody', sessionSchema) },
      }),
      (c) => {
        const { authorization, cookie } = c.req.header();
        return c.json(sessionOf(ctx, visitorOf(ctx, { authorization, cookie })?.person));
      },
    )
    .patch(
      '/',
      describeRoute({
        summary: 'Say something else of oneself',
        requestBody: { required: true, ...json('What is to be changed', sessionChangesSchema) },
        responses: {
          200: json('As `GET`', sessionSchema),
          401: problemAnswer('`no-session`'),
          422: problemAnswer('`bad-input`: `path` says what'),
        },
      }),
      ownOriginOnly(ctx.config),
      bodyLimit({ maxSize: ctx.config.limits.commandBody }),
      async (c) => {
        const { person } = visitorIn(ctx, c);
        const parsed = sessionChangesSchema.safeParse(await c.req.json().catch(() => undefined));
        if (!parsed.success) throw badInput(parsed.error.issues[0]!);
        const { name, organisation } = parsed.data;
        ctx.people.update(person.id, {
          ...(name !== undefined && { name: cleanLine(name, limits.name) }),
          ...(organisation !== undefined && { organisation: cleanLine(organisation, limits.name) }),
        });
        ctx.rooms.recheck();
        return c.json(sessionOf(ctx, ctx.people.find(person.id)));
      },
    );

const badInput = ({ message, path }: { message: string; path: PropertyKey[] }): AppError =>
  new AppError('bad-input', message, path.join('/'));

const sessionOf = (ctx: AppContext, person: Person | undefined): SessionJson => ({
  person: person ? personOf(ctx, person) : null,
  providers: ctx.oidc.providers,
  hasMail: true,
});

function personOf({ members }: AppContext, person: Person): PersonJson {
  const { id, kind, name, title, organisation, email, password, founder } = person;
  const isCoordinator = members.ofPerson(id).some(({ role, removed }) => role === 'coordinator' && !removed);
  return {
    ...{ id, kind, name, title, organisation, email },
    hasPassword: password !== null,
    mayCreatePlans: kind === 'account' && (founder === 1 || isCoordinator),
    needsSetup: kind === 'account' && name === '',
  };
}
