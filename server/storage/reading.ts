import { AppError } from '../../shared/errors.ts';
import { isSound, isSoundSnapshot, type Row, type SnapshotRow } from './checksums.ts';
import { reading, type Database } from './sqlite.ts';

/** Everything stored of one document, up to its last good record. */
export interface Stored {
  /** All updates up to `snapshotSeq` as one; undefined when there is none yet. */
  readonly snapshot: Uint8Array | undefined;
  readonly snapshotSeq: number;
  /** The snapshot's state vector, when it is stored with it. */
  readonly vector: Uint8Array | undefined;
  /** The schema version of the document in the snapshot; 0 when it is not known. */
  readonly version: number;
  /** The records after the snapshot, in order. */
  readonly tail: readonly Pick<Row, 'seq' | 'data'>[];
  /** The number of the last record of `tail`, or of the snapshot. */
  readonly good: number;
  /** Of the last record ever written; 0 for a document that has none. New ones go on from here. */
  readonly seq: number;
  /** What is wrong with the rest. */
  readonly faults: readonly Fault[];
}

/** Something stored that must not be used: a snapshot, or records from `first` to `last`. */
export interface Fault {
  readonly doc: string;
  /** What is wrong, in words. */
  readonly what: string;
  readonly generation?: number;
  readonly first?: number;
  readonly last?: number;
}

/**
 * Finds the newest good state: the newest snapshot that matches its checksum, and the records after it up to the first
 * that is damaged or missing.
 * @throws AppError `damaged` when nothing of the document can be read
 */
export const readStored = (db: Database, doc: string): Stored => read(db, doc, (reader) => reader.load());

/** Checks also what is only kept to fall back on. @returns everything that is wrong */
export const checkStored = (db: Database, doc: string): readonly Fault[] =>
  read(db, doc, (reader) => reader.check());

/** SQLITE_CORRUPT and SQLITE_NOTADB: the pages themselves make no sense. */
const isCorrupt = (error: unknown): boolean =>
  [11, 26].includes((error as { errcode?: number }).errcode ?? 0);

function read<T>(db: Database, doc: string, work: (reader: Reader) => T): T {
  try {
    return reading(db, () => work(new Reader(db, doc)));
  } catch (cause) {
    if (!isCorrupt(cause)) throw cause;
    throw new AppError('damaged', `"${doc}" cannot be read: ${(cause as Error).message}`, doc, { cause });
  }
}

type Columns = [seq: number, person: string, at: number, form: number, crc: number, data: Uint8Array];

class Reader {
  readonly #db: Database;
  readonly #doc: string;
  readonly #head: number;
  /** Records that were put aside earlier: from the first to the last of them. */
  readonly #gaps: ReadonlyMap<number, number>;

  constructor(db: Database, doc: string) {
    this.#db = db;
    this.#doc = doc;
    this.#head = (db.prepare('SELECT seq FROM head WHERE doc = ?').get(doc)?.seq ?? 0) as number;
    const gaps = db.prepare('SELECT first, last FROM damage WHERE doc = ? AND first IS NOT NULL').all(doc);
    this.#gaps = new Map(gaps.map(({ first, last }) => [first as number, last as number]));
  }

  load(): Stored {
    const { sound, faults } = this.#snapshots(false);
    const { data: snapshot, seq: snapshotSeq = 0, version = 0, vector } = sound[0] ?? {};
    const { fault, ...records } = this.#records(snapshotSeq);
    if (fault) faults.push(fault);
    if (!snapshot && records.tail.length === 0 && records.seq > 0) throw this.#unreadable(faults);
    return { snapshot, snapshotSeq, vector: vector ?? undefined, version, ...records, faults };
  }

  check(): readonly Fault[] {
    const { sound, faults } = this.#snapshots(true);
    const row = this.#db.prepare('SELECT MIN(seq) AS first FROM journal WHERE doc = ?').get(this.#doc)!;
    const oldest = sound.at(-1)?.seq ?? 0;
    const { fault } = this.#records(row.first === null ? oldest : Math.min(oldest, Number(row.first) - 1));
    return fault ? [...faults, fault] : faults;
  }

  /** The newest first; unless `all` are wanted, only as many as must be read to find a good one. */
  #snapshots(all: boolean): { sound: SnapshotRow[]; faults: Fault[] } {
    const sound: SnapshotRow[] = [];
    const faults: Fault[] = [];
    const rows = this.#db
      .prepare(
        'SELECT generation, seq, version, form, sha256, vector, data FROM snapshot WHERE doc = ? ORDER BY generation DESC',
      )
      .iterate(this.#doc) as Iterable<SnapshotRow>;
    for (const row of rows) {
      const { generation } = row;
      if (isSoundSnapshot(this.#doc, row)) sound.push(row);
      else faults.push(this.#fault(`snapshot ${row.seq}`, 'does not match its checksum', { generation }));
      if (sound.length > 0 && !all) break;
    }
    return { sound, faults };
  }

  #records(after: number): {
    tail: Stored['tail'][number][];
    good: number;
    seq: number;
    fault: Fault | undefined;
  } {
    const tail: Stored['tail'][number][] = [];
    let next = this.#over(after + 1);
    let what: string | undefined;
    try {
      for (const row of this.#rows(after)) {
        if (row.seq !== next) what = 'is missing';
        else if (!isSound(this.#doc, row)) what = 'does not match its checksum';
        if (what) break;
        tail.push({ seq: row.seq, data: row.data });
        next = this.#over(next + 1);
      }
    } catch (error) {
      what = `cannot be read (${(error as Error).message})`;
    }
    const last = what ? Math.max(next, this.#head || this.#lastRecord()) : Math.max(next - 1, this.#head);
    if (last >= next) what ??= 'is missing';
    const fault = what === undefined ? undefined : this.#fault(`record ${next}`, what, { first: next, last });
    return { tail, good: next - 1, seq: last, fault };
  }

  /** Read as lists of columns: an object for each of 100,000 rows would take twice the time. */
  *#rows(after: number): Generator<Row> {
    const select = this.#db.prepare(
      'SELECT seq, person, at, form, crc, data FROM journal WHERE doc = ? AND seq > ? ORDER BY seq',
    );
    select.setReturnArrays(true);
    const rows = select.iterate(this.#doc, after) as Iterable<unknown> as Iterable<Columns>;
    for (const [seq, person, at, form, crc, data] of rows) yield { seq, person, at, form, crc, data };
  }

  /** The next number that is in use. */
  #over(seq: number): number {
    const last = this.#gaps.get(seq);
    return last === undefined ? seq : this.#over(last + 1);
  }

  #lastRecord(): number {
    const row = this.#db.prepare('SELECT MAX(seq) AS last FROM journal WHERE doc = ?').get(this.#doc)!;
    return (row.last as number | null) ?? 0;
  }

  #fault(which: string, what: string, where: Pick<Fault, 'generation' | 'first' | 'last'>): Fault {
    return { doc: this.#doc, what: `${which} of "${this.#doc}" ${what}`, ...where };
  }

  #unreadable(faults: readonly Fault[]): AppError {
    const why = faults.map(({ what }) => what).join('; ');
    return new AppError('damaged', `Nothing of "${this.#doc}" can be read: ${why}`, this.#doc);
  }
}
