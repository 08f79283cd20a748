import { createContext, useContext } from 'react';
import type { ColumnId } from '../../shared/table/columns.ts';
import type { Row } from '../../shared/table/rows.ts';
import { Signal } from '../lib/signal.ts';

/** Where the boxes for choosing rows stand; never moved or left out. */
export type GridColumn = ColumnId | 'select';

/** A cell by what it shows, not by where it stands: it stays itself when rows come, go and move. */
export interface Spot {
  readonly row: string;
  readonly column: GridColumn;
}

/** The key of the row of heads. */
export const headRow = 'head';

/** A rectangle of cells, from where it was begun to where it reaches. */
interface Block {
  readonly from: Spot;
  readonly to: Spot;
}

export interface Editing extends Spot {
  readonly column: ColumnId;
  /** The letter that began it. */
  readonly start: string | undefined;
}

/** The rows there are, and where each stands. */
export interface Rows {
  readonly list: readonly Row[];
  readonly at: ReadonlyMap<string, number>;
}

const noRows: Rows = { list: [], at: new Map() };

/** What the parts of one table share. Made once a table; the signals in it change, it does not. */
export class Sheet {
  readonly rows = new Signal<Rows>(noRows);
  readonly columns = new Signal<readonly ColumnId[]>([]);
  readonly active = new Signal<Spot | undefined>(undefined);
  readonly block = new Signal<Block | undefined>(undefined);
  readonly editing = new Signal<Editing | undefined>(undefined);
  /** Whether a pointer is down in the table. */
  readonly isPressed = new Signal(false);
  /** Whether the focus is in the table. */
  readonly hasFocus = new Signal(false);
  /** The rows as if nothing were folded: what is printed. */
  unfolded: () => readonly Row[] = () => [];
  /** Whether what is active is to be focused as soon as it is drawn. */
  wantsFocus = false;

  setRows(list: readonly Row[]): void {
    if (list === this.rows.value.list) return;
    this.#replaceActive(list);
    this.rows.set({ list, at: new Map(list.map(({ key }, index) => [key, index])) });
    // What stands in the block is another then.
    if (this.block.value) this.block.set({ ...this.block.value });
  }

  /** Whether nothing may move: somebody writes in a cell, or holds the pointer down. */
  get isHeld(): boolean {
    return this.editing.value !== undefined || this.isPressed.value;
  }

  rowAt(index: number): Row | undefined {
    return this.rows.value.list[index];
  }

  rowOf(key: string): Row | undefined {
    const index = this.rows.value.at.get(key);
    return index === undefined ? undefined : this.rowAt(index);
  }

  indexOf(key: string): number {
    return this.rows.value.at.get(key) ?? -1;
  }

  /** From left to right, the boxes first. */
  get gridColumns(): readonly GridColumn[] {
    return ['select', ...this.columns.value];
  }

  /** Makes a cell the one I am in. `quietly`: where the focus is, it stays. */
  go(spot: Spot, { quietly = false } = {}): void {
    this.block.set(undefined);
    this.wantsFocus = !quietly;
    this.active.set({ ...spot });
  }

  /** Reaches from the cell I am in to another. */
  reach(to: Spot): void {
    const from = this.active.value;
    if (!from || from.column === 'select' || from.row === headRow || to.column === 'select') return;
    this.block.set({ from, to });
  }

  edit(spot: Spot & { readonly column: ColumnId }, start?: string): void {
    this.block.set(undefined);
    this.wantsFocus = false;
    this.active.set({ row: spot.row, column: spot.column });
    this.editing.set({ row: spot.row, column: spot.column, start });
  }

  /** The block as rows of actions and columns, from the upper left; the active cell when there is no block. */
  chosen(): { readonly ids: readonly string[]; readonly columns: readonly ColumnId[] } {
    const { value: active } = this.active;
    const { from, to } = this.block.value ?? { from: active, to: active };
    if (!from || !to || from.column === 'select' || to.column === 'select') return { ids: [], columns: [] };
    const [top, bottom] = [this.indexOf(from.row), this.indexOf(to.row)].toSorted((a, b) => a - b);
    const rows = top! < 0 ? [] : this.rows.value.list.slice(top, bottom! + 1);
    const all = this.columns.value;
    const [left, right] = [all.indexOf(from.column), all.indexOf(to.column)].toSorted((a, b) => a - b);
    return {
      ids: rows.flatMap((row) => (row.kind === 'action' ? [row.id] : [])),
      columns: left! < 0 ? [] : all.slice(left, right! + 1),
    };
  }

  /**
   * What of a row is in the block: the first and the last column, and whether the block ends with the row above or
   * below, as `2-4 top bottom`; empty when nothing is. A string, so that a row is drawn again only when it is another.
   */
  blockIn(key: string): string {
    const block = this.block.value;
    if (!block) return '';
    const index = this.indexOf(key);
    const [top, bottom] = [this.indexOf(block.from.row), this.indexOf(block.to.row)].toSorted(
      (a, b) => a - b,
    );
    if (index < 0 || index < top! || index > bottom!) return '';
    const all = this.gridColumns;
    const ends = [all.indexOf(block.from.column), all.indexOf(block.to.column)].toSorted((a, b) => a - b);
    return `${ends.join('-')}${index === top ? ' top' : ''}${index === bottom ? ' bottom' : ''}`;
  }

  /** When the row I am in goes away, I am in the one that has come in its place. */
  #replaceActive(list: readonly Row[]): void {
    const { value: active } = this.active;
    const before = active && this.indexOf(active.row);
    if (active === undefined || before === undefined || before < 0) return;
    if (list.some(({ key }) => key === active.row)) return;
    const next = list[Math.min(before, list.length - 1)];
    this.block.set(undefined);
    this.active.set(next && { ...active, row: next.key });
  }
}

export const SheetContext = createContext<Sheet | undefined>(undefined);

export function useSheet(): Sheet {
  const sheet = useContext(SheetContext);
  if (!sheet) throw new Error('There is no SheetContext above');
  return sheet;
}
