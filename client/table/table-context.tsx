import { createContext, useContext } from 'react';
import type { CellContext } from '../../shared/table/cells.ts';
import { wordsOf, type Setup } from '../../shared/table/setup.ts';
import { useViewOptions } from '../state/view-options.ts';
import { useSession } from '../sync/hooks.tsx';

/** How the table is set up, and what its cells are read from. Another object when somebody sets it up otherwise. */
interface TableState {
  readonly ctx: CellContext;
  readonly setup: Setup;
}

export const TableContext = createContext<TableState | undefined>(undefined);

export function useTable(): TableState {
  const table = useContext(TableContext);
  if (!table) throw new Error('There is no TableContext above');
  return table;
}

/** Sets the table up otherwise. */
export function useSetUp(): (setup: Setup) => void {
  const [, setWords] = useViewOptions(useSession().plan, 'table');
  return (setup) => setWords(wordsOf(setup));
}
