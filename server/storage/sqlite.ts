import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrations } from './migrations.ts';

/** How long a statement waits for another process's lock, in ms. Short: the call blocks every room; rooms try again. */
const lockWait = 100;

export type Database = DatabaseSync;

/**
 * Opens `samplan.db` in the directory, making both when they are missing, at the newest schema.
 * @throws Error with one sentence when the directory cannot be used or a newer program wrote the file
 */
export function openDatabase(dataDir: string): Database {
  const file = join(dataDir, 'samplan.db');
  try {
    mkdirSync(dataDir, { recursive: true });
    const db = new DatabaseSync(file, { timeout: lockWait });
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    migrate(db, file);
    return db;
  } catch (cause) {
    throw new Error(`The data directory "${dataDir}" cannot be used: ${(cause as Error).message}.`, {
      cause,
    });
  }
}

function migrate(db: Database, file: string): void {
  const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version > migrations.length)
    throw new Error(`"${file}" was written by a newer version of Samplan (schema ${version})`);
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    inTransaction(db, () => db.exec(`${sql}; PRAGMA user_version = ${index + 1}`));
  }
}

/** Runs `work` as one write transaction: all of it is stored, or nothing. */
export function inTransaction<T>(db: Database, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
