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
  /** The schema version of the document; 0 when it is not known. */
  readonly version: number;
  readonly generation: number;
  readonly seq: number;
  readonly form: number;
  readonly sha256: string;
  /** The state vector of the document; null where snapshots did not keep it yet. */
  readonly vector: Uint8Array | null;
  readonly data: Uint8Array;
}

/** What rows are written with. Rows of form 0, whose checksum covers the data alone, stay valid. */
export const form = 1;
/** Snapshots of form 1 knew no version, those of form 2 no state vector. */
export const snapshotForm = 3;

/** The checksum of a journal row: over the document's name, everything in the row, and its bytes. */
export const crcOf = (doc: string, { seq, person, at, data }: Omit<Row, 'crc' | 'form'>): number =>
  crc32(data, crc32(`${doc}\n${seq}\n${at}\n${person}\n`));

export const isSound = (doc: string, row: Row): boolean =>
  row.crc === (row.form === 0 ? crc32(row.data) : crcOf(doc, row));

type SnapshotContents = Omit<SnapshotRow, 'generation' | 'sha256'>;

/** The checksum of a snapshot row. */
export function sha256Of(doc: string, { form, seq, version, vector, data }: SnapshotContents): string {
  const hash = createHash('sha256');
  if (form > 0) hash.update(form === 1 ? `${doc}\n${seq}\n` : `${doc}\n${seq}\n${version}\n`);
  if (form > 2 && vector) hash.update(`${vector.length}\n`).update(vector);
  return hash.update(data).digest('hex');
}

export const isSoundSnapshot = (doc: string, row: SnapshotRow): boolean => row.sha256 === sha256Of(doc, row);
