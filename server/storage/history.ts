import type { SQLInputValue } from 'node:sqlite';
import type { Database } from './sqlite.ts';

/** One thing that somebody did. Values are JSON; undefined: was not there. */
export interface Deed {
  readonly seq: number;
  readonly person: string;
  readonly entity: string;
  readonly id: string;
  readonly field?: string | undefined;
  readonly key?: string | undefined;
  readonly from: unknown;
  readonly to: unknown;
  /** Written letter by letter: goes on from the row before it when that is the same person's, and not long ago. */
  readonly isTyped?: boolean;
}

/** A deed as it is read back, with when it was done, in ms since 1970. */
export type PastDeed = Omit<Deed, 'isTyped'> & { readonly at: number };

/** Which deeds of a document are asked for. */
interface Excerpt {
  /** Their sequence numbers lie between these two. */
  readonly since: number;
  readonly before: number;
  /** Of this kind of record only; of this one. */
  readonly entity: string | undefined;
  readonly id: string | undefined;
  readonly limit: number;
  readonly isNewestFirst: boolean;
}

/** Times in ms. */
interface Activity {
  readonly id: string;
  readonly changed: number;
  readonly moved: number | null;
}

/** What says that work on an action goes on: it was made, or how far it has come or when it is to happen was changed. */
const isMove = `(field IS NULL OR field IN ('status', 'nextStep', 'nextDate', 'timeText', 'start', 'due'))`;

/** Who changed what, when, from what to what: rows beside the journal, for people to read. */
export class History {
  readonly #insert;
  readonly #last;
  readonly #goOn;
  readonly #db: Database;
  readonly #end;
  readonly #endedAt;
  readonly #activity;
  readonly #counts;
  readonly #by;
  readonly #typing: number;

  /** @param typing a pause in typing longer than this begins a new row, in ms */
  constructor(db: Database, typing: number) {
    this.#typing = typing;
    this.#insert = db.prepare(
      'INSERT INTO change (doc, seq, at, person, entity, id, field, key, "from", "to") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#last = db.prepare(
      'SELECT rowid, at, person, "to" FROM change WHERE doc = ? AND entity = ? AND id = ? AND field = ? ORDER BY rowid DESC LIMIT 1',
    );
    this.#goOn = db.prepare('UPDATE change SET seq = ?, at = ?, "to" = ? WHERE rowid = ?');
    this.#db = db;
    this.#end = db.prepare('SELECT MAX(seq) AS seq FROM change WHERE doc = ?');
    this.#endedAt = db.prepare('SELECT at FROM change WHERE doc = ? ORDER BY seq DESC LIMIT 1');
    this.#activity = db.prepare(
      `SELECT id, MAX(at) AS changed, MAX(CASE WHEN ${isMove} THEN at END) AS moved
       FROM change WHERE doc = ? AND entity = 'action' GROUP BY id`,
    );
    this.#counts = db.prepare('SELECT person, COUNT(*) AS count FROM change WHERE doc = ? GROUP BY person');
    this.#by = db.prepare('SELECT * FROM change WHERE doc = ? AND person = ? ORDER BY rowid DESC LIMIT ?');
  }

  /** Adds deeds within the caller's transaction. */
  write(doc: string, deeds: readonly Deed[]): void {
    const at = Date.now();
    for (const deed of deeds) if (!deed.isTyped || !this.#goesOn(doc, deed, at)) this.#add(doc, deed, at);
  }

  #add(doc: string, { seq, person, entity, id, field, key, from, to }: Deed, at: number): void {
    const values: SQLInputValue[] = [doc, seq, at, person, entity, id, field ?? null, key ?? null];
    this.#insert.run(...values, toJson(from), toJson(to));
  }

  #goesOn(doc: string, { seq, person, entity, id, field, from, to }: Deed, at: number): boolean {
    const last = this.#last.get(doc, entity, id, field ?? null) as
      | { rowid: number; at: number; person: string; to: string | null }
      | undefined;
    if (!last || last.person !== person || last.at < at - this.#typing || last.to !== toJson(from))
      return false;
    this.#goOn.run(seq, at, toJson(to), last.rowid);
    return true;
  }

  /** How many rows of a document's history each person has. */
  countByPerson(doc: string): ReadonlyMap<string, number> {
    const rows = this.#counts.all(doc) as unknown as { person: string; count: number }[];
    return new Map(rows.map(({ person, count }) => [person, count]));
  }

  /** What one person did, the newest first. */
  by(doc: string, person: string, limit: number): PastDeed[] {
    return (this.#by.all(doc, person, limit) as unknown as Row[]).map(deedOf);
  }

  /** The deeds that are asked for. What happened in one change comes together, so there may be a few more than `limit`. */
  read(doc: string, { since, before, entity, id, limit, isNewestFirst }: Excerpt): PastDeed[] {
    const found = [
      'doc = $doc AND seq > $since AND seq < $before',
      ...(entity === undefined ? [] : ['entity = $entity']),
      ...(id === undefined ? [] : ['id = $id']),
    ].join(' AND ');
    const [reach, last, way] = isNewestFirst ? ['>=', 'MIN', 'DESC'] : ['<=', 'MAX', 'ASC'];
    const rows = this.#db
      .prepare(
        `SELECT * FROM change WHERE ${found} AND seq ${reach} (
           SELECT ${last}(seq) FROM (SELECT seq FROM change WHERE ${found} ORDER BY seq ${way} LIMIT $limit)
         ) ORDER BY seq ${way}, rowid ${way}`,
      )
      .all({
        doc,
        since,
        before,
        limit,
        ...(entity !== undefined && { entity }),
        ...(id !== undefined && { id }),
      });
    return (rows as unknown as Row[]).map(deedOf);
  }

  /** The number of the last deed of a document; 0: there is none. */
  end(doc: string): number {
    return Number(this.#end.get(doc)?.seq ?? 0);
  }

  /** When the last deed of a document was done, in ms; undefined: there is none. */
  endedAt(doc: string): number | undefined {
    return this.#endedAt.get(doc)?.at as number | undefined;
  }

  /** When each action was touched last, and when it moved last: those that anything is known of. */
  activity(doc: string): Activity[] {
    return this.#activity.all(doc) as unknown as Activity[];
  }
}

const deedOf = ({ field, key, from, to, seq, at, person, entity, id }: Row): PastDeed => ({
  seq,
  at,
  person,
  entity,
  id,
  ...(field !== null && { field }),
  ...(key !== null && { key }),
  from: fromJson(from),
  to: fromJson(to),
});

interface Row {
  readonly seq: number;
  readonly at: number;
  readonly person: string;
  readonly entity: string;
  readonly id: string;
  readonly field: string | null;
  readonly key: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

const toJson = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
const fromJson = (text: string | null): unknown =>
  text === null ? undefined : (JSON.parse(text) as unknown);
