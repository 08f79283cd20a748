import { inTransaction, type Database } from './sqlite.ts';

/** An update that was not taken. */
export interface Refused {
  readonly person: string;
  readonly code: string;
  readonly path: string;
  readonly data: Uint8Array;
}

/** An update that was not taken, read back; `at` in ms since 1970. */
export type PastRefused = Refused & { readonly at: number };

/** Keeps what was refused for a while, so that a coordinator can see what somebody tried to write, or help get it back. */
export class Quarantine {
  readonly #db: Database;
  readonly #room: number;
  readonly #time: number;

  /**
   * @param room how much is kept of a document, in bytes; the oldest goes first
   * @param time how long, in ms
   */
  constructor(db: Database, room: number, time: number) {
    this.#db = db;
    this.#room = room;
    this.#time = time;
  }

  put(doc: string, { person, code, path, data }: Refused): void {
    const at = Date.now();
    inTransaction(this.#db, () => {
      this.#db
        .prepare('INSERT INTO quarantine (doc, at, person, code, path, data) VALUES (?, ?, ?, ?, ?, ?)')
        .run(doc, at, person, code, path, data);
      this.#db.prepare('DELETE FROM quarantine WHERE at < ?').run(at - this.#time);
      this.#db
        .prepare(
          `DELETE FROM quarantine WHERE rowid IN (
            SELECT rowid FROM (
              SELECT rowid, SUM(length(data)) OVER (ORDER BY rowid DESC) AS kept FROM quarantine WHERE doc = ?
            ) WHERE kept > ?
          )`,
        )
        .run(doc, this.#room);
    });
  }

  /** What is kept of a document, newest first. */
  list(doc: string): PastRefused[] {
    const query =
      'SELECT at, person, code, path, data FROM quarantine WHERE doc = ? AND at >= ? ORDER BY rowid DESC';
    return this.#db.prepare(query).all(doc, Date.now() - this.#time) as unknown as PastRefused[];
  }
}
