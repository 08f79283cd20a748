import type { CellMove } from './CellEditor.tsx';
import { useSheet, type Sheet } from './sheet.ts';
import { neighbourOf } from './steps.ts';

/** What happens when a cell is no longer written in. */
export function useEditEnd(): { readonly onDone: (move: CellMove) => void; readonly onCancel: () => void } {
  const sheet = useSheet();
  return {
    onDone: (move) => end(sheet, move),
    onCancel: () => end(sheet, 'stay'),
  };
}

function end(sheet: Sheet, move: CellMove): void {
  const { value: editing } = sheet.editing;
  if (!editing) return;
  const spot = { row: editing.row, column: editing.column };
  if (move !== 'left') sheet.go(neighbourOf(sheet, spot, move) ?? spot);
  sheet.editing.set(undefined);
}
