import type { Role } from '../../shared/access.ts';
import { cookieName } from '../../server/auth/visitor.ts';
import { serverLimits } from '../../server/limits.ts';
import { Members } from '../../server/storage/members.ts';
import { People } from '../../server/storage/people.ts';
import { Sessions } from '../../server/storage/sessions.ts';
import { openFile, type Database } from '../../server/storage/sqlite.ts';

/** Somebody as a test wants them. */
export interface Somebody {
  /** Without one, somebody nobody has met. */
  readonly person?: string | undefined;
  readonly name?: string | undefined;
  readonly organisation?: string | undefined;
  readonly role?: Role | undefined;
  readonly theme?: string | undefined;
}

/** What to do with the database of each server that tests have started, by its address. */
const databases = new Map<string, <T>(work: (db: Database) => T) => T>();

/** Remembers the database of a server in this process. */
export const rememberServer = (url: string, db: Database): void => {
  databases.set(url, (work) => work(db));
};

/** Remembers that of a server in a process of its own. */
export const rememberProcess = (url: string, file: string): void => {
  databases.set(url, (work) => {
    const db = openFile(file);
    try {
      return work(db);
    } finally {
      db.close();
    }
  });
};

let strangers = 0;

/** Makes somebody known to a server: signed in, and a member of the plan if there is one. @returns the headers they show */
export function admitted(url: string, plan: string, somebody: Somebody = {}): { readonly cookie: string } {
  const cookie = databases.get(url)?.((db) => admit(db, plan, somebody));
  if (cookie === undefined) throw new Error(`No test has started a server at ${url}`);
  return { cookie };
}

/** The same in a database. @returns the cookie */
export function admit(
  db: Database,
  plan: string,
  {
    person = `stranger-${strangers++}`,
    name = '',
    organisation = '',
    role = 'coordinator',
    theme,
  }: Somebody = {},
): string {
  const people = new People(db);
  const members = new Members(db);
  if (!people.find(person)) people.create({ id: person, kind: 'account', name, organisation });
  else if (name) people.update(person, { name, organisation });
  const isThere = db.prepare('SELECT 1 FROM plan WHERE id = ?').get(plan) !== undefined;
  if (isThere && !members.find(plan, person)) members.put({ plan, person, role, theme: theme ?? null });
  const secret = new Sessions(db, serverLimits.session).open(person);
  return `${cookieName({ publicUrl: undefined })}=${secret}`;
}
