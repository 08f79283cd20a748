import writeXlsxFile, { type CellObject, type Sheet } from 'write-excel-file/node';
import {
  sheetsOf,
  type Exported,
  type SheetCell,
  type SheetRows,
} from '../../shared/exchange/export-rows.ts';
import { isLikeFormula } from '../../shared/exchange/formula-guard.ts';
import { xmlText } from './out-text.ts';

/** The most letters that Excel takes in a cell. */
const longest = 32_767;

/** The plan as a workbook: actions, organisations, sums, and what the file is. */
export default async function xlsxOf(exported: Exported): Promise<Uint8Array> {
  const bytes = await writeXlsxFile(sheetsOf(exported).map(sheetOf), {
    fontFamily: 'Calibri',
    fontSize: 11,
  }).toBuffer();
  return new Uint8Array(bytes);
}

const sheetOf = ({ name, columns, rows }: SheetRows): Sheet<never> => ({
  sheet: name,
  data: [
    columns.map(({ header }) => ({
      value: header,
      type: String,
      fontWeight: 'bold',
      backgroundColor: '#E6ECF2',
    })),
    ...rows.map((row) => row.map(cellOf)),
  ],
  columns: columns.map(({ width }) => ({ width })),
  stickyRowsCount: 1,
  dateFormat: 'dd.mm.yyyy',
});

function cellOf(cell: SheetCell): CellObject | undefined {
  if (cell === undefined) return undefined;
  const style = { alignVertical: 'top' } as const;
  if (typeof cell === 'number') return { ...style, value: cell, type: Number, format: '#,##0' };
  if (typeof cell !== 'string') return { ...style, value: new Date(cell.day), type: Date };
  const value = fitting(xmlText(cell));
  // A text by its type; by its format too where it looks like a formula, so that it stays one when somebody edits the cell.
  return { ...style, value, type: String, wrap: true, ...(isLikeFormula(value) && { format: '@' }) };
}

const fitting = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);
