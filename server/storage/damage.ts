import type { Fault } from './reading.ts';
import { inTransaction, type Database } from './sqlite.ts';

/** A fault that was found when its document was loaded. */
export interface Damage {
  readonly doc: string;
  /** ms since 1970. */
  readonly found: number;
  readonly what: string;
  /** How many records and snapshots were put aside with it. */
  readonly aside: number;
  readonly noted: boolean;
}

/** Moves what must not be used out of the way, and keeps it with what is wrong. New records get higher numbers. */
export function setAside(db: Database, faults: readonly Fault[]): void {
  inTransaction(db, () => {
    for (const fault of faults) setOneAside(db, fault);
  });
}

function setOneAside(db: Database, { doc, what, generation, first, last }: Fault): void {
  const { lastInsertRowid: id } = db
    .prepare('INSERT INTO damage (doc, found, what, first, last) VALUES (?, ?, ?, ?, ?)')
    .run(doc, Date.now(), what, first ?? null, last ?? null);
  if (generation !== undefined) {
    db.prepare(
      `INSERT INTO aside (damage, seq, form, checksum, data)
        SELECT ?, seq, form, sha256, data FROM snapshot WHERE doc = ? AND generation = ?`,
    ).run(id, doc, generation);
    db.prepare('DELETE FROM snapshot WHERE doc = ? AND generation = ?').run(doc, generation);
  }
  if (first === undefined || last === undefined) return;
  db.prepare(
    `INSERT INTO aside (damage, seq, person, at, form, checksum, data)
      SELECT ?, seq, person, at, form, crc, data FROM journal WHERE doc = ? AND seq >= ?`,
  ).run(id, doc, first);
  db.prepare('DELETE FROM journal WHERE doc = ? AND seq >= ?').run(doc, first);
  db.prepare(upsertHead).run(doc, last);
}

/** Notes up to where a document is written. */
export const upsertHead =
  'INSERT INTO head (doc, seq) VALUES (?, ?) ON CONFLICT (doc) DO UPDATE SET seq = excluded.seq';

/** @param doc of all documents when it is not given */
export function listDamage(db: Database, doc?: string): Damage[] {
  const rows = db
    .prepare(
      `SELECT doc, found, what, noted, (SELECT COUNT(*) FROM aside WHERE damage = damage.id) AS aside
        FROM damage WHERE ?1 IS NULL OR doc = ?1 ORDER BY id`,
    )
    .all(doc ?? null) as unknown as (Omit<Damage, 'noted'> & { noted: number | null })[];
  return rows.map(({ noted, ...row }) => ({ ...row, noted: noted !== null }));
}

/** An administrator has taken note of all damage found so far. What was put aside stays. */
export function noteDamage(db: Database): void {
  inTransaction(db, () => db.prepare('UPDATE damage SET noted = ? WHERE noted IS NULL').run(Date.now()));
}
