import type { Database } from './sqlite.ts';

/** Whose command a receipt is for: a key is one person's in one plan. */
export interface ReceiptId {
  readonly plan: string;
  readonly person: string;
  readonly key: string;
}

/** What was answered to a command that has been run. */
export interface Receipt {
  /** Tells whether another command is the same. */
  readonly fingerprint: string;
  /** JSON. */
  readonly answer: string;
}

/** The answers to commands, kept for those who ask again because the first answer was lost on its way. */
export class Receipts {
  readonly #lifetime: number;
  readonly #select;
  readonly #insert;
  readonly #forget;

  /** @param lifetime how long one is kept, in ms */
  constructor(db: Database, lifetime: number) {
    this.#lifetime = lifetime;
    this.#select = db.prepare(
      'SELECT fingerprint, answer FROM receipt WHERE plan = ? AND person = ? AND key = ? AND at >= ?',
    );
    this.#insert = db.prepare(
      'INSERT OR REPLACE INTO receipt (plan, person, key, fingerprint, at, answer) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#forget = db.prepare('DELETE FROM receipt WHERE at < ?');
  }

  find({ plan, person, key }: ReceiptId): Receipt | undefined {
    return this.#select.get(plan, person, key, this.#oldest()) as Receipt | undefined;
  }

  /** Adds one, and lets go of the old ones, within the caller's transaction. */
  write({ plan, person, key }: ReceiptId, { fingerprint, answer }: Receipt): void {
    this.#forget.run(this.#oldest());
    this.#insert.run(plan, person, key, fingerprint, Date.now(), answer);
  }

  #oldest(): number {
    return Date.now() - this.#lifetime;
  }
}
