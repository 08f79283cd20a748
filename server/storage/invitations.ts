import type { GuestRole } from '../../shared/access.ts';
import { newId } from '../../shared/ids.ts';
import { hashOf, newSecret } from './secrets.ts';
import type { Database } from './sqlite.ts';

/** A link by which people come into a plan. Times in ms. */
export interface Invitation {
  readonly id: string;
  readonly plan: string;
  readonly role: GuestRole;
  /** The theme whose column an editor is limited to. */
  readonly theme: string | null;
  /** For whom those are here who come by it: an id of the plan's register, and a name. Null: they choose. */
  readonly org: string | null;
  readonly organisation: string | null;
  /** Who made it. */
  readonly person: string;
  readonly created: number;
  readonly expires: number;
  /** How many may come by it, and how many have. */
  readonly uses: number;
  readonly used: number;
  /** When it was taken back. */
  readonly revoked: number | null;
}

/** An invitation with when its plan was put away, if it was. */
export interface Found extends Invitation {
  readonly archived: number | null;
}

export type NewInvitation = Omit<Invitation, 'id' | 'created' | 'used' | 'revoked'>;

const columns = [
  'id',
  'plan',
  'role',
  'theme',
  'org',
  'organisation',
  'person',
  'created',
  'expires',
  'uses',
  'used',
  'revoked',
] as const;

const listed = columns.map((column) => `i.${column}`).join();

/** Whether people can come in by it at a time, in ms, and why not: what somebody did goes before what has happened. */
export function stateOf(
  { revoked, expires, used, uses }: Pick<Invitation, 'revoked' | 'expires' | 'used' | 'uses'>,
  now: number,
): 'open' | 'used-up' | 'expired' | 'revoked' {
  if (revoked !== null) return 'revoked';
  if (expires <= now) return 'expired';
  return used < uses ? 'open' : 'used-up';
}

/** The links of all plans. Only their secrets' hashes are stored. */
export class Invitations {
  readonly #db: Database;
  readonly #bySecret;
  readonly #take;

  constructor(db: Database) {
    this.#db = db;
    this.#bySecret = db.prepare(
      `SELECT ${listed}, p.archived FROM invitation i JOIN plan p ON p.id = i.plan WHERE i.hash = ?`,
    );
    this.#take = db.prepare(`
      UPDATE invitation SET used = used + 1
      WHERE id = ? AND revoked IS NULL AND expires > ? AND used < uses
        AND (SELECT archived FROM plan WHERE id = invitation.plan) IS NULL`);
  }

  /** @returns it, and the secret, which nobody can read again */
  create(wanted: NewInvitation): { readonly invitation: Invitation; readonly secret: string } {
    const secret = newSecret();
    const invitation = { ...wanted, id: newId(), created: Date.now(), used: 0, revoked: null };
    this.#db
      .prepare(
        `INSERT INTO invitation (hash, ${columns.join()}) VALUES (?, ${columns.map(() => '?').join()})`,
      )
      .run(hashOf(secret), ...columns.map((column) => invitation[column]));
    return { invitation, secret };
  }

  find(id: string): Invitation | undefined {
    const found = this.#db.prepare(`SELECT ${listed} FROM invitation i WHERE i.id = ?`);
    return found.get(id) as Invitation | undefined;
  }

  /** Also one by which nobody can come in any more: see `stateOf`. */
  bySecret(secret: string): Found | undefined {
    return this.#bySecret.get(hashOf(secret)) as Found | undefined;
  }

  /** All of a plan, the newest first. */
  of(plan: string): Invitation[] {
    const found = this.#db.prepare(
      `SELECT ${listed} FROM invitation i WHERE i.plan = ? ORDER BY i.created DESC, i.id`,
    );
    return found.all(plan) as unknown as Invitation[];
  }

  /**
   * Counts somebody who comes in at a time, in ms, if there is room for them. One statement: of many who come at once
   * exactly as many are counted as there is room for.
   * @returns whether there was
   */
  take(id: string, now: number): boolean {
    return this.#take.run(id, now).changes === 1;
  }

  /** Takes a link back; what was taken back before stays so. */
  revoke(id: string, now: number): void {
    this.#db.prepare('UPDATE invitation SET revoked = COALESCE(revoked, ?) WHERE id = ?').run(now, id);
  }
}
