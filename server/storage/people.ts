import type { Database } from './sqlite.ts';

/** account: signs in; guest: came by a link; script: acts with a token. */
export type PersonKind = 'account' | 'guest' | 'script';

/** Somebody whom documents name by an id. Texts are as people gave them. */
export interface Person {
  readonly id: string;
  readonly kind: PersonKind;
  /** Empty until they have said it. */
  readonly name: string;
  /** What they do, as the others see it: "Regionkoordinator". */
  readonly title: string;
  readonly organisation: string;
  readonly email: string | null;
  /** argon2id in PHC form. */
  readonly password: string | null;
  /** 1: set this server up, and may make plans. */
  readonly founder: number;
  readonly created: number;
}

type NewPerson = Pick<Person, 'id' | 'kind' | 'name'> & Partial<Person>;
type Changeable = 'name' | 'title' | 'organisation' | 'email' | 'password' | 'kind';

const columns = [
  'id',
  'kind',
  'name',
  'title',
  'organisation',
  'email',
  'password',
  'founder',
  'created',
] as const;

/** The people of this server. The documents hold their ids only. Who has been erased is nobody here any more. */
export class People {
  readonly #db: Database;
  readonly #find;
  readonly #byEmail;

  constructor(db: Database) {
    this.#db = db;
    this.#find = db.prepare('SELECT * FROM person WHERE id = ? AND erased IS NULL');
    this.#byEmail = db.prepare('SELECT * FROM person WHERE email = ?');
  }

  find(id: string): Person | undefined {
    return this.#find.get(id) as Person | undefined;
  }

  /** @param email in whatever case */
  byEmail(email: string): Person | undefined {
    return this.#byEmail.get(email) as Person | undefined;
  }

  /** Who set this server up, the first one first. */
  founders(): Person[] {
    const found = this.#db.prepare('SELECT * FROM person WHERE founder = 1 ORDER BY created, id');
    return found.all() as unknown as Person[];
  }

  /** Whether somebody has said who they are who can look after the server: a founder, or a coordinator of some plan. */
  isSetUp(): boolean {
    const found = this.#db.prepare(`
      SELECT 1 FROM person p WHERE kind = 'account' AND name <> '' AND (founder = 1 OR EXISTS (
        SELECT 1 FROM member m WHERE m.person = p.id AND role = 'coordinator'
          AND removed IS NULL AND (expires IS NULL OR expires > ?)))`);
    return found.get(Date.now()) !== undefined;
  }

  /** Whether somebody with an account has ever come: signed in, or opened a plan. */
  hasCome(id: string): boolean {
    const found = this.#db.prepare(`
      SELECT 1 FROM person p WHERE id = ? AND (password IS NOT NULL
        OR EXISTS (SELECT 1 FROM identity WHERE person = p.id)
        OR EXISTS (SELECT 1 FROM session WHERE person = p.id)
        OR EXISTS (SELECT 1 FROM member WHERE person = p.id AND seen IS NOT NULL))`);
    return found.get(id) !== undefined;
  }

  /** @throws Error when the id or the e-mail address is taken */
  create(person: NewPerson): Person {
    const all: Person = {
      title: '',
      organisation: '',
      email: null,
      password: null,
      founder: 0,
      created: Date.now(),
      ...person,
    };
    this.#db
      .prepare(`INSERT INTO person (${columns.join()}) VALUES (${columns.map(() => '?').join()})`)
      .run(...columns.map((column) => all[column]));
    return all;
  }

  /** Changes what is named; of the erased nothing. @throws Error when the e-mail address is somebody else's */
  update(id: string, changes: Partial<Pick<Person, Changeable>>): void {
    const named = columns.filter((column) => changes[column as Changeable] !== undefined);
    if (named.length === 0) return;
    this.#db
      .prepare(
        `UPDATE person SET ${named.map((column) => `${column} = ?`).join()} WHERE id = ? AND erased IS NULL`,
      )
      .run(...named.map((column) => changes[column as Changeable]!), id);
  }
}
