import { readFileSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type * as Y from 'yjs';
import { AppError } from '../../shared/errors.ts';
import { badFile } from '../../shared/exchange/bad-file.ts';
import { planFromJson } from '../../shared/exchange/from-json.ts';
import { planFormat } from '../../shared/exchange/plan-json.ts';
import type { Doubt } from '../../shared/exchange/proposal.ts';
import { propose } from '../../shared/exchange/propose.ts';
import { readSource } from '../../shared/exchange/read-source.ts';
import { importLimits, type Source } from '../../shared/exchange/source.ts';
import { run } from '../../shared/plan/commands.ts';
import { readAll } from '../../shared/plan/document.ts';
import { idSchema } from '../../shared/plan/schema.ts';
import { giveToFounders } from '../auth/founders.ts';
import type { ServerLimits } from '../limits.ts';
import { openInWorker } from '../exchange/imports.ts';
import { UsageError, withContext } from './verb.ts';

/** Who has done what the command line does. */
const person = 'import';

/** `plan import FILE [--id ID]`: the file as a new plan; what is in doubt, a line each, on stderr. */
export const importPlan = withContext(async (ctx, [file], options) => {
  if (!file) throw new UsageError('plan import takes a file');
  const name = basename(file, extname(file));
  const id = options.id ?? name.toLowerCase();
  if (!idSchema.safeParse(id).success)
    throw new UsageError(`"${id}" is no plan id: 1 to 40 of a-z, 0-9 and -. Name one with --id`);
  const { doc, doubts } = extname(file) === '.json' ? planIn(file) : await planOf(file, name, ctx.limits);
  ctx.plans.create(id, doc, person);
  giveToFounders(ctx, id);
  console.log(id);
  for (const doubt of doubts) console.error(sentenceOf(doubt));
});

interface Made {
  readonly doc: Y.Doc;
  readonly doubts: readonly Doubt[];
}

/** Our own JSON may be larger than what is taken in over HTTP. */
function planIn(file: string): Made {
  const text = readFileSync(file, 'utf8');
  try {
    return { doc: planFromJson(JSON.parse(text)), doubts: [] };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('bad-file', `"${file}" is no JSON: ${(cause as Error).message}`, '', { cause });
  }
}

async function planOf(file: string, title: string, limits: ServerLimits): Promise<Made> {
  if (statSync(file).size > importLimits.fileBytes) throw badFile('too-big');
  const sent = { body: new Uint8Array(readFileSync(file)), type: '', name: file };
  const opened = await openInWorker(sent, limits);
  return 'json' in opened ? { doc: planFromJson(opened.json), doubts: [] } : fromSource(opened.source, title);
}

/** @throws AppError `bad-file` when there are no actions in it */
function fromSource(source: Source, title: string): Made {
  const found = readSource(source);
  const head = { title: found.title ?? title };
  const doc = planFromJson({ format: planFormat, plan: head, themes: [], organisations: [] });
  const { commands, doubts, actions } = propose(found, readAll(doc), { answers: {} });
  if (actions.length === 0) throw badFile('no-actions');
  run(doc, person, ...commands);
  return { doc, doubts };
}

function sentenceOf(doubt: Doubt): string {
  const rows = doubt.rows.map((row) => row + 1).join(', ');
  return `row ${rows}: ${questionOf(doubt)}`.replaceAll(/\s+/g, ' ');
}

function questionOf(doubt: Doubt): string {
  switch (doubt.kind) {
    case 'organisation':
      return `"${doubt.name}" ${doubt.like === undefined ? 'is not in the register' : `looks like "${doubt.like}"`}`;
    case 'split':
      return `"${doubt.name}" may name several: ${doubt.parts.map((part) => `"${part}"`).join(', ')}`;
    case 'time':
      return `"${doubt.text}" is no day${doubt.likely === undefined ? '' : `; "${doubt.likely}" may be meant`}`;
    case 'no-owner':
      return 'nobody leads it';
    case 'both':
      return `${doubt.field} has been changed in the plan too`;
    case 'missing':
      return `"${doubt.id}" is not in the file`;
  }
}
