import { newId } from '../../shared/ids.ts';
import { hashOf, newSecret } from './secrets.ts';
import type { Database } from './sqlite.ts';

/** A link by which an organisation is asked about its part in an action. Times in ms. */
export interface Question {
  readonly id: string;
  readonly plan: string;
  readonly action: string;
  /** As it was when it was asked: it may have been merged into another since. */
  readonly org: string;
  /** Empty: there is none. */
  readonly message: string;
  /** Who asks. */
  readonly person: string;
  readonly created: number;
  readonly expires: number;
  /** When it was taken back. */
  readonly revoked: number | null;
}

/** A question with when its plan was put away, if it was. */
export interface FoundQuestion extends Question {
  readonly archived: number | null;
}

/** A question with when it was answered last, if it was. */
interface ListedQuestion extends Question {
  readonly answered: number | null;
}

/** Who has answered by a link. */
interface Answerer {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
}

const columns = [
  'id', 'plan', 'action', 'org', 'message', 'person', 'created', 'expires', 'revoked',
] as const; // prettier-ignore

const listed = columns.map((column) => `q.${column}`).join();

const isOpen = 'q.revoked IS NULL AND q.expires > ?';

/** The questions of all plans. Only their secrets' hashes are stored. */
export class Questions {
  readonly #db: Database;
  readonly #memory: number;

  /** @param memory how long it is remembered of a link without an answer that it is over, in ms */
  constructor(db: Database, memory: number) {
    this.#db = db;
    this.#memory = memory;
  }

  /** Stores one, and lets go of the old ones nobody answered. @returns it, and the secret, which nobody can read again */
  create(wanted: Omit<Question, 'id' | 'created' | 'revoked'>): {
    readonly question: Question;
    readonly secret: string;
  } {
    const secret = newSecret();
    const now = Date.now();
    const question: Question = { ...wanted, id: newId(), created: now, revoked: null };
    this.#db
      .prepare(
        'DELETE FROM question WHERE expires < ? AND NOT EXISTS (SELECT 1 FROM answerer WHERE question = question.id)',
      )
      .run(now - this.#memory);
    this.#db
      .prepare(`INSERT INTO question (hash, ${columns.join()}) VALUES (?, ${columns.map(() => '?').join()})`)
      .run(hashOf(secret), ...columns.map((column) => question[column]));
    return { question, secret };
  }

  /** Also one by which nobody can answer any more. */
  bySecret(secret: string): FoundQuestion | undefined {
    const found = this.#db.prepare(
      `SELECT ${listed}, p.archived FROM question q JOIN plan p ON p.id = q.plan WHERE q.hash = ?`,
    );
    return found.get(hashOf(secret)) as FoundQuestion | undefined;
  }

  /** The same by its id. */
  find(id: string): FoundQuestion | undefined {
    const found = this.#db.prepare(
      `SELECT ${listed}, p.archived FROM question q JOIN plan p ON p.id = q.plan WHERE q.id = ?`,
    );
    return found.get(id) as FoundQuestion | undefined;
  }

  /** Those of a plan that can still be answered, the newest first. @param action about this one only */
  open(plan: string, action: string | undefined, now: number): ListedQuestion[] {
    const found = this.#db.prepare(
      `SELECT ${listed}, (SELECT MAX(at) FROM answerer WHERE question = q.id) AS answered
       FROM question q WHERE q.plan = ? AND ${isOpen} ${action === undefined ? '' : 'AND q.action = ?'}
       ORDER BY q.created DESC, q.id`,
    );
    return found.all(...[plan, now, action ?? []].flat()) as unknown as ListedQuestion[];
  }

  /** How many can still be answered: of a plan, and about one part in it. */
  count({ plan, action, org }: Pick<Question, 'plan' | 'action' | 'org'>, now: number) {
    const found = this.#db.prepare(
      `SELECT COUNT(*) AS "inPlan", COALESCE(SUM(action = ? AND org = ?), 0) AS "ofPart"
       FROM question q WHERE q.plan = ? AND ${isOpen}`,
    );
    return found.get(action, org, plan, now) as { inPlan: number; ofPart: number };
  }

  /** Takes one back; what was taken back before stays so. */
  revoke(id: string, now: number): void {
    this.#db.prepare('UPDATE question SET revoked = COALESCE(revoked, ?) WHERE id = ?').run(now, id);
  }

  /** Who has answered a question, the last one first. Who has been erased has no name. */
  answerersOf(id: string): Answerer[] {
    return this.#answerers('a.question = ? ORDER BY a.at DESC', id);
  }

  /** Who has answered a question of a plan. */
  answerersIn(plan: string): Answerer[] {
    return this.#answerers(
      'a.question IN (SELECT id FROM question WHERE plan = ?) ORDER BY p.created, p.id',
      plan,
    );
  }

  #answerers(which: string, key: string): Answerer[] {
    const found = this.#db.prepare(
      `SELECT p.id, p.name, p.organisation FROM answerer a JOIN person p ON p.id = a.person WHERE ${which}`,
    );
    return found.all(key) as unknown as Answerer[];
  }

  /** Notes who answered, and when. */
  noteAnswer(id: string, person: string, at: number): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO answerer (question, person, at) VALUES (?, ?, ?)')
      .run(id, person, at);
  }
}
