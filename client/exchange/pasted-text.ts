import type { Cell } from '../../shared/exchange/source.ts';

/**
 * The rows of a table that was copied as text: cells between tabs, rows between line breaks, a cell with line breaks
 * of its own between quotation marks, as spreadsheets write it. None when there is no tab in it.
 */
export function rowsOfText(text: string): Cell[][] {
  if (!text.includes('\t')) return [];
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\n\r]*))(\t|\r\n|\n|\r|$)/y;
  while (cell.lastIndex < text.length) {
    const [, quoted, plain = '', end] = cell.exec(text)!;
    rows.at(-1)!.push((quoted?.replaceAll('""', '"') ?? plain).replace(/\r\n?/g, '\n').trim());
    if (end !== '\t' && cell.lastIndex < text.length) rows.push([]);
    if (end === '') break;
  }
  const width = Math.max(...rows.map((row) => row.length));
  return rows
    .filter((row) => row.some(Boolean))
    .map((row) => Array.from({ length: width }, (_, at) => ({ text: row[at] ?? '' })));
}
