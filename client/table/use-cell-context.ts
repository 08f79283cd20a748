import type { CellContext } from '../../shared/table/cells.ts';

/** What the cells of the plan that is open are read from. Another object only when the language is. */
export function useCellContext(): CellContext {
  throw new Error('later');
}
