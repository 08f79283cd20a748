import { AppError } from '../../shared/errors.ts';
import { Members } from './members.ts';
import { inTransaction, type Database } from './sqlite.ts';

/** Whom the database knows by an id, also when they have been erased. */
export interface Known {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly organisation: string;
  /** When they were erased, in ms. */
  readonly erased: number | null;
}

/** How long another program may keep the file from being rewritten, in ms. */
const patience = 10_000;

/** @param who an id, or an e-mail address as it is kept */
export const whoIs = (db: Database, who: string): Known | undefined =>
  db
    .prepare('SELECT id, name, email, organisation, erased FROM person WHERE id = ?1 OR email = ?1')
    .get(who) as Known | undefined;

interface Called {
  readonly id: string;
  readonly kind: string;
}

/** Everybody who goes by a name. */
export function peopleCalled(db: Database, name: string): Called[] {
  const all = db.prepare("SELECT id, kind, name FROM person WHERE name <> ''").all();
  return (all as unknown as (Called & { name: string })[]).filter((one) => isSame(one.name, name));
}

/** Other people of that name: the same somebody may have come as a guest, too. */
export const namesakesOf = (db: Database, { id, name }: Known): Called[] =>
  peopleCalled(db, name).filter((one) => one.id !== id);

const isSame = (a: string, b: string): boolean =>
  a.normalize('NFKC').toLowerCase() === b.normalize('NFKC').toLowerCase();

/** What goes with a person. */
const gone = [
  'DELETE FROM login WHERE session IN (SELECT hash FROM session WHERE person = ?)',
  'DELETE FROM session WHERE person = ?',
  'DELETE FROM sign_in_link WHERE person = ?',
  'DELETE FROM new_address WHERE person = ?',
  'DELETE FROM identity WHERE person = ?',
  'DELETE FROM receipt WHERE person = ?',
  'DELETE FROM quarantine WHERE person = ?',
];

/**
 * Takes away all that says who somebody is, and ends what they may do. Their id stays, since documents hold it, with
 * what they were where. A second time it finds nothing more to take.
 * @throws AppError `last-coordinator` with the plans that nobody else coordinates; then nothing has changed
 */
export function erase(db: Database, { id }: Known): void {
  db.exec('PRAGMA secure_delete = ON');
  const now = Date.now();
  inTransaction(db, () => {
    refuseLast(db, id);
    for (const sql of gone) db.prepare(sql).run(id);
    db.prepare('UPDATE token SET revoked = COALESCE(revoked, ?) WHERE person = ?').run(now, id);
    // What a member is here for stays when it is one of the plan's register.
    db.prepare(
      `UPDATE member SET removed = COALESCE(removed, ?), seen = NULL,
         organisation = CASE WHEN org IS NULL THEN NULL ELSE organisation END WHERE person = ?`,
    ).run(now, id);
    db.prepare(
      `UPDATE person SET name = '', title = '', organisation = '', email = NULL, password = NULL, founder = 0,
         erased = COALESCE(erased, ?) WHERE id = ?`,
    ).run(now, id);
  });
}

function refuseLast(db: Database, id: string): void {
  const members = new Members(db);
  const alone = members.ofPerson(id).filter(({ plan }) => {
    const [first, ...others] = members.coordinators(plan);
    return first?.person === id && others.length === 0;
  });
  if (alone.length === 0) return;
  const plans = alone.map(({ plan }) => `"${plan}"`).join(', ');
  throw new AppError('last-coordinator', `Nobody else coordinates ${plans}: name another first (member set)`);
}

/**
 * Writes the whole file anew, and empties the log of what was written: what has been deleted or overwritten, now or
 * before, lies in neither any more. Others may read and write meanwhile; who writes waits.
 * @throws AppError `storage-unavailable` when another program keeps an older state open for too long
 */
export function rewrite(db: Database): void {
  db.exec(`PRAGMA busy_timeout = ${patience}`);
  try {
    db.exec('VACUUM');
    const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
    if (busy === 0) return;
  } catch (cause) {
    throw unwritten((cause as Error).message, cause);
  }
  throw unwritten('another program reads an older state of it');
}

const unwritten = (why: string, cause?: unknown): AppError =>
  new AppError(
    'storage-unavailable',
    `They are erased, but parts of the file that are not used any more may still name them (${why}): run it again`,
    '',
    { cause },
  );
