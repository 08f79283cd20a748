import { useRef, type KeyboardEvent } from 'react';
import { setFolded, useDesk } from '../hand/desk.ts';
import { useOpenCard } from '../sync/card-way.ts';
import { useNotices } from '../ui/notices.tsx';
import { useMessages } from '../lib/i18n.tsx';
import { headRow, useSheet, type Spot } from './sheet.ts';
import { below, beside, end, leap, onward } from './steps.ts';
import { useCellDeeds } from './use-cell-deeds.ts';
import { useEdit } from './use-edit.ts';
import { useMayEdit } from './use-may-edit.ts';
import { useTaken } from './use-taken.ts';
import { rowHeight } from './heights.ts';

/** In these the keys belong to what one writes in, or what is open over the table. */
const elsewhere =
  'input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=menu], [role=listbox], dialog';

/** Everything the table does by keyboard. What it does with a key nobody else on the page does anything with. */
export function useGridKeys(scroller: { current: HTMLElement | null }): (event: KeyboardEvent) => void {
  const sheet = useSheet();
  const move = useMoving(scroller);
  const act = useActing();
  /** After Esc, Tab goes out of the table. */
  const isLeaving = useRef(false);
  return (event) => {
    const { key } = event;
    const target = event.target as HTMLElement;
    const spot = sheet.active.value;
    if (!spot || event.nativeEvent.isComposing || target.closest(elsewhere) || sheet.editing.value) return;
    const wasLeaving = isLeaving.current;
    isLeaving.current = key === 'Escape' || (wasLeaving && key === 'Shift');
    if (event.altKey || (key === 'Tab' && (wasLeaving || spot.row === headRow))) return;
    if (move(event, spot) || act(event, spot)) event.preventDefault();
  };
}

/** The keys that go to another cell; with Shift, those that reach to one. @returns whether it was such a key */
function useMoving(scroller: { current: HTMLElement | null }) {
  const sheet = useSheet();
  const { folded } = useDesk();
  const { isTaken } = useTaken();
  const fold = (spot: Spot, isFolded: boolean): boolean => {
    const row = sheet.rowOf(spot.row);
    const isName = row?.kind === 'strategy' || spot.column === 'title' || spot.column === 'number';
    if (!row || row.kind === 'action' || !isName || row.isFolded === isFolded) return false;
    setFolded(folded, row.id, isFolded);
    return true;
  };
  const page = () => Math.max(1, Math.floor((scroller.current!.clientHeight - 76) / rowHeight.action));
  const goal = (key: string, isCtrl: boolean, at: Spot): Spot | undefined => {
    switch (key) {
      case 'ArrowDown':
        return isCtrl ? end(sheet, at, 'column', 1) : below(sheet, at, 1, isTaken);
      case 'ArrowUp':
        return isCtrl ? end(sheet, at, 'column', -1) : below(sheet, at, -1, isTaken);
      case 'ArrowRight':
        return isCtrl ? end(sheet, at, 'row', 1) : beside(sheet, at, 1, isTaken);
      case 'ArrowLeft':
        return isCtrl ? end(sheet, at, 'row', -1) : beside(sheet, at, -1, isTaken);
      case 'Home':
        return end(sheet, at, isCtrl ? 'table' : 'row', -1);
      case 'End':
        return end(sheet, at, isCtrl ? 'table' : 'row', 1);
      case 'PageDown':
        return leap(sheet, at, page());
      default:
        return leap(sheet, at, -page());
    }
  };
  return ({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent, spot: Spot): boolean => {
    if (key === 'Tab') {
      const next = onward(sheet, spot, shiftKey ? -1 : 1, isTaken);
      if (next) sheet.go(next);
      return next !== undefined;
    }
    if (!/^(Arrow(Down|Up|Left|Right)|Home|End|Page(Down|Up))$/.test(key)) return false;
    if (!shiftKey && key === 'ArrowLeft' && fold(spot, true)) return true;
    if (!shiftKey && key === 'ArrowRight' && fold(spot, false)) return true;
    const isReaching = shiftKey && spot.row !== headRow && sheet.rowOf(spot.row)?.kind === 'action';
    const next = goal(key, ctrlKey || metaKey, isReaching ? (sheet.block.value?.to ?? spot) : spot);
    if (next && isReaching) sheet.reach(next);
    else if (next) sheet.go(next);
    return true;
  };
}

/** Whether a key writes something; names of keys have two letters or more. */
const isSign = (key: string): boolean => /^.$/u.test(key);

/** The keys that do something where one is. @returns whether it was such a key */
function useActing() {
  const sheet = useSheet();
  const { choosing } = useDesk();
  const openCard = useOpenCard();
  const deeds = useCellDeeds();
  const edit = useEdit();
  const choose = useChooseRow();
  const escape = () => {
    if (sheet.block.value) sheet.block.set(undefined);
    else if (choosing.ids.value.size > 0) choosing.clear();
    else return false;
    return true;
  };
  const everything = () => {
    const rows = sheet.rows.value.list.filter(({ kind }) => kind === 'action');
    const [first, last] = [rows[0]?.key, rows.at(-1)?.key];
    const columns = sheet.columns.value;
    if (first && last)
      sheet.block.set({
        from: { row: first, column: columns[0]! },
        to: { row: last, column: columns.at(-1)! },
      });
  };
  return ({ key, shiftKey, ctrlKey, metaKey, target }: KeyboardEvent, spot: Spot): boolean => {
    if (key === 'Escape') return escape();
    const isCtrl = ctrlKey || metaKey;
    // Its own buttons and boxes hear Enter and Space by themselves.
    if (spot.row === headRow || sheet.rowOf(spot.row)?.kind !== 'action') return false;
    if (key === ' ' && (target as HTMLElement).matches('input') && !shiftKey) return false;
    if (key === 'Enter' && isCtrl) openCard(spot.row);
    else if (key === ' ') choose(spot.row, shiftKey);
    else if (isCtrl && key.toLowerCase() === 'a') everything();
    else if (isCtrl || spot.column === 'select') return false;
    else if (key === 'Enter' || key === 'F2') edit(spot);
    else if (key === 'Delete' || key === 'Backspace') {
      const { ids, columns } = sheet.chosen();
      deeds.clear(ids, columns);
    } else if (isSign(key)) edit(spot, key);
    else return false;
    return true;
  };
}

/** Chooses a row, or with `isReaching` all from the one chosen last. Those I only read are not mine to choose: it is said. */
export function useChooseRow(): (id: string, isReaching?: boolean) => void {
  const m = useMessages();
  const notices = useNotices();
  const sheet = useSheet();
  const { choosing } = useDesk();
  const mayEdit = useMayEdit();
  return (id, isReaching = false) => {
    if (!mayEdit(id)) return notices.show({ text: m.card.notChosen });
    const ids = () => sheet.rows.value.list.flatMap((row) => (row.kind === 'action' ? [row.id] : []));
    if (isReaching) choosing.reach(ids().filter(mayEdit), id, id);
    else choosing.toggle(id);
  };
}
