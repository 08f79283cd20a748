import type { Database } from './sqlite.ts';

/** A client id of Yjs': whose it is, and up to which clock it has been stored. */
export interface Author {
  readonly client: number;
  readonly person: string;
  readonly clock: number;
}

/** Which person each client id of a document belongs to. */
export class AuthorTable {
  readonly #all;
  readonly #put;

  constructor(db: Database) {
    this.#all = db.prepare('SELECT client, person, clock FROM author WHERE doc = ?');
    this.#put = db.prepare('INSERT OR REPLACE INTO author (doc, client, person, clock) VALUES (?, ?, ?, ?)');
  }

  read(doc: string): Author[] {
    return this.#all.all(doc) as unknown as Author[];
  }

  /** Notes authors within the caller's transaction. */
  write(doc: string, authors: Iterable<Author>): void {
    for (const { client, person, clock } of authors) this.#put.run(doc, client, person, clock);
  }
}
