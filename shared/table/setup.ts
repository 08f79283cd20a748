import { columnIds, columnOf, defaultColumns, type ColumnId } from './columns.ts';

/*
 * How the table is set up, as words of an address (`?as=flat.due-desc.c~owners-240~due`; docs/interfaces.md):
 *
 *   flat              not grouped by theme and strategy
 *   <column>-asc|desc what it is sorted by; without it, the order of the plan
 *   c~<column>~…      the columns after number and title, in order, when they are others than usual; `-240` behind one
 *                     is its width in px. Number and title are always there; they stand in it when their width is set.
 *
 * An id of a column is written in small letters.
 */

interface Sort {
  readonly column: ColumnId;
  readonly isDescending: boolean;
}

export interface Setup {
  readonly isFlat: boolean;
  readonly sort: Sort | undefined;
  /** From left to right, number and title first. */
  readonly columns: readonly ColumnId[];
  /** In px, those that somebody has set. */
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>;
}

/** They stand still while the others are scrolled, and cannot be left out or moved. */
export const fixedColumns = ['number', 'title'] as const satisfies readonly ColumnId[];

/** In px. */
export const widthLimits = { least: 48, most: 800 } as const;

export const usualSetup: Setup = { isFlat: false, sort: undefined, columns: defaultColumns, widths: {} };

export const isFixed = (column: string): boolean => (fixedColumns as readonly string[]).includes(column);

export const widthOf = ({ widths }: Pick<Setup, 'widths'>, column: ColumnId): number =>
  widths[column] ?? columnOf(column).width;

export const withinWidths = (width: number): number =>
  Math.round(Math.min(Math.max(width, widthLimits.least), widthLimits.most));

const columnIn = (word: string): ColumnId | undefined => columnIds.find((id) => id.toLowerCase() === word);
const wordOf = (column: ColumnId): string => column.toLowerCase();

/** What it does not understand it passes over. */
export function readSetup(words: readonly string[]): Setup {
  const columns = words.findLast((word) => word.startsWith('c~'));
  return {
    isFlat: words.includes('flat'),
    sort: words.flatMap((word) => readSort(word) ?? []).at(-1),
    ...(columns === undefined
      ? { columns: usualSetup.columns, widths: usualSetup.widths }
      : readColumns(columns.slice(2))),
  };
}

function readSort(word: string): Sort | undefined {
  const [name = '', way] = word.split('-');
  const column = columnIn(name);
  const isSort = way === 'desc' || (way === 'asc' && column !== 'number');
  return column && isSort ? { column, isDescending: way === 'desc' } : undefined;
}

function readColumns(text: string): Pick<Setup, 'columns' | 'widths'> {
  const widths: Partial<Record<ColumnId, number>> = {};
  const columns = new Set<ColumnId>(fixedColumns);
  for (const part of text.split('~')) {
    const [name = '', width] = part.split('-');
    const column = columnIn(name);
    if (!column) continue;
    columns.add(column);
    if (/^\d{2,3}$/.test(width ?? '')) widths[column] = withinWidths(Number(width));
  }
  return { columns: [...columns], widths };
}

export function wordsOf({ isFlat, sort, columns, widths }: Setup): string[] {
  const isUsual = columns.join() === defaultColumns.join() && Object.keys(widths).length === 0;
  const named = columns.filter((column) => !isFixed(column) || widths[column] !== undefined);
  const parts = named.map((column) => [wordOf(column), widths[column]].filter(Boolean).join('-'));
  return [
    ...(isFlat ? ['flat'] : []),
    ...(sort ? [`${wordOf(sort.column)}-${sort.isDescending ? 'desc' : 'asc'}`] : []),
    ...(isUsual ? [] : [`c~${parts.join('~')}`]),
  ];
}

/** What a column's head shows of the sorting. As in the plan is by number. */
export function directionOf(
  { sort }: Pick<Setup, 'sort'>,
  column: ColumnId,
): 'ascending' | 'descending' | undefined {
  if (!sort) return column === 'number' ? 'ascending' : undefined;
  if (sort.column !== column) return undefined;
  return sort.isDescending ? 'descending' : 'ascending';
}

/** The head of a column was pressed: sorted by it, then the other way, then as in the plan. */
export function sortedOn({ sort, ...rest }: Setup, column: ColumnId): Setup {
  if (column === 'number') return { ...rest, sort: sort ? undefined : { column, isDescending: true } };
  if (sort?.column !== column) return { ...rest, sort: { column, isDescending: false } };
  return { ...rest, sort: sort.isDescending ? undefined : { column, isDescending: true } };
}

/** Shows a column, as the last one, or leaves it out. */
export const withColumn = (setup: Setup, column: ColumnId, isShown: boolean): Setup => {
  const rest = setup.columns.filter((one) => one !== column);
  return isFixed(column) ? setup : { ...setup, columns: isShown ? [...rest, column] : rest };
};

/** Moves a column that is shown by so many places; not before those that stand still. */
export function withMoved(setup: Setup, column: ColumnId, by: number): Setup {
  const from = setup.columns.indexOf(column);
  const to = Math.min(Math.max(from + by, fixedColumns.length), setup.columns.length - 1);
  if (from < fixedColumns.length) return setup;
  const columns = setup.columns.toSpliced(from, 1).toSpliced(to, 0, column);
  return { ...setup, columns };
}

export const withWidth = (setup: Setup, column: ColumnId, width: number): Setup => ({
  ...setup,
  widths: { ...setup.widths, [column]: withinWidths(width) },
});
