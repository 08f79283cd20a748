import { createContext, useContext } from 'react';
import type { CellContext } from '../../shared/table/cells.ts';
import type { Setup } from '../../shared/table/setup.ts';

/** How the table is set up, and what its cells are read from. Another object when somebody sets it up otherwise. */
export interface TableState {
  readonly ctx: CellContext;
  readonly setup: Setup;
  readonly change: (setup: Setup) => void;
}

export const TableContext = createContext<TableState | undefined>(undefined);

export function useTable(): TableState {
  const table = useContext(TableContext);
  if (!table) throw new Error('There is no TableContext above');
  return table;
}
