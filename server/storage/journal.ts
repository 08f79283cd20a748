import { AppError } from '../../shared/errors.ts';
import { crcOf, form } from './checksums.ts';
import { setAside, upsertHead } from './damage.ts';
import { addGeneration, renew, type Renewal, type SnapshotContents } from './generations.ts';
import { openStored, type Opened } from './opening.ts';
import { readStored, type Fault, type Stored } from './reading.ts';
import { inTransaction, type Database } from './sqlite.ts';

/** One accepted update of a document. */
export interface Entry {
  /** 1, 2, 3 … within the document. */
  readonly seq: number;
  readonly person: string;
  readonly update: Uint8Array;
}

interface Waiting {
  readonly doc: string;
  readonly entries: readonly Entry[];
  readonly also: () => void;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** The write-ahead log of every document. What `append` has promised is on disk. */
export class Journal {
  readonly #db: Database;
  readonly #onDamage: (fault: Fault) => void;
  readonly #insert;
  readonly #setHead;
  readonly #told = new Set<string>();
  #waiting: Waiting[] = [];

  /** @param onDamage is called once for every fault that is put aside, and for a document that cannot be opened */
  constructor(db: Database, onDamage: (fault: Fault) => void = () => undefined) {
    this.#db = db;
    this.#onDamage = onDamage;
    this.#insert = db.prepare(
      'INSERT INTO journal (doc, seq, person, at, form, crc, data) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#setHead = db.prepare(upsertHead);
  }

  /**
   * Stores entries durably. Calls of one loop turn, from all rooms, share one commit and one fate.
   * @param also writes what belongs to the entries, in the same transaction
   */
  append(doc: string, entries: readonly Entry[], also: () => void = () => {}): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ doc, entries, also, done, failed });
      if (this.#waiting.length === 1) setImmediate(() => this.#commit());
    });
  }

  /** Adds entries within the caller's transaction. */
  write(doc: string, entries: readonly Entry[]): void {
    const at = Date.now();
    for (const { seq, person, update: data } of entries)
      this.#insert.run(doc, seq, person, at, form, crcOf(doc, { seq, person, at, data }), data);
    const last = entries.at(-1);
    if (last) this.#setHead.run(doc, last.seq);
  }

  #commit(): void {
    const group = this.#waiting;
    this.#waiting = [];
    try {
      inTransaction(this.#db, () => {
        for (const { doc, entries, also } of group) {
          this.write(doc, entries);
          also();
        }
      });
    } catch (error) {
      for (const { failed } of group) failed(error);
      return;
    }
    for (const { done } of group) done();
  }

  /**
   * A document in the newest good state there is of it.
   * @throws AppError `damaged` when nothing of it can be read
   */
  open(doc: string): Opened {
    return this.#telling(doc, () => openStored(this.#db, doc));
  }

  /** What is stored of a document, without building it. Throws as `open` does. */
  read(doc: string): Stored {
    return this.#telling(doc, () => readStored(this.#db, doc));
  }

  #telling<T>(doc: string, work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof AppError && error.code === 'damaged') this.#tell({ doc, what: error.message });
      throw error;
    }
  }

  /** Moves faults out of the way, so that the document can be written again; tells of each. */
  setAside(faults: readonly Fault[]): void {
    if (faults.length === 0) return;
    setAside(this.#db, faults);
    for (const fault of faults) this.#tell(fault);
  }

  /** A plan that cannot be opened is asked for again and again. */
  #tell(fault: Fault): void {
    if (this.#told.has(fault.what)) return;
    this.#told.add(fault.what);
    this.#onDamage(fault);
  }

  /**
   * Puts a snapshot in the place of everything up to and with its `seq`, but for what is kept to fall back on.
   * @throws Error when the database does not give back what it was given: then nothing has changed
   */
  compact(doc: string, snapshot: SnapshotContents): void {
    inTransaction(this.#db, () => addGeneration(this.#db, doc, snapshot));
  }

  /** Begins a new epoch of a document. Throws as `compact` does. */
  renew(doc: string, renewal: Renewal): void {
    inTransaction(this.#db, () => renew(this.#db, doc, renewal));
  }

  /** The client ids of a document's former epochs. */
  retired(doc: string): Set<number> {
    const rows = this.#db.prepare('SELECT client FROM retired WHERE doc = ?').all(doc);
    return new Set(rows.map(({ client }) => client as number));
  }

  /** How many bytes the rebuild had with which a document was last compared; 0 when it never was. */
  lookedAt(doc: string): number {
    const row = this.#db.prepare('SELECT looked FROM head WHERE doc = ?').get(doc);
    return (row?.looked as number | undefined) ?? 0;
  }

  look(doc: string, bytes: number): void {
    this.#db.prepare('UPDATE head SET looked = ? WHERE doc = ?').run(bytes, doc);
  }

  /** @throws whatever keeps the database from storing a few pages */
  probe(): void {
    inTransaction(this.#db, () => {
      this.#db.prepare('INSERT OR REPLACE INTO probe (id, data) VALUES (1, ?)').run(new Uint8Array(65_536));
      this.#db.exec('DELETE FROM probe');
    });
  }
}
