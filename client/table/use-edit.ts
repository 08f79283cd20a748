import { columnOf, type ColumnId } from '../../shared/table/columns.ts';
import { useOpenCard } from '../sync/card-way.ts';
import { useNotices } from '../ui/notices.tsx';
import { useSheet, type GridColumn, type Spot } from './sheet.ts';
import { useCellDeeds } from './use-cell-deeds.ts';
import { useTaken } from './use-taken.ts';

const isData = (column: GridColumn): column is ColumnId => column !== 'select';

/** Begins to write in a cell, if it is one to write in and I may; else says why not. @returns whether it began */
export function useEdit(): (spot: Spot, start?: string) => boolean {
  const sheet = useSheet();
  const notices = useNotices();
  const openCard = useOpenCard();
  const { barred } = useCellDeeds();
  const { refuse } = useTaken();
  return ({ row, column }, start) => {
    if (sheet.rowOf(row)?.kind !== 'action' || !isData(column) || refuse({ row, column })) return false;
    const why = barred(row, column);
    // What cannot be written here can be written in the card.
    if (!columnOf(column).isEditable && start === undefined) openCard(row);
    else if (why !== undefined) notices.show({ text: why });
    else {
      sheet.edit({ row, column }, start);
      return true;
    }
    return false;
  };
}
