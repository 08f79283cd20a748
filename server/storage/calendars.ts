import type { Language } from '../../shared/i18n/languages.ts';
import { newId } from '../../shared/ids.ts';
import { hashOf, newSecret } from './secrets.ts';
import type { Database } from './sqlite.ts';

/** A link by which calendars fetch the dates of one organisation. Times in ms. */
export interface CalendarLink {
  readonly id: string;
  readonly plan: string;
  readonly org: string;
  readonly language: Language;
  /** Who made it. */
  readonly person: string;
  readonly created: number;
}

const columns = ['id', 'plan', 'org', 'language', 'person', 'created'] as const;

/** The links to calendars of all plans. Only their secrets' hashes are stored. */
export class Calendars {
  readonly #db: Database;
  readonly #bySecret;

  constructor(db: Database) {
    this.#db = db;
    this.#bySecret = db.prepare(
      `SELECT ${columns.map((column) => `c.${column}`).join()} FROM calendar c JOIN plan p ON p.id = c.plan
       WHERE c.hash = ? AND c.revoked IS NULL AND p.archived IS NULL`,
    );
  }

  /** @returns it, and the secret, which nobody can read again */
  create(wanted: Omit<CalendarLink, 'id' | 'created'>): {
    readonly link: CalendarLink;
    readonly secret: string;
  } {
    const secret = newSecret();
    const link: CalendarLink = { ...wanted, id: newId(), created: Date.now() };
    this.#db
      .prepare(`INSERT INTO calendar (hash, ${columns.join()}) VALUES (?, ${columns.map(() => '?').join()})`)
      .run(hashOf(secret), ...columns.map((column) => link[column]));
    return { link, secret };
  }

  /** One that has not been taken back, of a plan that is in use. */
  bySecret(secret: string): CalendarLink | undefined {
    return this.#bySecret.get(hashOf(secret)) as CalendarLink | undefined;
  }

  /** Those of a plan that have not been taken back, the newest first. */
  of(plan: string): CalendarLink[] {
    const found = this.#db.prepare(
      `SELECT ${columns.join()} FROM calendar WHERE plan = ? AND revoked IS NULL ORDER BY created DESC, id`,
    );
    return found.all(plan) as unknown as CalendarLink[];
  }

  /** Takes one back. @returns whether there was one in the plan */
  revoke(plan: string, id: string, now: number): boolean {
    const { changes } = this.#db
      .prepare('UPDATE calendar SET revoked = COALESCE(revoked, ?) WHERE plan = ? AND id = ?')
      .run(now, plan, id);
    return changes === 1;
  }
}
