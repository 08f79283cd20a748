import { useState, type ClipboardEvent, type ReactNode } from 'react';
import { PasteBar } from './PasteBar.tsx';
import { PastePlace } from './PastePlace.tsx';
import { useSheet } from './sheet.ts';
import { useCellDeeds, type Pasted } from './use-cell-deeds.ts';

/** Copying a block out of the table, cutting it, and pasting one. In a field one writes in they are the field's own. */
export function useClipboard() {
  const sheet = useSheet();
  const deeds = useCellDeeds();
  const [pasted, setPasted] = useState<Pasted>();
  const isMine = ({ target }: ClipboardEvent) =>
    !sheet.editing.value && !(target as HTMLElement).closest('input:not([type=checkbox]), textarea, dialog');
  const copy = (event: ClipboardEvent) => {
    const chosen = sheet.chosen();
    if (!isMine(event) || chosen.ids.length === 0) return undefined;
    event.preventDefault();
    deeds.copy(chosen.ids, chosen.columns, event.clipboardData);
    return chosen;
  };
  const onCut = (event: ClipboardEvent) => {
    const chosen = copy(event);
    if (chosen) deeds.clear(chosen.ids, chosen.columns);
  };
  const paste = async (data: DataTransfer) => {
    const { ids, columns } = sheet.chosen();
    const [id, column] = [ids[0], columns[0]];
    if (id === undefined || column === undefined) return;
    const rows = sheet.rows.value.list.slice(sheet.indexOf(id));
    const onward = rows.flatMap((row) => (row.kind === 'action' ? [row.id] : []));
    const all = sheet.columns.value;
    const selected = { rows: ids.length, columns: columns.length };
    const done = await deeds.paste(data, { ids: onward, columns: all.slice(all.indexOf(column)), selected });
    setPasted(done);
    const last = {
      row: onward[(done?.rows ?? 0) - 1],
      column: all[all.indexOf(column) + (done?.columns ?? 0) - 1],
    };
    if (last.row === undefined || last.column === undefined) return;
    sheet.block.set({ from: { row: id, column }, to: { row: last.row, column: last.column } });
  };
  const onPaste = (event: ClipboardEvent) => {
    if (!isMine(event) || sheet.chosen().ids.length === 0) return;
    event.preventDefault();
    void paste(event.clipboardData);
  };
  const pasteBar: ReactNode = pasted && (
    <PastePlace at={pasted.at}>
      <PasteBar pasted={pasted} onClose={() => setPasted(undefined)} />
    </PastePlace>
  );
  return { onCopy: (event: ClipboardEvent) => void copy(event), onCut, onPaste, pasteBar };
}
