import { hashOf, newSecret } from './secrets.ts';
import { newId } from '../../shared/ids.ts';
import type { Database } from './sqlite.ts';

/** What a script signs in with. Times in ms. */
export interface Token {
  readonly id: string;
  readonly plan: string;
  /** The script, a member of the plan. */
  readonly person: string;
  readonly created: number;
  readonly seen: number | null;
  readonly revoked: number | null;
}

/** The tokens of scripts. Only their hashes are stored. */
export class Tokens {
  readonly #db: Database;
  readonly #find;
  readonly #isValid;
  readonly #see;

  constructor(db: Database) {
    this.#db = db;
    this.#find = db.prepare('SELECT * FROM token WHERE hash = ? AND revoked IS NULL');
    this.#isValid = db.prepare('SELECT 1 FROM token WHERE id = ? AND revoked IS NULL');
    this.#see = db.prepare('UPDATE token SET seen = ? WHERE id = ? AND (seen IS NULL OR seen < ?)');
  }

  /** @returns the secret, which nobody can read again */
  create(plan: string, person: string): { readonly id: string; readonly secret: string } {
    const id = newId();
    const secret = newSecret();
    this.#db
      .prepare('INSERT INTO token (id, hash, plan, person, created) VALUES (?, ?, ?, ?, ?)')
      .run(id, hashOf(secret), plan, person, Date.now());
    return { id, secret };
  }

  /** @returns undefined when there is none, or no more */
  bySecret(secret: string): Token | undefined {
    const token = this.#find.get(hashOf(secret)) as Token | undefined;
    const now = Date.now();
    if (token) this.#note(token.id, now);
    return token;
  }

  /** Notes, to the minute, that a token was used. Of a disk that takes nothing more others tell. */
  #note(id: string, now: number): void {
    try {
      this.#see.run(now, id, now - 60_000);
    } catch {
      // Then it is not known to the minute.
    }
  }

  isValid(id: string): boolean {
    return this.#isValid.get(id) !== undefined;
  }

  /** All of them, the oldest first. */
  list(): Token[] {
    const columns = 'id, plan, person, created, seen, revoked';
    return this.#db.prepare(`SELECT ${columns} FROM token ORDER BY created, id`).all() as unknown as Token[];
  }

  /** @returns whether there was such a token */
  revoke(id: string): boolean {
    return (
      this.#db.prepare('UPDATE token SET revoked = COALESCE(revoked, ?) WHERE id = ?').run(Date.now(), id)
        .changes > 0
    );
  }
}
