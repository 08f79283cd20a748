import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** One row of the journal. */
export interface Row {
  readonly seq: number;
  readonly person: string;
  readonly at: number;
  readonly form: number;
  readonly crc: number;
  readonly data: Uint8Array;
}

/** One row of the snapshots. */
export interface SnapshotRow {
  readonly generation: number;
  readonly seq: number;
  readonly form: number;
  readonly sha256: string;
  readonly data: Uint8Array;
}

/** What rows are written with. Rows of form 0, whose checksum covers the data alone, stay valid. */
export const form = 1;

/** The checksum of a journal row: over the document's name, everything in the row, and its bytes. */
export const crcOf = (doc: string, { seq, person, at, data }: Omit<Row, 'crc' | 'form'>): number =>
  crc32(data, crc32(`${doc}\n${seq}\n${at}\n${person}\n`));

export const isSound = (doc: string, row: Row): boolean =>
  row.crc === (row.form === 0 ? crc32(row.data) : crcOf(doc, row));

/** The checksum of a snapshot row. */
export const sha256Of = (doc: string, seq: number, data: Uint8Array): string =>
  createHash('sha256').update(`${doc}\n${seq}\n`).update(data).digest('hex');

export const isSoundSnapshot = (doc: string, { form, seq, sha256, data }: SnapshotRow): boolean =>
  sha256 === (form === 0 ? createHash('sha256').update(data).digest('hex') : sha256Of(doc, seq, data));
