import { AppError } from '../errors.ts';
import { importLimits } from './source.ts';

const { fileBytes, rows, columns, cell } = importLimits;

/** Why a file cannot be taken in, each in one sentence. The keys stand in the `path` of the error, for catalogues. */
const fileFaults = {
  empty: 'The file is empty',
  'too-big': `The file is larger than ${fileBytes / 1_000_000} MB`,
  'too-much': `The file holds more than is taken in: ${rows} rows and ${columns} columns in a table, ${cell} letters in a cell`,
  encrypted: 'The document is protected by a password; save it without one',
  'old-format': 'The document is in the old format of Office; save it as .docx or .xlsx',
  'open-document': 'The document is in the OpenDocument format; save it as .docx or .xlsx',
  pdf: 'A PDF cannot be taken in; use the document it was made from',
  'not-a-document': 'This is no Word document, Excel workbook, CSV file or JSON file',
  bomb: 'The file unpacks to far more than a document holds',
  'unsafe-names': 'The file holds parts whose names lead out of it',
  entities: 'The document declares entities of its own, which documents of Office never do',
  'no-table': 'The document has no table',
  'no-rows': 'There are no rows in the file',
  'no-actions': 'No table in the file has headers that tell of actions and who is responsible',
  'no-sheet': 'The workbook has no such sheet',
  broken: 'The file is damaged and cannot be read',
} as const;

export type FileFault = keyof typeof fileFaults;

export const badFile = (fault: FileFault, options?: ErrorOptions): AppError =>
  new AppError('bad-file', fileFaults[fault], fault, options);
