import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import type { DocumentName } from '../../shared/commands.ts';
import { AppError } from '../../shared/errors.ts';
import { schemaVersion, upgrade } from '../../shared/plan/upgrade.ts';
import { addGeneration } from './generations.ts';
import type { Journal } from './journal.ts';
import { inTransaction, type Database } from './sqlite.ts';

export interface PlanRow {
  readonly id: string;
  /** In ms. */
  readonly created: number;
  readonly epoch: string;
  /** When it was put away, in ms; null: it is in use. */
  readonly archived: number | null;
}

/** The plans this server holds. What a plan is called stands in its document. */
export class Plans {
  readonly #db: Database;
  readonly #journal: Journal;
  readonly #find;

  constructor(db: Database, journal: Journal) {
    this.#db = db;
    this.#journal = journal;
    this.#find = db.prepare('SELECT id, created, epoch, archived FROM plan WHERE id = ?');
  }

  /** The key under which a plan's board is stored. */
  board(id: string): string {
    return planDoc(id);
  }

  list(): PlanRow[] {
    const found = this.#db.prepare('SELECT id, created, epoch, archived FROM plan ORDER BY created, id');
    return found.all() as unknown as PlanRow[];
  }

  find(id: string): PlanRow | undefined {
    return this.#find.get(id) as PlanRow | undefined;
  }

  /** Puts a plan away, or takes it back. Nothing in it changes. */
  archive(id: string, isArchived: boolean): void {
    const now = isArchived ? Date.now() : null;
    this.#db.prepare('UPDATE plan SET archived = ? WHERE id = ?').run(now, id);
  }

  /**
   * Takes a whole document in as a new plan.
   * @throws AppError `exists` when the id is taken
   */
  create(id: string, doc: Y.Doc, person: string): void {
    inTransaction(this.#db, () => {
      if (this.find(id)) throw new AppError('exists', `There already is a plan "${id}"`, id);
      this.#add(id, doc, person);
    });
  }

  /**
   * The same under the first id that is free.
   * @param ids without an end
   * @param most how many plans there may be
   * @param also writes what is to be stored in the same transaction
   * @throws AppError `limit` when there are as many as there may be
   */
  createFirstFree(
    ids: Iterable<string>,
    { doc, person, most, also }: { doc: Y.Doc; person: string; most: number; also: (id: string) => void },
  ): string {
    return inTransaction(this.#db, () => {
      const { count } = this.#db.prepare('SELECT COUNT(*) AS count FROM plan').get() as { count: number };
      if (count >= most) throw new AppError('limit', `This server holds at most ${most} plans`);
      const id = Iterator.from(ids).find((one) => !this.find(one))!;
      this.#add(id, doc, person);
      also(id);
      return id;
    });
  }

  #add(id: string, doc: Y.Doc, person: string): void {
    const created = this.#db.prepare('INSERT INTO plan (id, created, epoch) VALUES (?, ?, ?)');
    created.run(id, Date.now(), randomUUID());
    upgrade(doc);
    const data = Y.encodeStateAsUpdate(doc);
    this.#journal.write(planDoc(id), [{ seq: 1, person, update: data }]);
    // So that whoever only looks at it is handed this.
    addGeneration(this.#db, planDoc(id), { seq: 1, version: schemaVersion, data });
  }
}

/** The key of one of a plan's documents in journal and snapshots. */
export const docName = (id: string, document: DocumentName): string => `${id}/${document}`;

/** The key of a plan's board document. */
export const planDoc = (id: string): string => docName(id, 'plan');

/** The plan that a key of the journal belongs to. */
export const planOf = (doc: string): string => doc.slice(0, doc.lastIndexOf('/'));
