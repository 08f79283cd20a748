import { badFile } from '../../shared/exchange/bad-file.ts';
import { importLimits } from '../../shared/exchange/source.ts';
import { elementsIn, type Element } from './xml.ts';

/** One place of a table: the cell that covers it, and whether it has been told of before. */
interface Square {
  readonly cell: Element | undefined;
  readonly isRepeat: boolean;
}

/** A table square by square, merged cells repeated wherever they reach. */
export function gridOf(table: Element): Square[][] {
  const grid: Square[][] = [];
  for (const [row, cells] of rowsIn(table).entries()) {
    const line = (grid[row] ??= []);
    let column = 0;
    for (const cell of cells) {
      while (line[column]) column++;
      cover(grid, cell, row, column);
    }
  }
  return grid.map((line) => Array.from(line, (square) => square ?? { cell: undefined, isRepeat: false }));
}

/** Whether it is one cell around something, and no table. */
export const isFrame = (grid: readonly (readonly Square[])[]): boolean =>
  grid.length === 1 && grid[0]!.length === 1;

function cover(grid: Square[][], cell: Element, row: number, column: number): void {
  const [width, height] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
  if (column + width > importLimits.columns || row + height > importLimits.rows) throw badFile('too-much');
  for (let down = 0; down < height; down++)
    for (let right = 0; right < width; right++)
      (grid[row + down] ??= [])[column + right] = { cell, isRepeat: down + right > 0 };
}

const spanOf = ({ attribs }: Element, name: string): number =>
  Math.max(1, Math.trunc(Number(attribs[name] ?? 1)) || 1);

function rowsIn(table: Element): Element[][] {
  return elementsIn(table).flatMap((child) =>
    child.name === 'tr' ? [elementsIn(child).filter(({ name }) => /^t[dh]$/.test(name))] : rowsIn(child),
  );
}
