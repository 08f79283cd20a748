import type { Role } from '../../shared/access.ts';
import type { PersonKind } from './people.ts';
import { inTransaction, type Database } from './sqlite.ts';

/** What somebody is in a plan. Times in ms. */
export interface Member {
  readonly plan: string;
  readonly person: string;
  readonly role: Role;
  /** The theme whose column an editor is limited to. */
  readonly theme: string | null;
  /** The id of the organisation in the plan's register that they are here for. */
  readonly org: string | null;
  /** Its name, as they or who invited them wrote it. */
  readonly organisation: string | null;
  readonly invitation: string | null;
  readonly created: number;
  readonly seen: number | null;
  readonly expires: number | null;
  readonly removed: number | null;
  /** Of somebody whom a link has raised until `expires`: what they are after that. Null: nobody has raised them. */
  readonly lasting: Role | null;
  readonly lastingTheme: string | null;
}

/** A member with what the others see of them. */
export interface KnownMember extends Member {
  readonly kind: PersonKind;
  readonly name: string;
  readonly title: string;
  readonly email: string | null;
  /** What they are here for, or else what they said of themselves. */
  readonly shownOrganisation: string;
  /** When they were erased; null: they are somebody. */
  readonly erased: number | null;
}

type NewMember = Pick<Member, 'plan' | 'person' | 'role'> & Partial<Member>;
type Changeable = Exclude<keyof Member, 'plan' | 'person' | 'created' | 'seen'>;

const columns = [
  'plan',
  'person',
  'role',
  'theme',
  'org',
  'organisation',
  'invitation',
  'created',
  'seen',
  'expires',
  'removed',
  'lasting',
  'lastingTheme',
] as const;

const known = `
  SELECT m.*, p.kind, p.name, p.title, p.email, p.erased,
    COALESCE(m.organisation, p.organisation) AS shownOrganisation
  FROM member m JOIN person p ON p.id = m.person`;

/** Whether a membership holds at a time, in ms. */
export const isLiving = ({ expires, removed }: Pick<Member, 'expires' | 'removed'>, now: number): boolean =>
  removed === null && (expires === null || expires > now);

/** Somebody whom a link had raised is again what they were when its time is over. */
const asOf = (now: number, member: KnownMember): KnownMember =>
  member.lasting !== null && member.expires !== null && member.expires <= now
    ? { ...member, ...grounded(member) }
    : member;

/** What a raised member goes back to. */
const grounded = ({ role, theme, expires, lasting, lastingTheme }: Member): Partial<Member> =>
  lasting === null
    ? { role, theme, expires }
    : { role: lasting, theme: lastingTheme, expires: null, lasting: null, lastingTheme: null };

/** Who is what in which plan. */
export class Members {
  readonly #db: Database;
  readonly #find;
  readonly #seen;
  readonly #nextEnd;

  constructor(db: Database) {
    this.#db = db;
    this.#find = db.prepare(`${known} WHERE m.plan = ? AND m.person = ?`);
    this.#nextEnd = db.prepare(`
      SELECT MIN(at) AS at FROM (
        SELECT MIN(expires) AS at FROM member WHERE expires > ?
        UNION ALL SELECT MIN(expires) FROM session WHERE expires > ?
      )`);
    // Of who has been erased it is not noted that their connections have ended by it.
    this.#seen = db.prepare(`
      UPDATE member SET seen = ? WHERE plan = ? AND person = ? AND (seen IS NULL OR seen < ?)
        AND (SELECT erased FROM person WHERE id = member.person) IS NULL`);
  }

  /** The membership, also one that is over: see `isLiving`. */
  find(plan: string, person: string): KnownMember | undefined {
    const found = this.#find.get(plan, person) as KnownMember | undefined;
    return found && asOf(Date.now(), found);
  }

  /** Everybody who is or was in a plan: accounts, guests and scripts in the order they came. */
  of(plan: string): KnownMember[] {
    const found = this.#db.prepare(`${known} WHERE m.plan = ? ORDER BY m.created, m.person`);
    return this.#asOfNow(found.all(plan));
  }

  /** All that somebody is or was. */
  ofPerson(person: string): KnownMember[] {
    return this.#asOfNow(this.#db.prepare(`${known} WHERE m.person = ?`).all(person));
  }

  #asOfNow(rows: unknown[]): KnownMember[] {
    const now = Date.now();
    return (rows as KnownMember[]).map((row) => asOf(now, row));
  }

  /** The living members of a plan who have accounts and coordinate it, in the order they came. */
  coordinators(plan: string): KnownMember[] {
    const now = Date.now();
    return this.of(plan).filter(
      (member) => member.kind === 'account' && member.role === 'coordinator' && isLiving(member, now),
    );
  }

  /** Ends the memberships that a link has given, now. Whom it had only raised is again what they were. */
  endOf(invitation: string, now: number): void {
    const back =
      'role = lasting, theme = "lastingTheme", expires = NULL, lasting = NULL, "lastingTheme" = NULL';
    this.#db
      .prepare(`UPDATE member SET ${back} WHERE invitation = ? AND lasting IS NOT NULL`)
      .run(invitation);
    this.#db
      .prepare('UPDATE member SET removed = ? WHERE invitation = ? AND removed IS NULL AND expires > ?')
      .run(now, invitation, now);
  }

  /** Takes somebody in, or anew on other terms. */
  put(member: NewMember): void {
    const all: Member = {
      theme: null,
      org: null,
      organisation: null,
      invitation: null,
      created: Date.now(),
      seen: null,
      expires: null,
      removed: null,
      lasting: null,
      lastingTheme: null,
      ...member,
    };
    this.#db
      .prepare(`INSERT OR REPLACE INTO member (${columns.join()}) VALUES (${columns.map(() => '?').join()})`)
      .run(...columns.map((column) => all[column]));
  }

  /** Changes what is named; null empties a column. */
  update(plan: string, person: string, changes: Partial<Pick<Member, Changeable>>): void {
    const named = columns.filter((column) => changes[column as Changeable] !== undefined);
    if (named.length === 0) return;
    this.#db
      .prepare(
        `UPDATE member SET ${named.map((column) => `${column} = ?`).join()} WHERE plan = ? AND person = ?`,
      )
      .run(...named.map((column) => changes[column as Changeable]!), plan, person);
  }

  /** When the next membership or session ends by itself after a time, in ms; undefined: none does. */
  nextEnd(after: number): number | undefined {
    return (this.#nextEnd.get(after, after)!.at as number | null) ?? undefined;
  }

  /** Notes, to the minute, that these were here. Of a disk that takes nothing more others tell. */
  seen(all: readonly Pick<Member, 'plan' | 'person'>[], now: number): void {
    if (all.length === 0) return;
    try {
      inTransaction(this.#db, () => {
        for (const { plan, person } of all) this.#seen.run(now, plan, person, now - 60_000);
      });
    } catch {
      // Then it is not known to the minute.
    }
  }
}
