import * as Y from 'yjs';
import { sha256Of, snapshotForm as form, type SnapshotRow } from './checksums.ts';
import { upsertHead } from './damage.ts';
import type { Database } from './sqlite.ts';

/** What a snapshot says: everything up to and with `seq`, of a document at that schema version (0: not known). */
export interface SnapshotContents {
  readonly seq: number;
  readonly version: number;
  readonly data: Uint8Array;
}

/** A snapshot that begins a new epoch. */
export interface Renewal {
  readonly plan: string;
  readonly epoch: string;
  /** One more than the last change of the old epoch. */
  readonly seq: number;
  /** The last state of the old epoch. */
  readonly old: Uint8Array;
  readonly rebuilt: Uint8Array;
  /** The schema version of the rebuilt document; 0 when it is not known. */
  readonly version: number;
}

/**
 * Stores, within the caller's transaction, a snapshot that says the same as everything up to `seq`. The one before it
 * stays, with the records since, so that there is something to fall back on; what is older goes.
 * @throws Error when the database does not give back what it was given
 */
export function addGeneration(db: Database, doc: string, contents: SnapshotContents): void {
  insert(db, doc, contents);
  const [, before] = db
    .prepare('SELECT generation, seq FROM snapshot WHERE doc = ? ORDER BY generation DESC LIMIT 2')
    .all(doc) as { generation: number; seq: number }[];
  if (before) {
    db.prepare('DELETE FROM snapshot WHERE doc = ? AND generation < ?').run(doc, before.generation);
    db.prepare('DELETE FROM journal WHERE doc = ? AND seq <= ?').run(doc, before.seq);
  }
  db.prepare('DELETE FROM former WHERE doc = ?').run(doc);
}

/**
 * Puts, within the caller's transaction, a rebuilt document in the place of the old one. Neither snapshots nor records
 * of the old epoch can be mixed with the new one, so the first snapshot is stored twice: each can fail alone.
 */
export function renew(db: Database, doc: string, { plan, epoch, seq, old, rebuilt, version }: Renewal): void {
  db.prepare(
    'INSERT OR REPLACE INTO former (doc, epoch, seq, data) SELECT ?, epoch, ?, ? FROM plan WHERE id = ?',
  ).run(doc, seq - 1, old, plan);
  const retire = db.prepare('INSERT OR IGNORE INTO retired (doc, client) VALUES (?, ?)');
  for (const client of Y.parseUpdateMeta(old).to.keys()) retire.run(doc, client);
  for (let copy = 0; copy < 2; copy++) insert(db, doc, { seq, version, data: rebuilt });
  db.prepare(
    `DELETE FROM snapshot WHERE doc = ?1 AND generation <= (SELECT MAX(generation) - 2 FROM snapshot WHERE doc = ?1)`,
  ).run(doc);
  db.prepare('DELETE FROM journal WHERE doc = ?').run(doc);
  // Nobody's client ids of the old epoch are good for anything in the new one.
  db.prepare('DELETE FROM author WHERE doc = ?').run(doc);
  db.prepare(upsertHead).run(doc, seq);
  db.prepare('UPDATE plan SET epoch = ? WHERE id = ?').run(epoch, plan);
}

function insert(db: Database, doc: string, { seq, version, data }: SnapshotContents): void {
  const vector = Y.encodeStateVectorFromUpdate(data);
  db.prepare(
    `INSERT INTO snapshot (doc, generation, seq, version, form, sha256, data, vector)
      SELECT ?1, COALESCE(MAX(generation), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7 FROM snapshot WHERE doc = ?1`,
  ).run(doc, seq, version, form, sha256Of(doc, { form, seq, version, vector, data }), data, vector);
  const stored = db
    .prepare('SELECT sha256, data, vector FROM snapshot WHERE doc = ? ORDER BY generation DESC LIMIT 1')
    .get(doc) as Pick<SnapshotRow, 'sha256' | 'data' | 'vector'>;
  if (sha256Of(doc, { form, seq, version, vector: stored.vector, data: stored.data }) !== stored.sha256)
    throw new Error(`A snapshot of "${doc}" does not come back from the database as it went in`);
}
