import type { CellFault } from '../../shared/table/context.ts';
import type { ColumnId } from '../../shared/table/columns.ts';

/** Where a block is pasted. */
export interface PasteAt {
  /** The actions from the upper left cell of the selection downward, to the last row there is. */
  readonly ids: readonly string[];
  /** The columns from that cell on, to the last one shown. */
  readonly columns: readonly ColumnId[];
  /** How many rows and columns are selected: a smaller block is repeated in them where it fits evenly. */
  readonly selected: { readonly rows: number; readonly columns: number };
}

/** What came of a paste. */
export interface Pasted {
  /** How large the block was that was put in. */
  readonly rows: number;
  readonly columns: number;
  /** How many cells say something else now. */
  readonly changed: number;
  /** Cells that stayed as they were, and why. */
  readonly faults: readonly {
    readonly id: string;
    readonly column: ColumnId;
    readonly text: string;
    readonly fault: CellFault;
  }[];
  /** What of the block had no room. */
  readonly left: { readonly rows: number; readonly columns: number };
  /** The upper left cell, for where the bar stands. */
  readonly at: { readonly id: string; readonly column: ColumnId };
}

export interface CellDeeds {
  /**
   * Copies a block, as a spreadsheet does.
   * @param data of a copy event, whose default is prevented by the caller; without one the clipboard is written
   */
  readonly copy: (ids: readonly string[], columns: readonly ColumnId[], data?: DataTransfer) => void;
  /** Pastes at once, as one step; what cannot be pasted at all is told, and gives undefined. */
  readonly paste: (data: DataTransfer, at: PasteAt) => Promise<Pasted | undefined>;
  /** Empties cells as one step, and tells. Titles and statuses stay. */
  readonly clear: (ids: readonly string[], columns: readonly ColumnId[]) => void;
  /** Why I may not write in a cell, as a sentence; undefined when I may. */
  readonly barred: (id: string, column: ColumnId) => string | undefined;
}

export function useCellDeeds(): CellDeeds {
  throw new Error('later');
}
