import { SortDownIcon, SortUpIcon } from '@navikt/aksel-icons';
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { tableTexts } from '../../shared/i18n/late.ts';
import type { ColumnId } from '../../shared/table/columns.ts';
import {
  directionOf,
  sortedOn,
  widthLimits,
  widthOf,
  withWidth,
  withinWidths,
} from '../../shared/table/setup.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useSignalPart } from '../lib/signal.ts';
import { useNotices } from '../ui/notices.tsx';
import { alignOf, columnStyle } from './column-style.ts';
import { ChooseBox } from './ChooseBox.tsx';
import { headRow, useSheet, type GridColumn } from './sheet.ts';
import { useSetUp, useTable } from './table-context.tsx';
import { useTableIds } from './use-table-ids.ts';

interface HeadProps {
  readonly scroller: { current: HTMLDivElement | null };
}

/** What the columns are called, what the rows are sorted by, and the box for all of them. */
export function Head({ scroller }: HeadProps) {
  const t = useKnownTexts(tableTexts);
  const { setup } = useTable();
  const { all } = useTableIds();
  return (
    <div className="table-head" role="rowgroup">
      <div className="table-row" role="row" aria-rowindex={1} data-row={headRow}>
        <div role="columnheader" aria-colindex={1} data-column="select" className="table-cell is-head">
          <ChooseBox ids={all} label={t.chooseAll} row={headRow} />
        </div>
        {setup.columns.map((column, at) => (
          <HeadCell key={column} column={column} at={at} scroller={scroller} />
        ))}
      </div>
    </div>
  );
}

interface HeadCellProps extends HeadProps {
  readonly column: ColumnId;
  readonly at: number;
}

function HeadCell({ column, at, scroller }: HeadCellProps) {
  const t = useKnownTexts(tableTexts);
  const { setup } = useTable();
  const change = useSetUp();
  const notices = useNotices();
  const isActive = useIsActive(column);
  const direction = directionOf(setup, column);
  const name = t.cells.columns[column];
  const sort = () => {
    const next = sortedOn(setup, column);
    change(next);
    const now = directionOf(next, column);
    notices.say(next.sort && now ? t.head[now](name) : t.head.unsorted);
  };
  return (
    <div
      role="columnheader"
      aria-colindex={at + 2}
      aria-sort={direction}
      aria-label={name}
      data-column={column}
      className={`table-cell is-head ${alignOf(column)}`}
    >
      <button
        type="button"
        className="table-sort"
        data-stop
        tabIndex={isActive ? 0 : -1}
        title={t.head.sortBy(name)}
        onClick={sort}
      >
        <span>{name}</span>
        {direction === 'ascending' && <SortUpIcon aria-hidden />}
        {direction === 'descending' && <SortDownIcon aria-hidden />}
      </button>
      <Resizer column={column} isActive={isActive} scroller={scroller} />
    </div>
  );
}

/** How far a key drags, in px. */
const keyStep = 16;

/** The edge of a column, to be dragged by pointer and by arrows. */
function Resizer({ column, isActive, scroller }: Omit<HeadCellProps, 'at'> & { readonly isActive: boolean }) {
  const t = useKnownTexts(tableTexts);
  const { setup } = useTable();
  const change = useSetUp();
  const drag = useRef<{ x: number; from: number; width: number }>(undefined);
  const width = widthOf(setup, column);
  const show = (width: number) => {
    const style = columnStyle(withWidth(setup, column, width));
    for (const [name, value] of Object.entries(style))
      scroller.current!.style.setProperty(name, String(value));
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    const { offsetWidth: from } = event.currentTarget.parentElement!;
    drag.current = { x: event.clientX, from, width: from };
  };
  const onPointerMove = ({ clientX }: PointerEvent) => {
    if (!drag.current) return;
    drag.current.width = withinWidths(drag.current.from + clientX - drag.current.x);
    show(drag.current.width);
  };
  const onPointerUp = () => {
    const dragged = drag.current;
    drag.current = undefined;
    if (dragged && dragged.width !== dragged.from) change(withWidth(setup, column, dragged.width));
  };
  const onPointerCancel = () => {
    drag.current = undefined;
    show(width);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -keyStep, ArrowRight: keyStep }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    change(withWidth(setup, column, width + by));
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t.head.resize(t.cells.columns[column])}
      aria-valuenow={width}
      aria-valuemin={widthLimits.least}
      aria-valuemax={widthLimits.most}
      aria-valuetext={t.head.width(width)}
      tabIndex={isActive ? 0 : -1}
      className="table-resize"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerCancel}
      onKeyDown={onKeyDown}
    />
  );
}

/** Whether Tab comes to the head of a column. */
function useIsActive(column: GridColumn): boolean {
  return useSignalPart(useSheet().active, (spot) => spot?.row === headRow && spot.column === column);
}
