import { Hono, type Context } from 'hono';
import { describeRoute } from 'hono-openapi';
import { importAnswerSchema } from '../../shared/api-import.ts';
import { AppError } from '../../shared/errors.ts';
import { badFile } from '../../shared/exchange/bad-file.ts';
import { newId } from '../../shared/ids.ts';
import { actorIn } from '../auth/actor.ts';
import type { AppContext } from '../context.ts';
import type { Sent } from '../exchange/open-task.ts';
import { ownOriginOnly } from '../origin.ts';
import { json, problemAnswer } from './answers.ts';

const parameter = (name: string, description: string, required = false) =>
  ({ name, in: 'query', description, required, schema: { type: 'string' } }) as const;

const description = describeRoute({
  summary: 'Take a file into the plan',
  description:
    'Word, Excel, CSV or JSON. The body is a form with `file` and, as JSON text, `options`; or the file itself, with its ' +
    'name in `name`; or JSON: `{source, ...options}` with what a preview answered. `mode=preview` writes nothing and ' +
    'tells what would come of it; `mode=apply` does it as one step. With the header `Idempotency-Key` the same file ' +
    'sent again within 7 days is not taken in twice. Only for coordinators.',
  parameters: [
    parameter('mode', '`preview` or `apply`', true),
    parameter('name', 'What the file is called'),
    parameter('sheet', 'Of a workbook: the sheet that holds the actions'),
  ],
  responses: {
    200: json('What would come of it, or what has', importAnswerSchema),
    403: problemAnswer('`not-allowed` in your role; `foreign-origin`'),
    404: problemAnswer('No such plan, or not yours to see'),
    409: problemAnswer('`key-reused`: another file came under this key'),
    422: problemAnswer(
      '`bad-file`: `path` says why; `bad-input`: `path` says what; `limit`: the plan is full, or the file took too much time or memory',
    ),
    429: problemAnswer('`too-many`: see Retry-After'),
    503: problemAnswer('`storage-unavailable`: nothing has happened'),
  },
});

/** Files that are taken into plans. */
export const importRoutes = (ctx: AppContext): Hono =>
  new Hono().post('/:id/import', description, ownOriginOnly(ctx.config), async (c) => {
    const plan = c.req.param('id');
    const who = () => actorIn(ctx, c, 'import');
    const { person } = who();
    const mode = c.req.query('mode');
    if (mode !== 'preview' && mode !== 'apply')
      throw new AppError('bad-input', 'mode is preview or apply', 'mode');
    ctx.imports.count(person);
    const sent = await sentIn(c, plan, ctx.limits.importBody);
    who();
    const { signal } = c.req.raw;
    const delivery = { plan, who, sent, signal };
    try {
      if (mode === 'preview') return c.body(await ctx.imports.preview(delivery), 200, asJson);
      const key = c.req.header('idempotency-key')?.slice(0, 100) || newId();
      return c.json(await ctx.imports.apply(delivery, key));
    } catch (error) {
      // Nobody is there any more to be told.
      if (signal.aborted) return c.body(null, 400);
      throw error;
    }
  });

const asJson = { 'content-type': 'application/json' };

async function sentIn(c: Context, plan: string, most: number): Promise<Sent> {
  const { name = '', sheet } = c.req.query();
  return { body: await bytesOf(c, most), type: c.req.header('content-type') ?? '', name, sheet, plan };
}

/** Reads no further than the limit, whatever the request says of its length. @throws AppError `bad-file` */
async function bytesOf(c: Context, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let length = Number(c.req.header('content-length') ?? 0);
  if (length <= most) {
    length = 0;
    for await (const piece of c.req.raw.body ?? []) {
      length += piece.length;
      if (length > most) break;
      pieces.push(piece);
    }
  }
  if (length > most) {
    // What is still being sent is not read, so that nothing else can come on this connection.
    c.header('connection', 'close');
    throw badFile('too-big');
  }
  const body = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    body.set(piece, at);
    at += piece.length;
  }
  return body;
}
