import { AppError } from '../../shared/errors.ts';
import { hashOf, newSecret } from './secrets.ts';
import type { Database } from './sqlite.ts';

/** set-up: for who has just been given an account; sign-in: for who has one. */
export type LinkPurpose = 'set-up' | 'sign-in';

interface SignInLink {
  readonly person: string;
  readonly purpose: LinkPurpose;
}

/** Links that sign in one person once. Only their hashes are stored. */
export class SignInLinks {
  readonly #memory: number;
  readonly #insert;
  readonly #use;
  readonly #find;
  readonly #end;
  readonly #forget;

  /** @param memory how long it is known of a link that it is over, in ms */
  constructor(db: Database, memory: number) {
    this.#memory = memory;
    this.#insert = db.prepare(
      'INSERT INTO sign_in_link (hash, person, purpose, expires) VALUES (?, ?, ?, ?)',
    );
    // One statement, so that of two who come at one time only one gets in.
    this.#use = db.prepare(
      'UPDATE sign_in_link SET used = ? WHERE hash = ? AND used IS NULL AND expires > ? RETURNING person, purpose',
    );
    this.#find = db.prepare('SELECT used FROM sign_in_link WHERE hash = ?');
    this.#end = db.prepare(
      'UPDATE sign_in_link SET expires = MIN(expires, ?) WHERE person = ? AND used IS NULL',
    );
    this.#forget = db.prepare('DELETE FROM sign_in_link WHERE expires <= ?');
  }

  /**
   * @param lifetime in ms
   * @returns the secret, for the fragment of the address: `/sign-in#…` or `/set-up#…`
   */
  create(person: string, purpose: LinkPurpose, lifetime: number): string {
    const secret = newSecret();
    const now = Date.now();
    this.#forget.run(now - this.#memory);
    this.#insert.run(hashOf(secret), person, purpose, now + lifetime);
    return secret;
  }

  /**
   * Uses a link up.
   * @throws AppError `link-unknown`, `link-used` or `link-expired`
   */
  use(secret: string): SignInLink {
    const hash = hashOf(secret);
    const now = Date.now();
    const link = this.#use.get(now, hash, now) as SignInLink | undefined;
    if (link) return link;
    const found = this.#find.get(hash);
    if (!found) throw new AppError('link-unknown', 'There is no such link, or it is long over', 'link');
    if (found.used !== null) throw new AppError('link-used', 'This link has been used already', 'link');
    throw new AppError('link-expired', 'This link is over, or a newer one has taken its place', 'link');
  }

  /** Ends all that a person has not used. */
  endAll(person: string): void {
    this.#end.run(Date.now(), person);
  }
}
