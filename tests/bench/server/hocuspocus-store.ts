import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

interface Documents {
  /** @returns null when nothing is stored under the name */
  read(name: string): Uint8Array | null;
  write(name: string, state: Uint8Array): void;
  close(): void;
}

/** What @hocuspocus/extension-sqlite keeps in its file: one row a document. */
export function openDocuments(dataDir: string): Documents {
  const db = new DatabaseSync(join(dataDir, 'hocuspocus.db'));
  db.exec(
    'CREATE TABLE IF NOT EXISTS "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))',
  );
  const select = db.prepare('SELECT data FROM "documents" WHERE name = ? ORDER BY rowid DESC');
  const upsert = db.prepare(
    'INSERT INTO "documents" ("name", "data") VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET data = excluded.data',
  );
  return {
    read: (name) => (select.get(name)?.data as Uint8Array | undefined) ?? null,
    write: (name, state) => void upsert.run(name, state),
    close: () => db.close(),
  };
}
