import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import * as Y from 'yjs';
import { AppError } from '../../shared/errors.ts';
import { renew } from './generations.ts';
import { lockDirectory, lockFile } from './lock.ts';
import { migrations } from './migrations.ts';
import { openStored } from './opening.ts';
import { planOf } from './plans.ts';
import { clientOf, encodeChecked, rebuild } from './rebuild.ts';
import { databaseFile, inTransaction, openFile, unusable, type Database } from './sqlite.ts';
import { fileFaults, planFaults, storedFaults } from './verifying.ts';

/** What has been copied. */
export interface Copied {
  readonly plans: number;
  /** What is damaged of older states, which are only kept to fall back on: the copy is whole without it. */
  readonly warnings: readonly string[];
}

/**
 * Writes a copy of everything as it stands at one moment; the server may go on writing meanwhile. The file appears when
 * it is complete and has been read back.
 * @throws AppError `bad-input` when there is no such directory, `exists` when there is such a file, `damaged` when the copy cannot be read back
 */
export async function backUp(db: Database, file: string): Promise<Copied> {
  if (!existsSync(dirname(file))) throw new AppError('bad-input', `There is no directory "${dirname(file)}"`);
  refuseExisting(file);
  return withPart(`${file}.${randomUUID()}.part`, async (part) => {
    // The open transaction keeps what others write out of the copy; without it every write starts the copy anew.
    db.exec('BEGIN');
    db.prepare('SELECT COUNT(*) FROM plan').get();
    try {
      await backup(db, part);
    } finally {
      db.exec('COMMIT');
    }
    const copied = checkCopy(part);
    refuseExisting(file);
    keep(part, file);
    return copied;
  });
}

/**
 * Puts a backup into an empty data directory, every plan under a new epoch: what clients hold of a later time than the
 * backup must not flow back unseen. Nobody is signed in, and no one-time link is good any more: somebody may have ended
 * them since.
 * @throws AppError with one sentence; then nothing has been written
 */
export async function restore(file: string, dataDir: string): Promise<Copied> {
  checkBackup(file);
  refuseUsed(dataDir);
  const isNew = !existsSync(dataDir);
  using _lock = lockDirectory(dataDir);
  try {
    return await withPart(join(dataDir, `${randomUUID()}.part`), async (part) => {
      const source = new DatabaseSync(file, { readOnly: true });
      try {
        await backup(source, part);
      } finally {
        source.close();
      }
      const copied = checkCopy(part);
      startAnew(part);
      keep(part, databaseFile(dataDir));
      return copied;
    });
  } catch (error) {
    rmSync(lockFile(dataDir), { force: true });
    if (isNew) rmdirSync(dataDir);
    throw error;
  }
}

function refuseExisting(file: string): void {
  if (existsSync(file)) throw new AppError('exists', `"${file}" already exists: name another file`);
}

function refuseUsed(dataDir: string): void {
  if (!existsSync(dataDir)) return;
  if (existsSync(lockFile(dataDir))) lockDirectory(dataDir)[Symbol.dispose]();
  try {
    if (readdirSync(dataDir).length === 0) return;
  } catch (cause) {
    throw unusable(dataDir, cause);
  }
  throw new AppError('exists', `The data directory "${dataDir}" is not empty: name another DATA_DIR`);
}

/** Runs `work` on a name for a new file; nothing stays under that name, whatever happens. */
async function withPart<T>(part: string, work: (part: string) => Promise<T>): Promise<T> {
  try {
    return await work(part);
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(part + suffix, { force: true });
  }
}

/** Brings a copy to the newest schema and reads all of it. */
function checkCopy(part: string): Copied {
  const db = openFile(part);
  try {
    const ids = db.prepare('SELECT id FROM plan').all() as { id: string }[];
    const [fault] = [...fileFaults(db), ...ids.flatMap(({ id }) => planFaults(db, id))];
    if (fault !== undefined) throw new AppError('damaged', `The copy is damaged and was not kept: ${fault}`);
    // One file, which can be carried anywhere.
    db.exec('PRAGMA journal_mode = DELETE');
    return { plans: ids.length, warnings: storedFaults(db).map(({ what }) => what) };
  } finally {
    db.close();
  }
}

function startAnew(part: string): void {
  const db = openFile(part);
  try {
    inTransaction(db, () => {
      db.exec('DELETE FROM session; DELETE FROM sign_in_link; DELETE FROM new_address; DELETE FROM login');
      beginEpochs(db);
    });
  } finally {
    db.close();
  }
}

/** Rebuilt under new client ids, so that even a copy that does not say of which epoch it is can be told. */
function beginEpochs(db: Database): void {
  const docs = db.prepare('SELECT doc FROM head').all() as { doc: string }[];
  for (const [plan, names] of Map.groupBy(docs, ({ doc }) => planOf(doc))) {
    const epoch = randomUUID();
    for (const { doc } of names) beginEpoch(db, doc, plan, epoch);
  }
}

function beginEpoch(db: Database, name: string, plan: string, epoch: string): void {
  const { doc, stored } = openStored(db, name);
  const old = Y.encodeStateAsUpdate(doc);
  const rebuilt = encodeChecked(name, rebuild(doc, clientOf(epoch)), doc);
  renew(db, name, { plan, epoch, seq: stored.seq + 1, old, rebuilt, version: 0 });
}

/** @throws AppError with one sentence when a file is no backup of this program's */
function checkBackup(file: string): void {
  const bad = (what: string, cause?: unknown) => new AppError('bad-file', `"${file}" ${what}`, '', { cause });
  if (!existsSync(file)) throw bad('does not exist');
  if (statSync(file).isDirectory()) throw bad('is a directory, not a backup');
  if (!isDatabase(file)) throw bad('is no backup: it is no SQLite database');
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
    const names = namesIn(db);
    if (version > migrations.length && names.includes('table plan'))
      throw bad(`was written by a newer version of Samplan (schema ${version})`);
    if (String(names) !== String(namesOf(version))) throw bad('is the database of another program');
    const [fault] = fileFaults(db);
    if (fault !== undefined) throw bad(`is damaged: ${fault}`);
  } catch (error) {
    throw error instanceof AppError ? error : bad(`is damaged: ${(error as Error).message}`, error);
  } finally {
    db.close();
  }
}

function isDatabase(file: string): boolean {
  const magic = 'SQLite format 3\0';
  const start = Buffer.alloc(magic.length);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, start, 0, start.length, 0);
  } finally {
    closeSync(handle);
  }
  return start.toString('latin1') === magic;
}

const namesIn = (db: Database): string[] =>
  db
    .prepare(
      "SELECT type || ' ' || name AS name FROM sqlite_schema WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~'",
    )
    .all()
    .map(({ name }) => name as string)
    .toSorted();

/** What a database of this version is made of. Nothing else may be in a backup: a trigger would run. */
function namesOf(version: number): string[] {
  const db = new DatabaseSync(':memory:');
  for (const sql of migrations.slice(0, version)) db.exec(sql);
  const names = version > 0 ? namesIn(db) : [];
  db.close();
  return names.length > 0 ? names : ['none'];
}

/** Gives a file its name, for good: a power cut leaves the whole file or none. */
function keep(part: string, file: string): void {
  const handle = openSync(part, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  renameSync(part, file);
  // Windows opens no directories, and needs not.
  if (process.platform === 'win32') return;
  const directory = openSync(dirname(file), 'r');
  fsyncSync(directory);
  closeSync(directory);
}
