import { useEffect, useRef, type MouseEvent, type PointerEvent } from 'react';
import { spotOf } from './find-cell.ts';
import { headHeight } from './heights.ts';
import { headRow, useSheet } from './sheet.ts';
import { useEdit } from './use-edit.ts';
import { useTaken } from './use-taken.ts';

/** What has a press of its own inside a cell. */
const own = 'button, a, input, textarea, select, label, [role=separator], [role=listbox], dialog';

/** So near the edge a drag scrolls, in px, and so far at a time. */
const edge = 24;

/** Pressing a cell, dragging over some, and pressing twice to write. */
export function useGridPointer(scroller: { current: HTMLElement | null }) {
  const sheet = useSheet();
  const edit = useEdit();
  const { refuse } = useTaken();
  const isDragging = useRef(false);
  useEffect(() => {
    const release = () => {
      isDragging.current = false;
      sheet.isPressed.set(false);
    };
    for (const type of ['pointerup', 'pointercancel', 'blur'] as const) addEventListener(type, release);
    return () => {
      for (const type of ['pointerup', 'pointercancel', 'blur'] as const) removeEventListener(type, release);
    };
  }, [sheet]);

  const onPointerDown = ({ target, button, shiftKey, pointerType }: PointerEvent) => {
    if (button !== 0) return;
    sheet.isPressed.set(true);
    const pressed = target as HTMLElement;
    const spot = spotOf(pressed);
    if (!spot || spot.row === headRow || pressed.closest(own) || pressed.closest('.is-edited')) return;
    if (sheet.rowOf(spot.row)?.kind === 'action' && refuse(spot)) return;
    const { value: active } = sheet.active;
    const isAgain = active?.row === spot.row && active.column === spot.column && !sheet.block.value;
    if (shiftKey && active) return sheet.reach(spot);
    // There is no pressing twice on a screen one touches.
    if (pointerType === 'touch' && isAgain) return void edit(spot);
    isDragging.current = pointerType === 'mouse';
    sheet.go(spot);
  };
  const onPointerMove = ({ clientX, clientY }: PointerEvent) => {
    if (!isDragging.current) return;
    scrollAt(scroller.current!, clientX, clientY);
    const spot = spotOf(document.elementFromPoint(clientX, clientY));
    const { active, block } = sheet;
    if (!spot || spot.row === headRow || !active.value) return;
    const { row, column } = block.value?.to ?? active.value;
    if (row !== spot.row || column !== spot.column) sheet.reach(spot);
  };
  const onDoubleClick = ({ target }: MouseEvent) => {
    const pressed = target as HTMLElement;
    const spot = spotOf(pressed);
    if (spot && !pressed.closest(own) && !pressed.closest('.is-edited')) edit(spot);
  };
  return { onPointerDown, onPointerMove, onDoubleClick };
}

function scrollAt(scroller: HTMLElement, x: number, y: number): void {
  const { left, right, top, bottom } = scroller.getBoundingClientRect();
  if (y > bottom - edge) scroller.scrollTop += edge;
  else if (y < top + headHeight + edge) scroller.scrollTop -= edge;
  if (x > right - edge) scroller.scrollLeft += edge;
  else if (x < left + edge) scroller.scrollLeft -= edge;
}
