import { readFileSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import * as Y from 'yjs';
import { AppError } from '../shared/errors.ts';
import { planFromJson } from '../shared/exchange/from-json.ts';
import { jsonText, planToJson } from '../shared/exchange/to-json.ts';
import { isBroken, readAll } from '../shared/plan/document.ts';
import { idSchema } from '../shared/plan/schema.ts';
import { readConfig } from './config.ts';
import { createContext, type AppContext } from './context.ts';
import { planDoc } from './storage/plans.ts';
import { documentKinds } from './sync/document-kind.ts';
import { StoredDoc } from './sync/stored-doc.ts';

const help = `samplan: the administrator's command line. It works on DATA_DIR; the server may run meanwhile.

  samplan plan list                       the plans, one a line: id, title, counts
  samplan plan export ID FILE.json        writes the plan as canonical JSON
  samplan plan import FILE.json [--id ID] takes a file in as a new plan (id: the file's name)
  samplan inspect ID                      what is stored of a plan, and how big it is
  samplan verify                          reads everything back and checks it; 1 when something is damaged

Exit code: 0 done, 1 refused (one sentence on stderr), 2 wrong usage.`;

class UsageError extends Error {}

type Verb = (ctx: AppContext, args: string[], options: { id?: string | undefined }) => void;

const verbs: Record<string, Verb> = {
  'plan list': (ctx) => {
    for (const { id } of ctx.plans.list()) {
      const { plan, themes, strategies, actions } = readAll(load(ctx, id).doc);
      const title = isBroken(plan) ? '' : (plan.title ?? '');
      console.log(
        `${id}\t${title}\t${themes.size} themes, ${strategies.size} strategies, ${actions.size} actions`,
      );
    }
  },
  'plan export': (ctx, [id, file]) => {
    if (!id || !file) throw new UsageError('plan export takes a plan and a file');
    if (extname(file) !== '.json')
      throw new UsageError(`"${file}" does not end in .json: no other format yet`);
    writeFileSync(file, jsonText(planToJson(readAll(load(ctx, id).doc))));
  },
  'plan import': (ctx, [file], options) => {
    if (!file) throw new UsageError('plan import takes a file');
    const id = options.id ?? basename(file, extname(file)).toLowerCase();
    if (!idSchema.safeParse(id).success)
      throw new UsageError(`"${id}" is no plan id: 1 to 40 of a-z, 0-9 and -. Name one with --id`);
    ctx.plans.create(id, planFromJson(parse(file)), 'import');
    console.log(id);
  },
  inspect: (ctx, [id]) => {
    if (!id) throw new UsageError('inspect takes a plan');
    const { doc, seq } = load(ctx, id);
    const stored = ctx.journal.load(planDoc(id));
    const rows = {
      epoch: ctx.plans.find(id)?.epoch,
      'last change': seq,
      'snapshot at': stored.snapshotSeq,
      'journal records': stored.tail.length,
      'document bytes': Y.encodeStateAsUpdate(doc).length,
      'rebuilt bytes': Y.encodeStateAsUpdate(planFromJson(planToJson(readAll(doc)))).length,
    };
    for (const [name, value] of Object.entries(rows)) console.log(`${name}\t${value}`);
  },
  verify: (ctx) => {
    const { integrity_check: result } = ctx.db.prepare('PRAGMA integrity_check').get() as {
      integrity_check: string;
    };
    const faults = result === 'ok' ? [] : [`database: ${result}`];
    for (const { id } of ctx.plans.list()) faults.push(...faultsOf(ctx, id));
    if (faults.length > 0) throw new AppError('damaged', faults.join('; '));
    console.log(`ok: ${ctx.plans.list().length} plans`);
  },
};

function load(ctx: AppContext, id: string): StoredDoc {
  if (!ctx.plans.find(id)) throw new AppError('not-found', `There is no plan "${id}"`);
  return new StoredDoc(planDoc(id), documentKinds.plan, ctx);
}

function faultsOf(ctx: AppContext, id: string): string[] {
  try {
    const { unreadable = [] } = planToJson(readAll(load(ctx, id).doc));
    return unreadable.map((path) => `${id}: ${path} cannot be read`);
  } catch (error) {
    return [`${id}: ${(error as Error).message}`];
  }
}

function parse(file: string): unknown {
  if (extname(file) !== '.json') throw new UsageError(`"${file}" does not end in .json: no other format yet`);
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('bad-file', `"${file}" is no JSON: ${(cause as Error).message}`, '', { cause });
  }
}

async function main(argv: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { help: { type: 'boolean' }, id: { type: 'string' } },
  });
  if (values.help || positionals.length === 0) return console.log(help);
  const name = [positionals.slice(0, 2).join(' '), positionals[0]!].find((verb) =>
    Object.hasOwn(verbs, verb),
  );
  if (!name) throw new UsageError(`There is no verb "${positionals.join(' ')}"`);
  await using ctx = createContext({ ...readConfig(process.env), logLevel: 'silent' });
  verbs[name]!(ctx, positionals.slice(name.split(' ').length), values);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const isUsage =
    error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  // A message may quote a file's text, line breaks and all.
  const sentence = (error as Error).message.replaceAll(/\p{Cc}+/gu, ' ');
  console.error(`${sentence}${isUsage ? '. See samplan --help.' : ''}`);
  process.exitCode = isUsage ? 2 : 1;
}
