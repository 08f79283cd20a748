import { Hono, type Context } from 'hono';
import { describeRoute } from 'hono-openapi';
import { AppError } from '../../shared/errors.ts';
import { isLivingOrganisation, titleIn } from '../../shared/exchange/export-rows.ts';
import { languages, type Language } from '../../shared/i18n/languages.ts';
import { readAll, type Records } from '../../shared/plan/document.ts';
import { actorIn } from '../auth/actor.ts';
import { Rates, tooMany } from '../auth/rates.ts';
import type { AppContext } from '../context.ts';
import {
  exportFile,
  exportFormats,
  exportTypes,
  isHeavy,
  wholeOnly,
  type ExportFormat,
  type Wanted,
} from '../exchange/export-file.ts';
import { occasionOf } from '../exchange/feed.ts';
import { attachment, fileName } from '../exchange/file-name.ts';
import { Turnstile } from '../turnstile.ts';
import { problemAnswer } from './answers.ts';

const described = describeRoute({
  summary: 'A plan as a file: docx, xlsx, csv, json or ics',
  description:
    'docx has the form of the plan, with a chapter for each theme; xlsx and csv have a row for each action; json is ' +
    'canonical, the same bytes as `samplan plan export`; ics has the deadlines.',
  parameters: [
    {
      name: 'language',
      in: 'query',
      description: 'Of headers and headings: `nb`, `nn` or `en`',
      schema: { type: 'string' },
    },
    {
      name: 'org',
      in: 'query',
      description: 'xlsx, csv and ics: only actions that this organisation leads or joins',
      schema: { type: 'string' },
    },
  ],
  responses: {
    200: {
      description: 'The file; its name is in `content-disposition`',
      content: Object.fromEntries(
        Object.values(exportTypes).map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
      ),
    },
    401: problemAnswer('`no-session`'),
    404: problemAnswer('No such plan, or not yours to see; no such format; no such organisation'),
    422: problemAnswer('`bad-input`: `path` says what; `limit`: it took too long or too much memory'),
    429: problemAnswer('`too-many`: see Retry-After'),
  },
});

/** A plan as a file, for everybody who may read it. */
export const exportRoutes = (ctx: AppContext): Hono => {
  const { exportBurst, exportPause, exportsAtOnce, exportsWaiting, exportTime, exportMemory, counted } =
    ctx.limits;
  const pace = new Rates(exportBurst, exportPause, counted);
  const turnstile = new Turnstile(exportsAtOnce, exportsWaiting);
  const work = { time: exportTime, memory: exportMemory };
  return new Hono().get('/:id/export/:format', described, async (c) => {
    const { person } = actorIn(ctx, c);
    const format = formatOf(c.req.param('format'));
    const asked = askedIn(c, format);
    const wait = pace.take(person);
    if (wait > 0) throw tooMany(wait, 'You have fetched many files');
    const wanted = await read(ctx, c.req.param('id'), asked);
    const { signal } = c.req.raw;
    const make = () => exportFile(format, wanted, work, signal);
    const made = isHeavy(format) ? turnstile.pass(make) : make();
    if (!made) throw new AppError('too-many', 'Many files are being made', '', { retryAfter: 10 });
    const file = await made.catch((error: unknown) => {
      // Nobody waits for it any more.
      if (signal.aborted) return '';
      throw error;
    });
    // Rights may have ended while it was made.
    actorIn(ctx, c);
    c.header('content-type', exportTypes[format]);
    c.header('content-disposition', attachment(fileName(titleIn(wanted), wanted.day, format)));
    return c.body(file as Uint8Array<ArrayBuffer> | string);
  });
};

interface Asked {
  readonly language: Language;
  readonly org: string | undefined;
}

/** What the plan is now. @throws AppError `not-found` when there is no such organisation in it */
const read = (ctx: AppContext, plan: string, { language, org }: Asked): Promise<Wanted> =>
  ctx.rooms.read(plan, (doc, seq) => {
    const records = readAll(doc);
    checkOrganisation(records, org);
    return { records, plan, seq, language, org, ...occasionOf(ctx, plan) };
  });

function checkOrganisation(records: Records, org: string | undefined): void {
  if (org === undefined || isLivingOrganisation(records, org)) return;
  throw new AppError('not-found', `There is no organisation "${org}" in this plan`, 'org');
}

function formatOf(text: string): ExportFormat {
  const format = exportFormats.find((one) => one === text);
  if (format) return format;
  throw new AppError('not-found', `A plan is no "${text}": ${exportFormats.join(', ')}`, 'format');
}

function askedIn(c: Context, format: ExportFormat): Asked {
  const { language: text = 'nb', org } = c.req.query();
  const language = languages.find((one) => one === text);
  if (!language) throw new AppError('bad-input', `"${text}" is none of ${languages.join(', ')}`, 'language');
  if (org !== undefined && wholeOnly.has(format))
    throw new AppError(
      'bad-input',
      `A ${format} file holds the whole plan, not what is one organisation's`,
      'org',
    );
  return { language, org };
}
