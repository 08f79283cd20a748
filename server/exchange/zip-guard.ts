import { crc32, inflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { badFile } from '../../shared/exchange/bad-file.ts';
import { importLimits } from '../../shared/exchange/source.ts';
import { entriesOf, type Entry } from './zip-directory.ts';

/** The XML parts of a document, by their names in its zip file. */
export type Parts = Map<string, Buffer>;

/** A small document may well shrink more than a large one: only what is larger than this is held against the ratio. */
const smallest = 1_000_000;

/**
 * Unpacks a zipped document, counting what really comes out, before any library sees it. What is no XML is counted and
 * left behind.
 * @throws AppError `bad-file`: see `entriesOf`; `bomb`, `broken`, `entities`
 */
export function unpack(file: Buffer): Parts {
  const parts: Parts = new Map();
  let left: number = importLimits.unpackedBytes;
  let out = 0;
  for (const entry of entriesOf(file)) {
    if (entry.unpacked > left) throw badFile('bomb');
    const bytes = bytesOf(file, entry);
    left -= bytes.length;
    out += bytes.length;
    if (out > smallest && out > importLimits.ratio * file.length) throw badFile('bomb');
    if (!/\.(xml|rels)$/i.test(entry.name)) continue;
    checkXml(bytes);
    parts.set(entry.name, bytes);
  }
  return parts;
}

/** Packs parts that have been looked at, for a library: without compression, so that it has nothing to unpack. */
export const repack = (parts: ReadonlyMap<string, Uint8Array>): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }));

/** No more than the directory says is ever unpacked. */
function bytesOf(file: Buffer, { start, packed, unpacked, isDeflated, crc }: Entry): Buffer {
  const stored = file.subarray(start, start + packed);
  const bytes = isDeflated ? inflated(stored, unpacked) : stored;
  if (bytes.length !== unpacked || crc32(bytes) !== crc) throw badFile('broken');
  return bytes;
}

function inflated(packed: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (cause) {
    const isMore = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw badFile(isMore ? 'bomb' : 'broken', { cause });
  }
}

/** The libraries read every part as UTF-8: what is written otherwise would hide from this. */
function checkXml(bytes: Buffer): void {
  if (bytes.subarray(0, 4).includes(0) || bytes[0] === 0xfe || bytes[0] === 0xff) throw badFile('broken');
  if (/<!(doctype|entity)/i.test(bytes.toString('latin1'))) throw badFile('entities');
}
