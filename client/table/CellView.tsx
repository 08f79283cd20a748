import { memo } from 'react';
import type { Action } from '../../shared/plan/schema.ts';
import { cellText, type CellContext } from '../../shared/table/cells.ts';
import type { ColumnId } from '../../shared/table/columns.ts';

export interface CellProps {
  readonly action: Action;
  readonly column: ColumnId;
  readonly ctx: CellContext;
}

/** What stands in a cell that nobody writes in. It follows what it draws by itself. */
export const CellView = memo(function CellView({ action, column, ctx }: CellProps) {
  return <span>{cellText(action, column, ctx)}</span>;
});
