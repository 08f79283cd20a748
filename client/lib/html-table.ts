import { textOf } from './html-text.ts';

/** A cell as it was read; `isRepeat`: the text stands in a merged cell, of which this is a further part. */
interface ReadCell {
  readonly text: string;
  readonly isRepeat?: true;
}

/**
 * The cells of a table, each merged one repeated where it reaches; every row as long as the longest.
 * @param most a merged cell reaches over no more columns than this
 */
export function rowsIn(table: HTMLTableElement, most: number): ReadCell[][] {
  const rows: ReadCell[][] = Array.from(table.rows, () => []);
  for (const [at, row] of [...table.rows].entries()) {
    let column = 0;
    for (const cell of row.cells) {
      while (rows[at]![column]) column++;
      const text = textOf(cell);
      const right = Math.min(column + cell.colSpan, most);
      const below = Math.min(at + (cell.rowSpan || rows.length), rows.length);
      for (let y = at; y < below; y++)
        for (let x = column; x < right; x++)
          rows[y]![x] = { text, ...((y > at || x > column) && { isRepeat: true as const }) };
      column = right;
    }
  }
  return padded(rows.filter((row) => row.length > 0));
}

/** Every row with as many cells as the longest has. */
function padded(rows: ReadCell[][]): ReadCell[][] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? { text: '' }));
}
