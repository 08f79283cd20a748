import { hashOf } from './secrets.ts';
import type { Database } from './sqlite.ts';

/** Somebody who has gone elsewhere to sign in. */
export interface Login {
  readonly provider: string;
  /** What the answer from there must hold. */
  readonly nonce: string;
  /** What shows there that we are who asked (PKCE). */
  readonly verifier: string;
  /** Where to go afterwards. */
  readonly to: string;
  /** By its hash, that of who adds an account elsewhere to their own. */
  readonly session: string | null;
}

/** Who is on the way back. Each may come once, in the browser they left with. */
export class Logins {
  readonly #limits: { readonly login: number; readonly logins: number };
  readonly #insert;
  readonly #take;
  readonly #forget;
  readonly #crowd;

  constructor(db: Database, limits: { readonly login: number; readonly logins: number }) {
    this.#limits = limits;
    this.#insert = db.prepare(
      `INSERT INTO login (state, browser, provider, nonce, verifier, "to", session, expires)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#take = db.prepare(
      `DELETE FROM login WHERE state = ? AND browser = ?
       RETURNING provider, nonce, verifier, "to", session, expires`,
    );
    this.#forget = db.prepare('DELETE FROM login WHERE expires <= ?');
    this.#crowd = db.prepare(
      'DELETE FROM login WHERE state IN (SELECT state FROM login ORDER BY expires DESC LIMIT -1 OFFSET ?)',
    );
  }

  /** @param state what the address they come back to will hold @param browser the secret in their cookie */
  begin(state: string, browser: string, { provider, nonce, verifier, to, session }: Login): void {
    const now = Date.now();
    this.#forget.run(now);
    this.#crowd.run(this.#limits.logins - 1);
    const expires = now + this.#limits.login;
    this.#insert.run(hashOf(state), hashOf(browser), provider, nonce, verifier, to, session, expires);
  }

  /** @returns undefined when nobody has left so, or too long ago, or they are back already */
  take(state: string, browser: string): Login | undefined {
    const row = this.#take.get(hashOf(state), hashOf(browser));
    return row && Number(row.expires) > Date.now() ? (row as unknown as Login) : undefined;
  }
}
