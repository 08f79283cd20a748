import { AppError } from '../../shared/errors.ts';
import { hashOf, newSecret } from './secrets.ts';
import type { Database } from './sqlite.ts';

/** The e-mail address that somebody wants and has not shown to be theirs: one for each. Only the link's hash is stored. */
export class NewAddresses {
  readonly #put;
  readonly #find;
  readonly #end;
  readonly #forget;

  constructor(db: Database) {
    this.#put = db.prepare(
      'INSERT OR REPLACE INTO new_address (person, email, hash, expires) VALUES (?, ?, ?, ?)',
    );
    this.#find = db.prepare('SELECT email, hash, expires FROM new_address WHERE person = ?');
    this.#end = db.prepare('DELETE FROM new_address WHERE person = ?');
    this.#forget = db.prepare('DELETE FROM new_address WHERE expires <= ?');
  }

  /**
   * Takes the place of what they wanted before.
   * @param lifetime of the link, in ms
   * @returns the secret, for the fragment of the address: `/address#…`
   */
  want(person: string, email: string, lifetime: number): string {
    const secret = newSecret();
    const now = Date.now();
    this.#forget.run(now);
    this.#put.run(person, email, hashOf(secret), now + lifetime);
    return secret;
  }

  /** What somebody wants, also when it has become theirs; undefined: nothing, or the link is over. */
  of(person: string): string | undefined {
    const found = this.#find.get(person);
    return found && Number(found.expires) > Date.now() ? (found.email as string) : undefined;
  }

  /**
   * What a link that was sent to it shows to be theirs, as often as they open it.
   * @throws AppError `link-unknown`, also for another's; `link-expired`
   */
  shown(person: string, secret: string): string {
    const found = this.#find.get(person);
    if (found?.hash !== hashOf(secret))
      throw new AppError('link-unknown', 'There is no such link of yours, or a newer one', 'link');
    const email = this.of(person);
    if (email === undefined) throw new AppError('link-expired', 'This link is over', 'link');
    return email;
  }

  end(person: string): void {
    this.#end.run(person);
  }
}
