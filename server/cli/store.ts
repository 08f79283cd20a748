import { resolve } from 'node:path';
import * as Y from 'yjs';
import { AppError } from '../../shared/errors.ts';
import { planToJson } from '../../shared/exchange/to-json.ts';
import { readAll } from '../../shared/plan/document.ts';
import type { AppContext } from '../context.ts';
import { backUp, restore as restoreFile, type Copied } from '../storage/backup.ts';
import { listDamage, noteDamage } from '../storage/damage.ts';
import { planDoc, planOf } from '../storage/plans.ts';
import { rebuild } from '../storage/rebuild.ts';
import { reading } from '../storage/sqlite.ts';
import { fileFaults, planFaults, storedFaults } from '../storage/verifying.ts';
import { openPlan, UsageError, withContext, type Verb } from './verb.ts';

/** `backup FILE` */
export const backup = withContext(async (ctx, [file]) => {
  if (!file) throw new UsageError('backup takes a file');
  tell(file, await backUp(ctx.db, resolve(file)));
});

/** `restore FILE` */
export const restore: Verb = async (config, [file]) => {
  if (!file) throw new UsageError('restore takes a file');
  tell(config.dataDir, await restoreFile(resolve(file), config.dataDir));
};

function tell(where: string, { plans, warnings }: Copied): void {
  for (const warning of warnings) console.error(`${warning}; nothing of the newest state is lost`);
  console.log(`${where}\t${plans} plans`);
}

/** `inspect ID` */
export const inspect = withContext((ctx, [id]) => {
  if (!id) throw new UsageError('inspect takes a plan');
  const { doc, stored } = openPlan(ctx, id);
  const bytes = Y.encodeStateAsUpdate(doc).length;
  const rebuilt = Y.encodeStateAsUpdate(rebuild(doc, 1)).length;
  const rows = {
    epoch: ctx.plans.find(id)?.epoch,
    'last change': stored.seq,
    'snapshot at': stored.snapshotSeq,
    'journal records': stored.tail.length,
    'journal bytes': stored.tail.reduce((sum, { data }) => sum + data.length, 0),
    ...kept(ctx, planDoc(id)),
    'document bytes': bytes,
    'rebuilt bytes': rebuilt,
    ratio: (bytes / rebuilt).toFixed(2),
    'client ids': doc.store.clients.size,
    damage: stored.faults.map(({ what }) => what).join('; ') || 'none',
  };
  for (const [name, value] of Object.entries(rows)) console.log(`${name}\t${value}`);
  for (const { found, what, aside } of listDamage(ctx.db, planDoc(id)))
    console.log(`put aside\t${new Date(found).toJSON()}: ${what} (${aside} kept)`);
});

/** What is stored only to fall back on. */
function kept({ db }: AppContext, doc: string) {
  const listed = (sql: string) =>
    db
      .prepare(sql)
      .all(doc)
      .map(({ seq, bytes }) => `${Number(seq)} (${Number(bytes)} bytes)`)
      .join(', ') || 'none';
  return {
    snapshots: listed(
      'SELECT seq, LENGTH(data) AS bytes FROM snapshot WHERE doc = ? ORDER BY generation DESC',
    ),
    'records kept': Number(db.prepare('SELECT COUNT(*) AS n FROM journal WHERE doc = ?').get(doc)!.n),
    'former epoch': listed('SELECT seq, LENGTH(data) AS bytes FROM former WHERE doc = ?'),
  };
}

/** `verify [--noted]` */
export const verify = withContext((ctx, _args, { noted }) => {
  if (noted) noteDamage(ctx.db);
  const { plans, faults } = reading(ctx.db, () => wrongIn(ctx));
  if (faults.length > 0) throw new AppError('damaged', [...new Set(faults)].join('; '));
  console.log(`ok: ${plans} plans`);
});

/** To be called on one state of the database: a plan that is made meanwhile would be found in a part of it only. */
function wrongIn(ctx: AppContext): { plans: number; faults: string[] } {
  const ids = ctx.plans.list().map(({ id }) => id);
  const faults = [
    ...fileFaults(ctx.db),
    ...storedFaults(ctx.db).map(({ doc, what }) => `${planOf(doc)}: ${what}`),
    ...ids.flatMap((id) => [...planFaults(ctx.db, id), ...brokenIn(ctx, id)].map((what) => `${id}: ${what}`)),
    ...strays(ctx, ids),
    ...listDamage(ctx.db)
      .filter((damage) => !damage.noted)
      .map(({ doc, what, found }) => `${planOf(doc)}: ${what}; put aside ${new Date(found).toJSON()}`),
  ];
  return { plans: ids.length, faults };
}

function brokenIn(ctx: AppContext, id: string): string[] {
  try {
    const { unreadable = [] } = planToJson(readAll(openPlan(ctx, id).doc));
    return unreadable.map((path) => `${path} cannot be read`);
  } catch {
    return []; // Among the faults of the plan already.
  }
}

/** Documents whose plan is not in the list. */
function strays({ db }: AppContext, ids: readonly string[]): string[] {
  const docs = db.prepare('SELECT DISTINCT doc FROM journal UNION SELECT doc FROM head').all();
  const lost = docs.map(({ doc }) => doc as string).filter((doc) => !ids.includes(planOf(doc)));
  return lost.map((doc) => `${planOf(doc)}: "${doc}" is stored, but there is no such plan`);
}
