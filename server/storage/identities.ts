import type { Database } from './sqlite.ts';

/** Accounts elsewhere, by what never changes there, and whose they are here. */
export class Identities {
  readonly #find;
  readonly #insert;
  readonly #issuers;
  readonly #remove;

  constructor(db: Database) {
    this.#find = db.prepare('SELECT person FROM identity WHERE issuer = ? AND subject = ?');
    this.#insert = db.prepare('INSERT INTO identity (issuer, subject, person) VALUES (?, ?, ?)');
    this.#issuers = db.prepare('SELECT DISTINCT issuer FROM identity WHERE person = ?');
    this.#remove = db.prepare('DELETE FROM identity WHERE person = ? AND issuer = ?');
  }

  /** @returns the id of a person; undefined when nobody has come with it yet */
  personOf(issuer: string, subject: string): string | undefined {
    return this.#find.get(issuer, subject)?.person as string | undefined;
  }

  /** @throws Error when it is somebody's already */
  add(issuer: string, subject: string, person: string): void {
    this.#insert.run(issuer, subject, person);
  }

  /** Where somebody has accounts that are theirs here. */
  issuersOf(person: string): string[] {
    return this.#issuers.all(person).map(({ issuer }) => String(issuer));
  }

  /** All that somebody has at one of them is nobody's from now on. */
  remove(person: string, issuer: string): void {
    this.#remove.run(person, issuer);
  }
}
