import papa from 'papaparse';
import { actionSheet, type Exported, type SheetCell } from '../../shared/exchange/export-rows.ts';
import { guarded } from '../../shared/exchange/formula-guard.ts';

/** Shows spreadsheets that the letters are UTF-8. */
const byteOrderMark = '\ufeff';

/** The actions as a text file that spreadsheets of this country open as it is: semicolons, CRLF, no cell a formula. */
export function csvOf(exported: Exported): string {
  const { columns, rows } = actionSheet(exported);
  const cells = [columns.map(({ header }) => header), ...rows.map((row) => row.map(textOf))];
  return byteOrderMark + papa.unparse(cells, { delimiter: ';', newline: '\r\n' }) + '\r\n';
}

function textOf(cell: SheetCell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return guarded(cell.toWellFormed());
  return typeof cell === 'number' ? String(cell) : cell.day;
}
