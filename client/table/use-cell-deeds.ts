import { isBroken } from '../../shared/plan/document.ts';
import type { Action } from '../../shared/plan/schema.ts';
import {
  asTable, blockLimits, blockOf, planClear, planPaste, tabbed, type Block, type BlockPlan, type Refused,
} from '../../shared/table/block.ts'; // prettier-ignore
import { columnOf, type ColumnId } from '../../shared/table/columns.ts';
import type { CellNote } from '../../shared/table/context.ts';
import { can } from '../../shared/access.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { nameOf } from '../state/names.ts';
import { usePerform, useSession, useUndo } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { copyToClipboard } from './copy-to-clipboard.ts';
import { faultText } from './cell-words.ts';
import { readBlock } from './read-block.ts';
import { useCellContext } from './use-cell-context.ts';
import { useMayWrite } from './use-may-write.ts';

/** Where a block is pasted. */
interface PasteAt {
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
  readonly refused: readonly Refused[];
  /** What else there is to say of what was taken. */
  readonly notes: readonly CellNote[];
  /** What of the block had no room. */
  readonly left: { readonly rows: number; readonly columns: number };
  /** The upper left cell, for where the bar stands. */
  readonly at: { readonly id: string; readonly column: ColumnId };
  /** My step; none when nothing had to be changed. */
  readonly step: string | undefined;
  readonly isOnlyEmpty: boolean;
  /** Takes it back and puts in only what goes into empty cells. */
  readonly onlyEmpty: () => Pasted | undefined;
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

/** What every deed needs. */
function useAround() {
  const m = useMessages();
  const session = useSession();
  const store = useStore();
  const notices = useNotices();
  const perform = usePerform();
  const ctx = useCellContext();
  const mayWrite = useMayWrite();
  const actionsOf = (ids: readonly string[]): Action[] =>
    ids.flatMap((id) => {
      const action = store.record('action', id);
      return action && !isBroken(action) ? [action] : [];
    });
  /** @returns the step's id; undefined when there was nothing to do, false when it could not be done */
  const doPlan = ({ commands, ids }: BlockPlan): string | undefined | false => {
    if (commands.length === 0) return undefined;
    const name = ids.length === 1 ? nameOf(store.record('action', ids[0]!), m) : m.strategy.count(ids.length);
    if (!perform({ kind: 'edit', name, id: ids[0]! }, ...commands)) return false;
    return session.undo.done.value.at(-1)?.step;
  };
  return { m, session, notices, ctx, mayWrite, actionsOf, doPlan, cells: ctx.words.cells };
}

/** What can be done with a block of cells, each deed one step of mine. */
export function useCellDeeds(): CellDeeds {
  const around = useAround();
  const { m, session, notices, ctx, mayWrite, actionsOf, doPlan, cells } = around;
  const { undo } = useUndo();
  const paste = usePaste(around);
  const clear: CellDeeds['clear'] = (ids, columns) => {
    const plan = planClear({ actions: actionsOf(ids), columns, mayWrite }, ctx);
    const step = doPlan(plan);
    if (step === false) return;
    const [refused] = plan.refused;
    const why = refused ? ` ${faultText(refused.fault, cells)}` : '';
    const takeBack = { label: m.app.undo, run: undo };
    if (step === undefined) notices.show({ text: why.trim() || cells.nothingCleared });
    else notices.show({ text: cells.cleared(plan.changed) + why, action: takeBack });
  };

  const copy: CellDeeds['copy'] = (ids, columns, data) => {
    const rows = blockOf(actionsOf(ids), columns, ctx);
    const texts = { 'text/plain': tabbed(rows), 'text/html': asTable(rows) };
    const tell = () => notices.show({ text: cells.copied(rows.length, columns.length) });
    if (!data) return void copyToClipboard(texts).then(tell, () => notices.show({ text: cells.notCopied }));
    for (const [type, text] of Object.entries(texts)) data.setData(type, text);
    tell();
  };

  const barred: CellDeeds['barred'] = (id, column) => {
    const actor = session.actor.value;
    if (!columnOf(column).isEditable) return cells.barred[column as 'number'];
    if (!actor || !can(actor, 'edit-plan')) return cells.barred.reader;
    return mayWrite(actionsOf([id])[0]) ? undefined : cells.barred.otherTheme;
  };
  return { copy, paste, clear, barred };
}

function usePaste({
  m,
  session,
  notices,
  ctx,
  mayWrite,
  actionsOf,
  doPlan,
  cells,
}: ReturnType<typeof useAround>) {
  const put = (block: Block, where: PasteAt, isOnlyEmpty: boolean): Pasted | undefined => {
    const { ids, columns, selected } = where;
    const [id, column] = [ids[0], columns[0]];
    if (id === undefined || column === undefined) return undefined;
    const target = { actions: actionsOf(ids), columns, selected, mayWrite };
    const plan = planPaste(block, target, ctx, isOnlyEmpty);
    const step = doPlan(plan);
    if (step === false) return undefined;
    notices.say(`${cells.paste.done(plan.rows, plan.columns)} ${cells.paste.changed(plan.changed)}`);
    const onlyEmpty = () => {
      const outcome = step === undefined ? undefined : session.undo.undo();
      if (outcome?.ok !== false) return put(block, where, true);
      notices.show({ text: m.done.notUndone(outcome.deed.name) });
      return undefined;
    };
    const { rows, changed, refused, notes, left } = plan;
    const came = { rows, columns: plan.columns, changed, refused, notes, left };
    return { ...came, at: { id, column }, step, isOnlyEmpty, onlyEmpty };
  };
  const faultOf = (block: Awaited<ReturnType<typeof readBlock>> | 'lacking') => {
    if (block === 'lacking') return m.app.lacking;
    if (block === undefined || block.length === 0) return cells.paste.nothing;
    const { rows, columns } = blockLimits;
    const isTooMuch =
      block === 'too-much' || block.length > rows || block.some((row) => row.length > columns);
    return isTooMuch ? cells.paste.tooMuch(rows, columns) : undefined;
  };
  const paste: CellDeeds['paste'] = async (data, where) => {
    const block = await readBlock(data).catch(() => 'lacking' as const);
    const fault = faultOf(block);
    if (fault !== undefined) notices.show({ text: fault });
    return typeof block === 'object' && fault === undefined ? put(block, where, false) : undefined;
  };
  return paste;
}
