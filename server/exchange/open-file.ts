import { badFile } from '../../shared/exchange/bad-file.ts';
import { importLimits, sourceSchema, type Source } from '../../shared/exchange/source.ts';
import { readCsv } from './csv-in.ts';
import { readDocx } from './docx-in.ts';
import { documentKindOf, kindOf } from './file-kind.ts';
import { textOf } from './text.ts';
import { readXlsx } from './xlsx-in.ts';
import { unpack } from './zip-guard.ts';

/** A file as it came. */
export interface FileToOpen {
  readonly bytes: Uint8Array;
  /** As its owner calls it; what it is, its bytes say. */
  readonly name: string;
  /** Of a workbook: the sheet that holds the actions. */
  readonly sheet?: string | undefined;
  /** The id of the plan it is read for. */
  readonly plan?: string | undefined;
}

/** What a file holds: tables and words, or, of a JSON file, its value. */
export type Opened = { readonly source: Source } | { readonly json: unknown };

/** @throws AppError `bad-file`, whatever the bytes are: `path` says why (shared/exchange/bad-file.ts) */
export async function openFile(file: FileToOpen): Promise<Opened> {
  const { buffer, byteOffset, byteLength } = file.bytes;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  if (bytes.length > importLimits.fileBytes) throw badFile('too-big');
  const name = file.name.split(/[/\\]/).at(-1)!.toWellFormed().slice(0, 200);
  if (kindOf(bytes) === 'zip') return { source: checked(await readDocument(bytes, { ...file, name })) };
  const text = textOf(bytes);
  const json = jsonOf(text, name);
  return json === undefined ? { source: checked(readCsv(text, name)) } : { json };
}

function readDocument(bytes: Buffer, { name, ...options }: FileToOpen): Promise<Source> {
  const parts = unpack(bytes);
  return documentKindOf(parts) === 'docx' ? readDocx(parts, name) : readXlsx(parts, name, options);
}

/** @returns undefined when it is not meant to be JSON */
function jsonOf(text: string, name: string): unknown {
  const isMeant = /\.json$/i.test(name);
  if (!isMeant && !/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    if (isMeant) throw badFile('broken', { cause });
    return undefined;
  }
}

/** What does not fit the shape is too much of something: the readers make nothing else. */
function checked(source: Source): Source {
  const parsed = sourceSchema.safeParse(source);
  if (!parsed.success || lettersOf(parsed.data) > importLimits.letters) throw badFile('too-much');
  return parsed.data;
}

const lettersOf = ({ blocks }: Source): number =>
  blocks.reduce(
    (sum, block) =>
      block.kind === 'table'
        ? block.rows.flat().reduce((sum, { text }) => sum + text.length, sum)
        : sum + block.text.length,
    0,
  );
