import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import {
  commandAnswerSchema,
  commandRequestSchema,
  type AnyCommand,
  type CommandRequest,
} from '../../shared/commands.ts';
import { AppError } from '../../shared/errors.ts';
import { actorIn } from '../auth/actor.ts';
import type { AppContext } from '../context.ts';
import { ownOriginOnly } from '../origin.ts';
import { problem } from '../problem.ts';
import { json, problemAnswer } from './answers.ts';
import { jsonOnly, smallBody } from './bodies.ts';

/** How deep lists and objects of a command may lie in one another. */
const mostDepth = 10;

const description = describeRoute({
  summary: 'Run one command',
  description:
    'Changes the plan, or says something in its record. Answers when it is stored. Sent again under the same ' +
    '`key`, within 7 days, it is not run again: the first answer is given once more.',
  requestBody: { required: true, ...json('The command', commandRequestSchema) },
  responses: {
    200: json('It is stored', commandAnswerSchema),
    400: problemAnswer('`bad-input`: the body is no JSON'),
    403: problemAnswer(
      '`not-allowed` in your role, or what is not yours; `foreign-origin`: a page of another site',
    ),
    404: problemAnswer('`not-found`: no such plan, or nothing there by the id in `path`'),
    409: problemAnswer(
      '`gone`, `changed-since`, `exists`; `key-reused`: another command came under this key',
    ),
    413: problemAnswer('`too-big`'),
    415: problemAnswer('`not-json`: the content type must be application/json'),
    422: problemAnswer('`bad-input`: `path` says what; `limit`: the plan is full'),
    429: problemAnswer('`too-many`: `Retry-After` says in how many seconds it may be tried again'),
    503: problemAnswer('`storage-unavailable`: nothing has happened, try again under the same key'),
  },
});

/** Typed commands, for the client and for programs. */
export const commandRoutes = (ctx: AppContext): Hono => {
  const { config, commands } = ctx;
  return new Hono().post(
    '/:id/commands',
    description,
    ownOriginOnly(config),
    jsonOnly,
    smallBody(config.limits.commandBody),
    async (c) => {
      const id = c.req.param('id');
      const who = () => actorIn(ctx, c);
      who();
      const body = parse(await c.req.text());
      if (body === undefined) return problem(c, 400, 'bad-input', 'The body is no JSON.');
      const { command: name, input, key } = requestOf(body);
      return c.json(await commands.run(id, who, key, { name, input } as AnyCommand));
    },
  );
};

/** @returns undefined when the text is no JSON */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** @throws AppError `bad-input` with the path in the body */
function requestOf(body: unknown): CommandRequest {
  const parsed = commandRequestSchema.safeParse(wellFormed(body));
  if (parsed.success) return parsed.data;
  const { message, path } = parsed.error.issues[0]!;
  const at = path.join('/');
  throw new AppError('bad-input', `${at || 'The body'}: ${message}`, at);
}

/**
 * The value with half surrogate pairs replaced: UTF-8 cannot carry them, so what goes to the journal and to the others
 * would differ from what is in memory here.
 */
function wellFormed(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= mostDepth)
    throw new AppError('bad-input', `A command is at most ${mostDepth} lists and objects deep`, '');
  if (Array.isArray(value)) return value.map((inner) => wellFormed(inner, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, wellFormed(inner, depth + 1)]),
  );
}
