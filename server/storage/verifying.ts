import { documentNames } from '../../shared/commands.ts';
import { openStored } from './opening.ts';
import { docName } from './plans.ts';
import { checkStored } from './reading.ts';
import type { Database } from './sqlite.ts';

/** What SQLite itself finds wrong with its file, in words. */
export function fileFaults(db: Database): string[] {
  try {
    const rows = db.prepare('PRAGMA integrity_check(10)').all() as { integrity_check: string }[];
    const found = rows.map(({ integrity_check: line }) => line).filter((line) => line !== 'ok');
    return found.map((line) => `database: ${line}`);
  } catch (error) {
    return [`database: ${(error as Error).message}`];
  }
}

/** What keeps the newest state of a plan from being read, in words. */
export function planFaults(db: Database, id: string): string[] {
  return documentNames.flatMap((document) => {
    try {
      return openStored(db, docName(id, document)).stored.faults.map(({ what }) => what);
    } catch (error) {
      return [(error as Error).message];
    }
  });
}

/** Everything that does not match its checksum or is missing, in words, with the document it is of. */
export function storedFaults(db: Database): { doc: string; what: string }[] {
  const docs = db
    .prepare('SELECT doc FROM journal UNION SELECT doc FROM snapshot UNION SELECT doc FROM head')
    .all();
  return docs.flatMap(({ doc }) => {
    try {
      return checkStored(db, doc as string).map(({ what }) => ({ doc: doc as string, what }));
    } catch (error) {
      return [{ doc: doc as string, what: (error as Error).message }];
    }
  });
}
