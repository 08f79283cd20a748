import { headHeight } from './heights.ts';
import { headRow, type GridColumn, type Spot } from './sheet.ts';

/**
 * What takes the focus for a cell: the cell, or what is to be pressed in it. In a row of a group what spans several
 * columns stands for all of them.
 */
export function spotElement(scroller: HTMLElement, { row, column }: Spot): HTMLElement | undefined {
  const line = scroller.querySelector(`[data-row="${CSS.escape(row)}"]`);
  const cell =
    line?.querySelector(`[data-column="${column}"]`) ?? line?.querySelector('[data-column="title"]');
  const stop = cell?.matches('[data-stop]') ? cell : cell?.querySelector('[data-stop]');
  return stop instanceof HTMLElement ? stop : undefined;
}

/** The cell that something in the table belongs to. */
export function spotOf(target: Element | null): Spot | undefined {
  const row = target?.closest<HTMLElement>('[data-row]')?.dataset.row;
  const column = target?.closest<HTMLElement>('[data-column]')?.dataset.column;
  return row !== undefined && column !== undefined ? { row, column: column as GridColumn } : undefined;
}

/** Scrolls until a cell is in sight, clear of the head and of the columns that stand still. */
export function scrollTo(scroller: HTMLElement, element: HTMLElement): void {
  const cell = element.closest<HTMLElement>('[data-column]') ?? element;
  const at = cell.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  if (cell.closest<HTMLElement>('[data-row]')?.dataset.row !== headRow) {
    const over = view.top + headHeight - at.top;
    const under = at.bottom - (view.top + scroller.clientHeight);
    if (over > 0) scroller.scrollTop -= over;
    else if (under > 0) scroller.scrollTop += under;
  }
  if (getComputedStyle(cell).position === 'sticky') return;
  const still = [...scroller.querySelectorAll('.table-head > .table-row > *')].filter(
    (one) => getComputedStyle(one).left !== 'auto',
  );
  const left = Math.max(view.left, ...still.map((one) => one.getBoundingClientRect().right));
  const right = view.left + scroller.clientWidth;
  if (at.left < left) scroller.scrollLeft -= left - at.left;
  else if (at.right > right) scroller.scrollLeft += Math.min(at.right - right, at.left - left);
}

/** Whether any of an element is to be seen between the head and the foot of what scrolls. */
export function isInView(scroller: HTMLElement, element: HTMLElement): boolean {
  const at = element.getBoundingClientRect();
  const { top } = scroller.getBoundingClientRect();
  return at.bottom > top + headHeight && at.top < top + scroller.clientHeight;
}
