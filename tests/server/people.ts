import type { Role } from '../../shared/access.ts';
import { cookieName } from '../../server/auth/visitor.ts';
import { serverLimits } from '../../server/limits.ts';
import { Members } from '../../server/storage/members.ts';
import { People } from '../../server/storage/people.ts';
import { Sessions } from '../../server/storage/sessions.ts';
import { inTransaction, openFile, type Database } from '../../server/storage/sqlite.ts';

/** Somebody as a test wants them. */
export interface Somebody {
  /** Without one, somebody nobody has met. */
  readonly person?: string | undefined;
  readonly name?: string | undefined;
  readonly organisation?: string | undefined;
  readonly role?: Role | undefined;
  readonly theme?: string | undefined;
}

/** What tests know of a server. */
interface Known {
  /** Does something with its database. */
  readonly use: <T>(work: (db: Database) => T) => T;
  /** What those with a name show, by plan and person. */
  readonly cookies: Map<string, string>;
  /** What some show who have none. */
  readonly strangers: string[];
}

/** By address. Ports are used again: what was known of a server that had it before is forgotten. */
const known = new Map<string, Known>();

/** Who is in plan `p` of every server in this process from the start: a test may lock the database before they come. */
const regulars = ['anna', 'berit', 'carl', 'reader'];
/** So many strangers besides. */
const pool = 6;
let strangers = 0;

/** Remembers the database of a server in this process. */
export function rememberServer(url: string, db: Database): void {
  const one: Known = { use: (work) => work(db), cookies: new Map(), strangers: [] };
  known.set(url, one);
  if (!hasPlan(db, 'p')) return;
  inTransaction(db, () => {
    for (const person of regulars) admitted(url, 'p', { person });
    for (let n = 0; n < pool; n++) one.strangers.push(admit(db, 'p'));
  });
}

/** Remembers that of a server in a process of its own. */
export function rememberProcess(url: string, file: string): void {
  const use: Known['use'] = (work) => {
    const db = openFile(file);
    try {
      return work(db);
    } finally {
      db.close();
    }
  };
  known.set(url, { use, cookies: new Map(), strangers: [] });
}

/** Makes somebody known to a server: signed in, and a member of the plan if there is one. @returns the headers they show */
export function admitted(url: string, plan: string, somebody: Somebody = {}): { readonly cookie: string } {
  const server = known.get(url);
  if (!server) throw new Error(`No test has started a server at ${url}`);
  const isStranger = plan === 'p' && Object.keys(somebody).length === 0;
  const key = JSON.stringify([plan, somebody]);
  const ready = isStranger ? server.strangers.pop() : server.cookies.get(key);
  const cookie = ready ?? server.use((db) => admit(db, plan, somebody));
  // Who has a name is not taken in twice: a test may have locked the database meanwhile.
  if (somebody.person !== undefined) server.cookies.set(key, cookie);
  return { cookie };
}

const hasPlan = (db: Database, plan: string): boolean =>
  db.prepare('SELECT 1 FROM plan WHERE id = ?').get(plan) !== undefined;

/** Asks for a path of a server's, as somebody who is a coordinator of the plan it names. */
export const fetchAs = (
  url: string,
  path: string,
  init: RequestInit = {},
  somebody: Somebody = { person: 'reader' },
): Promise<Response> => {
  const [, plan = 'p'] = /^\/api\/plans\/([\w-]+)/.exec(path) ?? [];
  return fetch(`${url}${path}`, {
    ...init,
    headers: { ...admitted(url, plan, somebody), ...(init.headers as Record<string, string>) },
  });
};

/** The same in a database. @returns the cookie, under both names it may have */
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
  if (hasPlan(db, plan) && !members.find(plan, person))
    members.put({ plan, person, role, theme: theme ?? null });
  const secret = new Sessions(db, serverLimits.session).open(person);
  // Behind https it goes by another name.
  const names = ['http://plan.example', 'https://plan.example'].map((publicUrl) => cookieName({ publicUrl }));
  return names.map((name) => `${name}=${secret}`).join('; ');
}
