import { isBroken } from '../shared/plan/document.ts';
import { readComments, readCommitments } from '../shared/record/document.ts';
import type { Comment } from '../shared/record/schema.ts';
import type { AppContext } from './context.ts';
import { mailsOf } from './mail/outbox-erasing.ts';
import { outboxOf } from './mail/outbox.ts';
import type { Known } from './storage/erasing.ts';
import { openStored } from './storage/opening.ts';
import { docName, planDoc } from './storage/plans.ts';

type Ctx = Pick<AppContext, 'db' | 'plans' | 'config'>;
type Row = Readonly<Record<string, unknown>>;

/**
 * All that is stored about somebody, and nothing of others: of a change what they made of it, not what had stood there;
 * no secrets, since only hashes of them are stored. Described in docs/interfaces.md.
 */
export function personExport(ctx: Ctx, { id }: Known): object {
  const rows = (sql: string): Row[] => ctx.db.prepare(sql).all(id).map(withInstants);
  const [person] = rows(
    `SELECT id, kind, name, title, organisation, email, password IS NOT NULL AS hasPassword, founder, created, erased
     FROM person WHERE id = ?`,
  );
  const mails = mailsOf(outboxOf(ctx.config.dataDir), id);
  return {
    exported: new Date().toISOString(),
    person: { ...person, hasPassword: person?.hasPassword === 1, founder: person?.founder === 1 },
    identities: rows('SELECT issuer, subject FROM identity WHERE person = ? ORDER BY issuer'),
    sessions: rows('SELECT created, expires FROM session WHERE person = ? ORDER BY created'),
    signInLinks: rows(
      'SELECT purpose, expires, used AS "usedAt" FROM sign_in_link WHERE person = ? ORDER BY expires',
    ),
    newAddresses: rows('SELECT email, expires FROM new_address WHERE person = ?'),
    memberships: rows(
      `SELECT plan, role, theme, org, organisation, invitation, created, seen, expires, removed, lasting, "lastingTheme"
       FROM member WHERE person = ? ORDER BY created, plan`,
    ),
    tokens: rows('SELECT id, plan, created, seen, revoked FROM token WHERE person = ? ORDER BY created'),
    invitations: rows(
      `SELECT id, plan, role, theme, org, organisation, created, expires, uses, used, revoked
       FROM invitation WHERE person = ? ORDER BY created`,
    ),
    questions: rows(
      `SELECT id, plan, action, org, NULLIF(message, '') AS message, created, expires, revoked
       FROM question WHERE person = ? ORDER BY created`,
    ),
    calendars: rows(
      'SELECT id, plan, org, language, created, revoked FROM calendar WHERE person = ? ORDER BY created',
    ),
    answers: rows(
      `SELECT a.question, q.plan, q.action, q.org, a.at
       FROM answerer a JOIN question q ON q.id = a.question WHERE a.person = ? ORDER BY a.at`,
    ),
    plans: ctx.plans
      .list()
      .map(({ id: plan }) => inPlan(ctx, plan, id))
      .filter(({ plan: _plan, ...found }) => Object.values(found).some((list) => size(list) > 0)),
    outbox: { to: mails.to.length, by: mails.by.length },
  };
}

const size = (found: readonly unknown[] | number): number =>
  typeof found === 'number' ? found : found.length;

/** What somebody did and said in a plan. */
function inPlan({ db }: Ctx, plan: string, id: string) {
  const rows = (sql: string, ...keys: string[]): Row[] =>
    db
      .prepare(sql)
      .all(...keys)
      .map(withInstants);
  const count = (sql: string, ...keys: string[]) => Number(db.prepare(sql).get(...keys)!.count);
  const board = planDoc(plan);
  return {
    plan,
    ...saidBy(db, plan, id),
    changes: rows(
      'SELECT seq, at, entity, id, field, key, "to" FROM change WHERE doc = ? AND person = ? ORDER BY rowid',
      board,
      id,
    ).map(({ to, ...change }) =>
      to === undefined ? change : { ...change, to: JSON.parse(String(to)) as unknown },
    ),
    refused: rows(
      'SELECT at, code, path, LENGTH(data) AS bytes FROM quarantine WHERE doc = ? AND person = ? ORDER BY rowid',
      board,
      id,
    ),
    journal: count('SELECT COUNT(*) AS count FROM journal WHERE doc LIKE ? AND person = ?', `${plan}/%`, id),
    clients: count('SELECT COUNT(*) AS count FROM author WHERE doc LIKE ? AND person = ?', `${plan}/%`, id),
    receipts: count('SELECT COUNT(*) AS count FROM receipt WHERE plan = ? AND person = ?', plan, id),
  };
}

/** What somebody said: comments, and what stands last of organisations by their word. */
function saidBy(db: Ctx['db'], plan: string, id: string) {
  const { doc } = openStored(db, docName(plan, 'record'));
  const isTheirs = (one: { readonly person: string }) => one.person === id;
  const comments = readComments(doc).filter((one): one is Comment => !isBroken(one) && isTheirs(one));
  const commitments = [...readCommitments(doc).values()].filter(isTheirs);
  return {
    comments: comments.map(({ person: _person, ...comment }) => comment),
    commitments: commitments.map(({ person: _person, id: _id, ...commitment }) => commitment),
  };
}

/** Columns that are times, in ms. */
const instants = new Set(['created', 'expires', 'seen', 'removed', 'usedAt', 'revoked', 'at', 'erased']);

/** A row with its times as text and without what is not there. */
const withInstants = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, instants.has(name) ? new Date(Number(value)).toISOString() : value]),
  );
