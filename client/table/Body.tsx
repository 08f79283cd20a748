import { useLayoutEffect, useRef } from 'react';
import { useSignal, useSignalPart } from '../lib/signal.ts';
import { ActionRow } from './ActionRow.tsx';
import { isInView, spotElement, scrollTo } from './find-cell.ts';
import { GroupRow } from './GroupRow.tsx';
import { headHeight, rowHeight } from './heights.ts';
import { useSheet } from './sheet.ts';
import { useShowWay } from './use-show-way.ts';
import { useVirtual } from './use-virtual.ts';

interface BodyProps {
  readonly scroller: { current: HTMLDivElement | null };
}

/** The rows in sight, and the one I am in, wherever that is: focus and what is being written stay. */
export function Body({ scroller }: BodyProps) {
  const sheet = useSheet();
  const { list } = useSignal(sheet.rows);
  const active = useSignalPart(sheet.active, (spot) => spot?.row);
  const own = active === undefined ? -1 : sheet.indexOf(active);
  const { items, size, measure, reveal } = useVirtual({
    list,
    scroller,
    height: rowHeight,
    above: headHeight,
    kept: own,
  });
  useFocus(scroller);
  useShowWay(reveal);
  // No component of its own: it would be drawn again at every step of scrolling.
  const rowAt = (index: number) => {
    const row = list[index]!;
    return row.kind === 'action' ? (
      <ActionRow row={row} index={index} />
    ) : (
      <GroupRow row={row} index={index} />
    );
  };
  return (
    <div className="table-body" role="rowgroup" style={{ height: size }}>
      {items.map(({ key, index, start }) => (
        <div
          key={key}
          ref={measure}
          data-index={index}
          role="presentation"
          className="table-place"
          style={{ top: start - headHeight }}
        >
          {rowAt(index)}
        </div>
      ))}
    </div>
  );
}

/** Puts the focus into the cell I am in as soon as it is drawn, and brings it into view. */
function useFocus(scroller: BodyProps['scroller']): void {
  const sheet = useSheet();
  const active = useSignal(sheet.active);
  const { list } = useSignal(sheet.rows);
  const editing = useSignal(sheet.editing);
  const gone = useRef<Gone>(undefined);
  useLayoutEffect(() => {
    const isLost = sheet.hasFocus.value && !scroller.current?.contains(document.activeElement);
    if (!active || editing || !(sheet.wantsFocus || (isLost && document.activeElement === document.body)))
      return;
    sheet.wantsFocus = false;
    const cell = spotElement(scroller.current!, active);
    cell?.focus({ preventScroll: true });
    if (!cell) return;
    scrollTo(scroller.current!, cell);
    gone.current = { cell, top: topOf(cell) };
  }, [sheet, scroller, active, list, editing]);
  useLayoutEffect(() => {
    if (gone.current && !stays(gone.current, scroller.current!)) gone.current = undefined;
  });
}

/** A cell one has gone to, and where its row stood among the rows then. */
interface Gone {
  readonly cell: HTMLElement;
  top: string | undefined;
}

const topOf = (cell: HTMLElement): string | undefined => cell.closest<HTMLElement>('.table-place')?.style.top;

/**
 * Rows about a cell one has gone to are measured once they are drawn, and may push it out of view: then it is brought
 * back. @returns false when it has left the view otherwise, since somebody scrolls
 */
function stays(gone: Gone, scroller: HTMLElement): boolean {
  const { cell } = gone;
  if (document.activeElement !== cell) return false;
  const top = topOf(cell);
  if (top === gone.top) return isInView(scroller, cell);
  gone.top = top;
  scrollTo(scroller, cell);
  return true;
}
