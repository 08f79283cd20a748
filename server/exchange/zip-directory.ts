import { badFile } from '../../shared/exchange/bad-file.ts';
import { importLimits } from '../../shared/exchange/source.ts';

/** What a zip file's directory says of one of its entries. Sizes and places in bytes. */
export interface Entry {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly packed: number;
  readonly unpacked: number;
  readonly crc: number;
  /** Where its packed bytes begin. */
  readonly start: number;
}

const endMark = 0x06054b50;
const directoryMark = 0x02014b50;
const localMark = 0x04034b50;
/** Of the record at the end without its comment, of an entry in the directory and of one before its bytes. */
const sizes = { end: 22, directory: 46, local: 30 } as const;
const longestComment = 0xffff;

/**
 * The entries of a zip file, from its central directory, each held against what stands before its bytes.
 * @throws AppError `bad-file`: broken, encrypted, too many, lying over one another, or with names that lead elsewhere
 */
export function entriesOf(file: Buffer): Entry[] {
  const end = endOf(file);
  const count = file.readUInt16LE(end + 10);
  if (count > importLimits.entries) throw badFile('bomb');
  const names = new Set<string>();
  const entries: (Entry & { readonly head: number })[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let nth = 0; nth < count; nth++) {
    if (at + sizes.directory > end || file.readUInt32LE(at) !== directoryMark) throw badFile('broken');
    const entry = entryAt(file, at);
    // Windows and hostile programs write names that differ in case only; libraries take one or the other.
    const name = entry.name.toLowerCase();
    if (names.has(name)) throw badFile('broken');
    names.add(name);
    entries.push(entry);
    at +=
      sizes.directory + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  refuseOverlap(entries, end);
  return entries;
}

/** Where the record at the end begins. */
function endOf(file: Buffer): number {
  const first = Math.max(0, file.length - sizes.end - longestComment);
  for (let at = file.length - sizes.end; at >= first; at--)
    if (file.readUInt32LE(at) === endMark && at + sizes.end + file.readUInt16LE(at + 20) === file.length)
      return at;
  throw badFile('broken');
}

function entryAt(file: Buffer, at: number): Entry & { readonly head: number } {
  const flags = file.readUInt16LE(at + 8);
  const method = file.readUInt16LE(at + 10);
  if (flags & 1) throw badFile('encrypted');
  if (method !== 0 && method !== 8) throw badFile('broken');
  const nameEnd = at + sizes.directory + file.readUInt16LE(at + 28);
  const name = file.toString('utf8', at + sizes.directory, nameEnd);
  if (leadsOut(name)) throw badFile('unsafe-names');
  const head = file.readUInt32LE(at + 42);
  if (head + sizes.local > file.length || file.readUInt32LE(head) !== localMark) throw badFile('broken');
  const start = head + sizes.local + file.readUInt16LE(head + 26) + file.readUInt16LE(head + 28);
  return {
    name,
    isDeflated: method === 8,
    crc: file.readUInt32LE(at + 16),
    packed: file.readUInt32LE(at + 20),
    unpacked: file.readUInt32LE(at + 24),
    start,
    head,
  };
}

/** Whether a name is no plain path below the root of the file. */
const leadsOut = (name: string): boolean =>
  name === '' || /^[/\\]|^[a-z]:|\0|\\/i.test(name) || name.split('/').includes('..');

/** Bombs let many entries share the same bytes. */
function refuseOverlap(entries: readonly (Entry & { readonly head: number })[], directory: number): void {
  let free = 0;
  for (const { head, start, packed } of entries.toSorted((a, b) => a.head - b.head)) {
    if (head < free) throw badFile('bomb');
    free = start + packed;
    if (free > directory) throw badFile('broken');
  }
}
