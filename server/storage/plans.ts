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
  readonly epoch: string;
}

/** The plans this server holds. What a plan is called stands in its document. */
export class Plans {
  readonly #db: Database;
  readonly #journal: Journal;

  constructor(db: Database, journal: Journal) {
    this.#db = db;
    this.#journal = journal;
  }

  /** The key under which a plan's board is stored. */
  board(id: string): string {
    return planDoc(id);
  }

  list(): PlanRow[] {
    return this.#db.prepare('SELECT id, epoch FROM plan ORDER BY created, id').all() as unknown as PlanRow[];
  }

  find(id: string): PlanRow | undefined {
    return this.#db.prepare('SELECT id, epoch FROM plan WHERE id = ?').get(id) as PlanRow | undefined;
  }

  /**
   * Takes a whole document in as a new plan.
   * @throws AppError `exists` when the id is taken
   */
  create(id: string, doc: Y.Doc, person: string): void {
    inTransaction(this.#db, () => {
      if (this.find(id)) throw new AppError('exists', `There already is a plan "${id}"`, id);
      const created = this.#db.prepare('INSERT INTO plan (id, created, epoch) VALUES (?, ?, ?)');
      created.run(id, Date.now(), randomUUID());
      upgrade(doc);
      const data = Y.encodeStateAsUpdate(doc);
      this.#journal.write(planDoc(id), [{ seq: 1, person, update: data }]);
      // So that whoever only looks at it is handed this.
      addGeneration(this.#db, planDoc(id), { seq: 1, version: schemaVersion, data });
    });
  }
}

/** The key of one of a plan's documents in journal and snapshots. */
export const docName = (id: string, document: DocumentName): string => `${id}/${document}`;

/** The key of a plan's board document. */
export const planDoc = (id: string): string => docName(id, 'plan');

/** The plan that a key of the journal belongs to. */
export const planOf = (doc: string): string => doc.slice(0, doc.lastIndexOf('/'));
