import { guarded } from './formula-guard.ts';

/** Shows spreadsheets that the letters are UTF-8. */
const byteOrderMark = '\ufeff';

/** A table as a text file that spreadsheets of this country open as it is: semicolons, CRLF, no cell a formula (RFC 4180). */
export const csvText = (rows: readonly (readonly (string | number)[])[]): string =>
  byteOrderMark + rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('');

function cell(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : guarded(value.toWellFormed());
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
