import { readFileSync } from 'node:fs';
import { planFromJson } from '../shared/exchange/from-json.ts';
import type { Config } from './config.ts';
import { createLog, type Log } from './log.ts';
import { Journal } from './storage/journal.ts';
import { Plans } from './storage/plans.ts';
import { openDatabase, type Database } from './storage/sqlite.ts';
import { Rooms } from './sync/rooms.ts';

/** Everything a route or a room may use: made here, passed on, never imported as a singleton. */
export interface AppContext extends AsyncDisposable {
  readonly config: Config;
  readonly log: Log;
  readonly db: Database;
  readonly journal: Journal;
  readonly plans: Plans;
  readonly rooms: Rooms;
}

/**
 * The one composition root.
 * @throws Error with one sentence when the data directory cannot be used
 */
export function createContext(config: Config): AppContext {
  const log = createLog(config.logLevel);
  const db = openDatabase(config.dataDir);
  const journal = new Journal(db, (fault) => log.error(fault, 'damaged'));
  const plans = new Plans(db, journal);
  const rooms = new Rooms(plans, { journal, log, limits: config.limits });
  const dispose = async () => {
    await rooms.close();
    db.close();
  };
  return { config, log, db, journal, plans, rooms, [Symbol.asyncDispose]: dispose };
}

export const exampleId = 'lillehammer';

/** Gives an empty data directory the example plan. */
export function ensureExample({ config, plans, log }: AppContext): void {
  if (!config.example || plans.list().length > 0) return;
  const file = new URL('example/lillehammer-plan.json', import.meta.url);
  plans.create(exampleId, planFromJson(JSON.parse(readFileSync(file, 'utf8'))), 'example');
  log.info({ plan: exampleId }, 'created the example plan');
}
