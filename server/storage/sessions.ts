import { hashOf, newSecret } from './secrets.ts';
import type { Database } from './sqlite.ts';

/** Somebody who is signed in. `hash` names the session; the secret itself is only in their browser. */
export interface Session {
  readonly hash: string;
  readonly person: string;
  /** In ms. */
  readonly expires: number;
}

/** Who is signed in where. */
export class Sessions {
  readonly #lifetime: number;
  readonly #insert;
  readonly #find;
  readonly #end;
  readonly #endAll;
  readonly #forget;

  /** @param lifetime of a session, in ms */
  constructor(db: Database, lifetime: number) {
    this.#lifetime = lifetime;
    this.#insert = db.prepare('INSERT INTO session (hash, person, created, expires) VALUES (?, ?, ?, ?)');
    this.#find = db.prepare('SELECT hash, person, expires FROM session WHERE hash = ? AND expires > ?');
    this.#end = db.prepare('DELETE FROM session WHERE hash = ?');
    this.#endAll = db.prepare('DELETE FROM session WHERE person = ?');
    this.#forget = db.prepare('DELETE FROM session WHERE expires <= ?');
  }

  /** Signs a person in. @returns the secret for their cookie */
  open(person: string): string {
    const secret = newSecret();
    const now = Date.now();
    this.#forget.run(now);
    this.#insert.run(hashOf(secret), person, now, now + this.#lifetime);
    return secret;
  }

  /** @returns undefined when it is none, or over */
  bySecret(secret: string): Session | undefined {
    return this.byHash(hashOf(secret));
  }

  byHash(hash: string): Session | undefined {
    return this.#find.get(hash, Date.now()) as Session | undefined;
  }

  end(hash: string): void {
    this.#end.run(hash);
  }

  /** Signs a person out everywhere. */
  endAll(person: string): void {
    this.#endAll.run(person);
  }
}
