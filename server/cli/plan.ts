import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { isLivingOrganisation } from '../../shared/exchange/export-rows.ts';
import { languages } from '../../shared/i18n/languages.ts';
import { isBroken, readAll } from '../../shared/plan/document.ts';
import type { AppContext } from '../context.ts';
import { exportFile, exportFormats, wholeOnly } from '../exchange/export-file.ts';
import { occasionOf } from '../exchange/feed.ts';
import { openPlan, UsageError, withContext } from './verb.ts';

/** `plan list`: a plan that cannot be opened is listed with the reason. */
export const list = withContext((ctx) => {
  for (const { id } of ctx.plans.list()) console.log(`${id}\t${headOf(ctx, id)}`);
});

/** `plan export ID FILE [--language nb|nn|en] [--org ORGID]`: the format by the file's ending. */
export const exportPlan = withContext(async (ctx, [id, file], { language: written = 'nb', org }) => {
  if (!id || !file) throw new UsageError('plan export takes a plan and a file');
  const format = exportFormats.find((one) => extname(file).toLowerCase() === `.${one}`);
  if (!format) throw new UsageError(`"${file}" does not end in .${exportFormats.join(', .')}`);
  const language = languages.find((one) => one === written);
  if (!language) throw new UsageError(`--language is "${written}": not one of ${languages.join(', ')}`);
  if (org !== undefined && wholeOnly.has(format)) throw new UsageError(`A .${format} file takes no --org`);
  const { doc, stored } = openPlan(ctx, id);
  const records = readAll(doc);
  if (org !== undefined && !isLivingOrganisation(records, org))
    throw new AppError('not-found', `There is no organisation "${org}" in "${id}"`);
  const { exportTime: time, exportMemory: memory } = ctx.limits;
  const wanted = { plan: id, records, seq: stored.good, language, org, ...occasionOf(ctx, id) };
  writeFileSync(file, await exportFile(format, wanted, { time, memory }));
  for (const { what } of stored.faults) console.error(`${what}; the file holds change ${stored.good}`);
});

function headOf(ctx: AppContext, id: string): string {
  try {
    const { doc, stored } = openPlan(ctx, id);
    const { plan, themes, strategies, actions } = readAll(doc);
    const title = isBroken(plan) ? '' : (plan.title ?? '');
    const counts = `${themes.size} themes, ${strategies.size} strategies, ${actions.size} actions`;
    return [title, counts, ...stored.faults.map(({ what }) => `damaged: ${what}`)].join('\t');
  } catch (error) {
    return `\t${error instanceof AppError ? error.code : 'damaged'}: ${(error as Error).message}`;
  }
}
