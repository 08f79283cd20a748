import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { AppError } from '../../shared/errors.ts';
import { inTransaction, type Database } from './sqlite.ts';

/** One accepted update of a document. */
export interface Entry {
  /** 1, 2, 3 … within the document. */
  readonly seq: number;
  readonly person: string;
  readonly update: Uint8Array;
}

/** Everything stored of one document. */
export interface Stored {
  /** All updates up to `snapshotSeq` as one; undefined when there is none yet. */
  readonly snapshot: Uint8Array | undefined;
  readonly snapshotSeq: number;
  /** The updates after the snapshot, in order. */
  readonly tail: readonly Uint8Array[];
  /** Of the last update; 0 for an empty document. */
  readonly seq: number;
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
  readonly #insert;
  #waiting: Waiting[] = [];

  constructor(db: Database) {
    this.#db = db;
    this.#insert = db.prepare(
      'INSERT INTO journal (doc, seq, person, at, crc, data) VALUES (?, ?, ?, ?, ?, ?)',
    );
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
    for (const { seq, person, update } of entries)
      this.#insert.run(doc, seq, person, at, crc32(update), update);
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

  /** @throws AppError `damaged` when a checksum does not match: wrong data is never served */
  load(doc: string): Stored {
    const snapshot = this.#db.prepare('SELECT seq, sha256, data FROM snapshot WHERE doc = ?').get(doc) as
      | { seq: number; sha256: string; data: Uint8Array }
      | undefined;
    if (snapshot && sha256(snapshot.data) !== snapshot.sha256) throw damaged(doc, `snapshot ${snapshot.seq}`);
    const snapshotSeq = snapshot?.seq ?? 0;
    const rows = this.#db
      .prepare('SELECT seq, crc, data FROM journal WHERE doc = ? AND seq > ? ORDER BY seq')
      .all(doc, snapshotSeq) as { seq: number; crc: number; data: Uint8Array }[];
    for (const [index, { seq, crc, data }] of rows.entries()) {
      if (seq !== snapshotSeq + index + 1 || crc32(data) !== crc) throw damaged(doc, `record ${seq}`);
    }
    const tail = rows.map(({ data }) => data);
    return { snapshot: snapshot?.data, snapshotSeq, tail, seq: snapshotSeq + tail.length };
  }

  /** Replaces the journal up to and with `seq` by a snapshot that says the same. */
  compact(doc: string, seq: number, snapshot: Uint8Array): void {
    inTransaction(this.#db, () => {
      this.#db
        .prepare('INSERT OR REPLACE INTO snapshot (doc, seq, sha256, data) VALUES (?, ?, ?, ?)')
        .run(doc, seq, sha256(snapshot), snapshot);
      this.#db.prepare('DELETE FROM journal WHERE doc = ? AND seq <= ?').run(doc, seq);
    });
  }

  /** @throws whatever keeps the database from storing a few pages */
  probe(): void {
    inTransaction(this.#db, () => {
      this.#db.prepare('INSERT OR REPLACE INTO probe (id, data) VALUES (1, ?)').run(new Uint8Array(65_536));
      this.#db.exec('DELETE FROM probe');
    });
  }
}

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

const damaged = (doc: string, where: string): AppError =>
  new AppError('damaged', `${where} of "${doc}" does not match its checksum`, doc);
