import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { unusable } from './sqlite.ts';

const busy = 5;

/** Holds a lock beside the database; the system takes it away from a process that dies, however it dies. */
export const lockFile = (dataDir: string): string => join(dataDir, 'samplan.lock');

/**
 * Makes sure that nobody else writes to the documents of a directory: two servers would each give out the same numbers.
 * @returns what gives the directory free again
 * @throws Error with one sentence when another server runs on it, or it cannot be used
 */
export function lockDirectory(dataDir: string): Disposable {
  const lock = open(dataDir);
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return { [Symbol.dispose]: () => lock.close() };
  } catch (cause) {
    lock.close();
    if ((cause as { errcode?: number }).errcode !== busy) throw unusable(dataDir, cause);
    throw new Error(
      `Another Samplan server runs on the data directory "${dataDir}": stop it, or name another DATA_DIR.`,
      { cause },
    );
  }
}

function open(dataDir: string): DatabaseSync {
  try {
    mkdirSync(dataDir, { recursive: true });
    return new DatabaseSync(lockFile(dataDir), { timeout: 0 });
  } catch (cause) {
    throw unusable(dataDir, cause);
  }
}
