import { hashOf, newSecret } from './secrets.ts';
import type { Database } from './sqlite.ts';

/** Somebody who is signed in. `hash` names the session; the secret itself is only in their browser. Times in ms. */
export interface Session {
  readonly hash: string;
  readonly person: string;
  readonly created: number;
  readonly expires: number;
  /** 1: opened by a one-time link. */
  readonly linked: number;
}

/** Who is signed in where. */
export class Sessions {
  readonly #lifetime: number;
  readonly #longest: number;
  readonly #insert;
  readonly #find;
  readonly #extend;
  readonly #end;
  readonly #endAll;
  readonly #forget;

  /**
   * @param lifetime of a session, in ms
   * @param longest how long it can be made by coming again, in ms
   */
  constructor(db: Database, lifetime: number, longest = lifetime) {
    this.#lifetime = lifetime;
    this.#longest = longest;
    this.#insert = db.prepare(
      'INSERT INTO session (hash, person, created, expires, linked) VALUES (?, ?, ?, ?, ?)',
    );
    this.#find = db.prepare('SELECT * FROM session WHERE hash = ? AND expires > ?');
    this.#extend = db.prepare('UPDATE session SET expires = ? WHERE hash = ? AND expires < ?');
    this.#end = db.prepare('DELETE FROM session WHERE hash = ?');
    this.#endAll = db.prepare('DELETE FROM session WHERE person = ? AND hash <> ?');
    this.#forget = db.prepare('DELETE FROM session WHERE expires <= ?');
  }

  /**
   * Signs a person in.
   * @param isLinked whether by a one-time link
   * @param lifetime in ms, when it is not the usual one
   * @returns the secret for their cookie
   */
  open(person: string, isLinked = false, lifetime = this.#lifetime): string {
    const secret = newSecret();
    const now = Date.now();
    this.#forget.run(now);
    this.#insert.run(hashOf(secret), person, now, now + lifetime, isLinked ? 1 : 0);
    return secret;
  }

  /** @returns undefined when it is none, or over */
  bySecret(secret: string): Session | undefined {
    return this.byHash(hashOf(secret));
  }

  byHash(hash: string): Session | undefined {
    return this.#find.get(hash, Date.now()) as Session | undefined;
  }

  /**
   * Somebody has come again: in its second half a session is made as long as a new one.
   * @returns how long it lasts now, in ms; undefined when nothing has been changed
   */
  renew({ hash, created, expires }: Session): number | undefined {
    const now = Date.now();
    const end = Math.min(now + this.#lifetime, created + this.#longest);
    if (expires - now > this.#lifetime / 2 || end <= expires) return undefined;
    try {
      this.#extend.run(end, hash, end);
    } catch {
      return undefined; // Of a disk that takes nothing more others tell; it is tried again when they come again.
    }
    return end - now;
  }

  end(hash: string): void {
    this.#end.run(hash);
  }

  /** Signs a person out everywhere. @param but the hash of a session that stays */
  endAll(person: string, but = ''): void {
    this.#endAll.run(person, but);
  }
}
