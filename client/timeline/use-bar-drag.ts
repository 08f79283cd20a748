import { useEffect, useEffectEvent, useRef, type PointerEvent, type RefObject } from 'react';
import { endAt, isSameFrame, isUndated, placedAt, stepped, unitsBetween, type Frame, type Part } from '../../shared/timeline/move.ts'; // prettier-ignore
import type { Put } from './use-put.ts';
import { useTimeView } from './timeline-context.ts';

/** So far a pointer goes before it drags, in px. */
const threshold = 4;
/** So near to the edge the timeline scrolls along, and so much a frame, in px. */
const edge = 48;
const pace = 12;

interface Drag {
  readonly pointer: number;
  readonly id: string;
  readonly part: Part;
  readonly may: boolean;
  readonly x: number;
  /** The moment it was taken at, in days. */
  readonly from: number;
  isMoving: boolean;
}

/**
 * Dragging a bar or one of its ends with a pointer; also something without a time on to the axis. The bar follows in
 * steps; let go of, it is asked whether this is to be.
 * @returns what is to be called when a pointer goes down, and whether a press was the end of a drag
 */
export function useBarDrag(view: RefObject<HTMLElement | null>, put: Put) {
  const { hand, axis, snap, today } = useTimeView();
  const drag = useRef<Drag>(undefined);
  const wasDrag = useRef(false);
  const dayAt = (x: number) => {
    const ruler = view.current!.querySelector('.tl-axis')?.getBoundingClientRect();
    return axis.dayAt(x - (ruler?.left ?? 0));
  };
  const frameAt = ({ part, from }: Drag, base: Frame, x: number): Frame => {
    const at = dayAt(x);
    if (isUndated(base)) return placedAt(base, at, snap);
    if (part !== 'all') return endAt(base, part, at, snap);
    const units = unitsBetween(from, at, snap);
    return units === 0 ? base : stepped(base, 'all', units, snap, today);
  };
  const isOver = (x: number, y: number) => {
    const box = view.current!.querySelector('.tl')?.getBoundingClientRect();
    return box && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  };
  const follow = (x: number, y: number) => {
    const { current } = drag;
    const { value: held } = hand.held;
    if (!current || !held || held.isAsked) return;
    const frame = isOver(x, y) ? frameAt(current, held.base, x) : held.base;
    if (!isSameFrame(frame, held.frame)) hand.hold(frame);
  };
  const move = (event: globalThis.PointerEvent) => {
    const { current } = drag;
    if (current?.pointer !== event.pointerId) return;
    if (!current.isMoving) {
      if (Math.abs(event.clientX - current.x) < threshold) return;
      current.isMoving = put.take(current.id, current.part, current.may);
      if (!current.isMoving) return void (drag.current = undefined);
    }
    event.preventDefault();
    follow(event.clientX, event.clientY);
    // What is carried in from the side would be scrolled past where it is to be.
    const { value: held } = hand.held;
    if (held && !isUndated(held.base)) scrollAlong(view.current!.querySelector('.tl')!, event.clientX);
  };
  const end = (event: globalThis.PointerEvent) => {
    const { current } = drag;
    if (current?.pointer !== event.pointerId) return;
    drag.current = undefined;
    if (!current.isMoving) return;
    wasDrag.current = true;
    // The press that belongs to it comes before this.
    setTimeout(() => (wasDrag.current = false));
    const { value: held } = hand.held;
    if (event.type === 'pointercancel' || !held || isSameFrame(held.base, held.frame)) put.cancel();
    else hand.ask();
  };
  usePointer(move, end);
  return {
    onPointerDown: (event: PointerEvent) => {
      const grip = (event.target as HTMLElement).closest<HTMLElement>('[data-part]');
      const row = grip?.closest<HTMLElement>('[data-action]');
      if (!grip || !row || event.button !== 0 || hand.held.value) return;
      // A finger on a bar scrolls; on its ends it drags.
      if (event.pointerType === 'touch' && !grip.matches('.end, .tl-chip')) return;
      row.focus({ preventScroll: true });
      const { clientX: x, pointerId: pointer } = event;
      drag.current = {
        pointer,
        id: row.dataset.action!,
        part: grip.dataset.part as Part,
        may: row.dataset.may !== undefined,
        x,
        from: dayAt(x),
        isMoving: false,
      };
    },
    /** A press that ended a drag opens nothing. */
    wasDrag: () => wasDrag.current,
  };
}

type Listen = (event: globalThis.PointerEvent) => void;

function usePointer(move: Listen, end: Listen): void {
  const onMove = useEffectEvent(move);
  const onEnd = useEffectEvent(end);
  useEffect(() => {
    const moves = (event: globalThis.PointerEvent) => onMove(event);
    const ends = (event: globalThis.PointerEvent) => onEnd(event);
    addEventListener('pointermove', moves);
    addEventListener('pointerup', ends);
    addEventListener('pointercancel', ends);
    return () => {
      removeEventListener('pointermove', moves);
      removeEventListener('pointerup', ends);
      removeEventListener('pointercancel', ends);
    };
  }, []);
}

function scrollAlong(scroller: HTMLElement, x: number): void {
  const { left, right } = scroller.getBoundingClientRect();
  const start = left + (scroller.querySelector('.tl-corner')?.clientWidth ?? 0);
  if (x > right - edge) scroller.scrollLeft += pace;
  else if (x < start + edge) scroller.scrollLeft -= pace;
}
