import type { Database } from '../server/storage/sqlite.ts';

/** Lets a database grow no more, as on a full disk, and takes the free pages it has. @returns what makes room again */
export function fillDisk(db: Database): () => void {
  const pragma = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get()!)[0] as number;
  const free = pragma('freelist_count') * pragma('page_size');
  db.prepare('INSERT OR REPLACE INTO probe (id, data) VALUES (99, zeroblob(?))').run(free);
  db.exec(`PRAGMA max_page_count = ${pragma('page_count')}`);
  return () => db.exec('PRAGMA max_page_count = 1000000');
}
