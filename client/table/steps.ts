import type { Row } from '../../shared/table/rows.ts';
import { isFixed } from '../../shared/table/setup.ts';
import { headRow, type GridColumn, type Sheet, type Spot } from './sheet.ts';

/** Whether somebody else writes in a cell: arrows pass it. */
type IsTaken = (spot: Spot) => boolean;

const nobody: IsTaken = () => false;

/** Groups are come to in the columns in which they have their name; in the others one goes from action to action. */
const isStop = (row: Row, column: GridColumn): boolean =>
  row.kind === 'action' || column === 'select' || isFixed(column);

/** The columns that a row has cells in. */
function columnsIn(sheet: Sheet, row: Row | undefined): readonly GridColumn[] {
  if (row?.kind === 'strategy') return ['title'];
  return row?.kind === 'theme'
    ? sheet.gridColumns.filter((column) => column !== 'number')
    : sheet.gridColumns;
}

/** The next cell above or below in a column. */
export function below(sheet: Sheet, { row, column }: Spot, by: 1 | -1, isTaken = nobody): Spot | undefined {
  const { list } = sheet.rows.value;
  for (let at = sheet.indexOf(row) + by; at >= 0 && at < list.length; at += by) {
    const spot = { row: list[at]!.key, column };
    if (
      isStop(list[at]!, column) &&
      !(column === 'select' && list[at]!.kind === 'strategy') &&
      !isTaken(spot)
    )
      return spot;
  }
  return by < 0 && row !== headRow ? { row: headRow, column } : undefined;
}

/** The next cell beside one, in its row. */
export function beside(sheet: Sheet, { row, column }: Spot, by: 1 | -1, isTaken = nobody): Spot | undefined {
  const columns = columnsIn(sheet, sheet.rowOf(row));
  const own = columns.includes(column) ? column : 'title';
  for (let at = columns.indexOf(own) + by; at >= 0 && at < columns.length; at += by) {
    const spot = { row, column: columns[at]! };
    if (!isTaken(spot)) return spot;
  }
  return undefined;
}

/** The next cell in the direction one reads: at the end of a row the first of the next action. */
export function onward(sheet: Sheet, spot: Spot, by: 1 | -1, isTaken = nobody): Spot | undefined {
  const next = beside(sheet, spot, by, isTaken);
  if (next && next.column !== 'select') return next;
  const columns = sheet.columns.value;
  const column = by > 0 ? columns[0] : columns.at(-1);
  const line = action(sheet, spot.row, by);
  if (!line || !column) return undefined;
  const first = { row: line, column };
  return isTaken(first) ? beside(sheet, first, by, isTaken) : first;
}

/** The next action above or below. */
function action(sheet: Sheet, row: string, by: 1 | -1): string | undefined {
  const { list } = sheet.rows.value;
  for (let at = sheet.indexOf(row) + by; at >= 0 && at < list.length; at += by)
    if (list[at]!.kind === 'action') return list[at]!.key;
  return undefined;
}

/** Where one is after a cell was written. */
export function neighbourOf(
  sheet: Sheet,
  spot: Spot,
  move: 'down' | 'up' | 'next' | 'previous' | 'stay',
): Spot | undefined {
  if (move === 'stay') return spot;
  if (move === 'next' || move === 'previous') return onward(sheet, spot, move === 'next' ? 1 : -1);
  const row = action(sheet, spot.row, move === 'down' ? 1 : -1);
  return row === undefined ? undefined : { ...spot, row };
}

/** The first or last action in a column, or cell in a row. */
export function end(sheet: Sheet, { row, column }: Spot, way: 'row' | 'column' | 'table', by: 1 | -1): Spot {
  const { list } = sheet.rows.value;
  const line = way === 'row' ? row : (list.at(by > 0 ? -1 : 0)?.key ?? row);
  const columns = columnsIn(sheet, sheet.rowOf(line));
  return { row: line, column: way === 'column' ? column : (columns.at(by > 0 ? -1 : 0) ?? column) };
}

/** So many rows above or below, or as far as there are some. */
export function leap(sheet: Sheet, spot: Spot, by: number): Spot {
  const { list } = sheet.rows.value;
  const at = Math.min(Math.max(sheet.indexOf(spot.row) + by, 0), list.length - 1);
  const landed = { ...spot, row: list[at]?.key ?? spot.row };
  if (list[at] && isStop(list[at], spot.column)) return landed;
  return below(sheet, landed, by > 0 ? 1 : -1) ?? landed;
}
