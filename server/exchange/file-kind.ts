import { badFile } from '../../shared/exchange/bad-file.ts';
import type { Parts } from './zip-guard.ts';

/** What a file is by its first bytes: only what may be taken in comes back. */
export type FileKind = 'zip' | 'text';

const startsWith = (file: Buffer, mark: string): boolean =>
  file.subarray(0, mark.length).equals(Buffer.from(mark, 'latin1'));

/** In the old formats of Office, and around documents with a password: a directory of names in UTF-16. */
const oldOffice = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const passwordMark = Buffer.from('EncryptedPackage', 'utf16le');

/** Programs, pictures, archives and others that can look like text at first. */
const others = [
  'MZ',
  '\x7fELF',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  'Rar!',
  '7z\xbc\xaf',
  '\x1f\x8b',
  '{\\rtf',
  '#!',
];

/** @throws AppError `bad-file` for everything that cannot be taken in */
export function kindOf(file: Buffer): FileKind {
  if (file.length === 0) throw badFile('empty');
  if (startsWith(file, 'PK\x03\x04') || startsWith(file, 'PK\x05\x06')) return 'zip';
  if (startsWith(file, oldOffice)) throw badFile(file.includes(passwordMark) ? 'encrypted' : 'old-format');
  if (startsWith(file, '%PDF')) throw badFile('pdf');
  if (others.some((mark) => startsWith(file, mark))) throw badFile('not-a-document');
  return 'text';
}

/** The content types of the main part; those with macros are read without them. */
const documents =
  /wordprocessingml\.(document|template)\.main\+xml|ms-word\.(document|template)\.macroEnabled/i;
const workbooks = /spreadsheetml\.(sheet|template)\.main\+xml|ms-excel\.(sheet|template)\.macroEnabled/i;

/** What a zipped document is, by what it says of its parts. @throws AppError `bad-file` when it is none of ours */
export function documentKindOf(parts: Parts): 'docx' | 'xlsx' {
  const types = parts.get('[Content_Types].xml')?.toString('utf8');
  if (types === undefined)
    throw badFile(parts.has('META-INF/manifest.xml') ? 'open-document' : 'not-a-document');
  if (documents.test(types)) return 'docx';
  if (workbooks.test(types)) return 'xlsx';
  throw badFile('not-a-document');
}
