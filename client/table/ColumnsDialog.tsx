import { ArrowDownIcon, ArrowUpIcon } from '@navikt/aksel-icons';
import type { KeyboardEvent } from 'react';
import { tableTexts } from '../../shared/i18n/late.ts';
import { columnIds, defaultColumns, type ColumnId } from '../../shared/table/columns.ts';
import { fixedColumns, isFixed, withColumn, withMoved } from '../../shared/table/setup.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useSetUp, useTable } from './table-context.tsx';

/** Which columns the table has, and in which order. What is chosen shows at once. */
export function ColumnsDialog({ onClose }: { readonly onClose: () => void }) {
  const { columns: t, cells } = useKnownTexts(tableTexts);
  const { setup } = useTable();
  const change = useSetUp();
  const notices = useNotices();
  const names = cells.columns;
  const { columns } = setup;
  const others = columnIds.filter((column) => !columns.includes(column));
  const choices = [...columns.filter((column) => !isFixed(column)), ...others];
  const move = (column: ColumnId, by: number) => {
    const next = withMoved(setup, column, by);
    change(next);
    notices.say(t.moved(names[column], next.columns.indexOf(column) + 1));
  };
  return (
    <Dialog
      title={t.title}
      lead={t.lead(columns.length, columnIds.length)}
      className="table-columns"
      onClose={onClose}
    >
      <ul>
        {choices.map((column) => (
          <Choice key={column} column={column} move={move} />
        ))}
      </ul>
      <div className="dialog-foot">
        <button type="button" className="button primary" onClick={onClose}>
          {t.done}
        </button>
        <button
          type="button"
          className="button ghost"
          onClick={() => change({ ...setup, columns: defaultColumns, widths: {} })}
        >
          {t.reset}
        </button>
      </div>
    </Dialog>
  );
}

interface ChoiceProps {
  readonly column: ColumnId;
  /** Moves it by so many places. */
  readonly move: (column: ColumnId, by: number) => void;
}

/** One column: whether it is there, and where. With Alt the arrows move it too. */
function Choice({ column, move }: ChoiceProps) {
  const { columns: t, cells } = useKnownTexts(tableTexts);
  const { setup } = useTable();
  const change = useSetUp();
  const at = setup.columns.indexOf(column);
  const isShown = at >= 0;
  const name = cells.columns[column];
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined || !event.altKey || !isShown) return;
    event.preventDefault();
    move(column, by);
  };
  const mover = (label: string, Icon: typeof ArrowUpIcon, by: number, isAtEnd: boolean) => (
    <button
      type="button"
      className="button ghost icon small"
      aria-label={label}
      title={label}
      aria-disabled={isAtEnd}
      onClick={() => move(column, by)}
    >
      <Icon aria-hidden />
    </button>
  );
  return (
    <li onKeyDown={onKeyDown}>
      <label>
        <input
          type="checkbox"
          checked={isShown}
          onChange={() => change(withColumn(setup, column, !isShown))}
        />
        <span>{name}</span>
      </label>
      {isShown && mover(t.left(name), ArrowUpIcon, -1, at === fixedColumns.length)}
      {isShown && mover(t.right(name), ArrowDownIcon, 1, at === setup.columns.length - 1)}
    </li>
  );
}
