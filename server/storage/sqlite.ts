import { mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { serverLimits } from '../limits.ts';
import { migrations } from './migrations.ts';

export type Database = DatabaseSync;

/** The file in a data directory that holds everything. */
export const databaseFile = (dataDir: string): string => join(dataDir, 'samplan.db');

/**
 * Opens `samplan.db` in the directory, making both when they are missing, at the newest schema.
 * @param lockWait how long a statement waits while another process writes, in ms
 * @throws Error with one sentence when the directory cannot be used or a newer program wrote the file
 */
export function openDatabase(dataDir: string, lockWait: number): Database {
  try {
    mkdirSync(dataDir, { recursive: true });
    return openFile(databaseFile(dataDir), lockWait);
  } catch (cause) {
    throw unusable(dataDir, cause);
  }
}

/** With less than this free, in bytes, SQLite cannot make room for its index, and calls that an I/O error. */
const leastFree = 1 << 20;

/** @param free how many bytes the disk of the directory has left; undefined: not known */
export function unusable(dataDir: string, cause: unknown, free = freeAt(dataDir)): Error {
  const why = `The data directory "${dataDir}" cannot be used: ${(cause as Error).message}`;
  const isFull = free !== undefined && free < leastFree;
  return new Error(isFull ? `${why}; its disk is full (${free >> 10} kB left).` : `${why}.`, { cause });
}

function freeAt(directory: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

/** Opens a database file, making it when it is missing, and brings it to the newest schema. */
export function openFile(file: string, lockWait: number = serverLimits.lockWaitAlone): Database {
  const db = new DatabaseSync(file, { timeout: lockWait });
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    migrate(db, file);
    return db;
  } catch (error) {
    db.close();
    throw error;
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

/** Runs `work` on one state of the database, whatever other processes write meanwhile. */
export function reading<T>(db: Database, work: () => T): T {
  if (db.isTransaction) return work();
  db.exec('BEGIN');
  try {
    return work();
  } finally {
    db.exec('COMMIT');
  }
}
