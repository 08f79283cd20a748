import { ArrowDownIcon, ArrowUpIcon } from '@navikt/aksel-icons';
import { useRef, type KeyboardEvent } from 'react';
import { tableTexts } from '../../shared/i18n/late.ts';
import { columnIds, defaultColumns, type ColumnId } from '../../shared/table/columns.ts';
import { fixedColumns, isFixed, withColumn, withMoved } from '../../shared/table/setup.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useTable } from './table-context.tsx';

/** Which columns the table has, and in which order. What is chosen shows at once. */
export function ColumnsDialog({ onClose }: { readonly onClose: () => void }) {
  const { columns: t, cells } = useKnownTexts(tableTexts);
  const { setup, change } = useTable();
  const notices = useNotices();
  const list = useRef<HTMLUListElement>(null);
  const names = cells.columns;
  const { columns } = setup;
  const others = columnIds.filter((column) => !columns.includes(column));
  const choices = [...columns.filter((column) => !isFixed(column)), ...others];
  const move = (column: ColumnId, by: number) => {
    const next = withMoved(setup, column, by);
    change(next);
    notices.say(t.moved(names[column], next.columns.indexOf(column) + 1));
  };
  const onKeyDown = (event: KeyboardEvent, column: ColumnId) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined || !event.altKey) return;
    event.preventDefault();
    move(column, by);
  };
  return (
    <Dialog
      title={t.title}
      lead={t.lead(columns.length, columnIds.length)}
      className="table-columns"
      onClose={onClose}
    >
      <ul ref={list}>
        {choices.map((column) => {
          const at = columns.indexOf(column);
          const isShown = at >= 0;
          return (
            <li key={column} onKeyDown={(event) => isShown && onKeyDown(event, column)}>
              <label>
                <input
                  type="checkbox"
                  checked={isShown}
                  onChange={() => change(withColumn(setup, column, !isShown))}
                />
                <span>{names[column]}</span>
              </label>
              {isShown && (
                <>
                  <button
                    type="button"
                    className="button ghost icon small"
                    aria-label={t.left(names[column])}
                    title={t.left(names[column])}
                    aria-disabled={at === fixedColumns.length}
                    onClick={() => move(column, -1)}
                  >
                    <ArrowUpIcon aria-hidden />
                  </button>
                  <button
                    type="button"
                    className="button ghost icon small"
                    aria-label={t.right(names[column])}
                    title={t.right(names[column])}
                    aria-disabled={at === columns.length - 1}
                    onClick={() => move(column, 1)}
                  >
                    <ArrowDownIcon aria-hidden />
                  </button>
                </>
              )}
            </li>
          );
        })}
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
