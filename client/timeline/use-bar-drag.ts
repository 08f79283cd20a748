import { useEffect, useEffectEvent, useRef, type PointerEvent, type RefObject } from 'react';
import { endAt, isSameFrame, isUndated, placedAt, stepped, unitsBetween, type Frame, type Part } from '../../shared/timeline/move.ts'; // prettier-ignore
import type { Put } from './use-put.ts';
import { useTimeView } from './timeline-context.ts';

/** So far a pointer goes before it drags, in px. */
const threshold = 4;
/** A finger on a bar scrolls, unless it has rested there so long, in ms, within so many px. */
const rest = { time: 250, tolerance: 8 };
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
  /** Runs while a finger rests on a bar. */
  resting?: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Dragging a bar or one of its ends with a pointer; also something without a time on to the axis. The bar follows in
 * steps; let go of, it is asked whether this is to be.
 * @returns what is to be called when a pointer goes down, and whether a press was the end of a drag
 */
export function useBarDrag(view: RefObject<HTMLElement | null>, put: Put) {
  const drag = useRef<Drag>(undefined);
  const wasDrag = useRef(false);
  const { hand } = useTimeView();
  const { dayAt, follow } = useCarrying(view);
  const leave = () => {
    clearTimeout(drag.current?.resting);
    drag.current = undefined;
  };
  const take = () => {
    const { current } = drag;
    if (!current) return false;
    current.resting = undefined;
    current.isMoving = put.take(current.id, current.part, current.may);
    if (!current.isMoving) leave();
    return current.isMoving;
  };
  const move = (event: globalThis.PointerEvent) => {
    const { current } = drag;
    if (current?.pointer !== event.pointerId) return;
    const gone = Math.abs(event.clientX - current.x);
    if (current.resting !== undefined) return void (gone > rest.tolerance && leave());
    if (!current.isMoving && (gone < threshold || !take())) return;
    event.preventDefault();
    follow(current, event.clientX, event.clientY);
  };
  const end = (event: globalThis.PointerEvent) => {
    const { current } = drag;
    if (current?.pointer !== event.pointerId) return;
    leave();
    if (!current.isMoving) return;
    wasDrag.current = true;
    // The press that belongs to it comes before this.
    setTimeout(() => (wasDrag.current = false));
    const { value: held } = hand.held;
    if (event.type === 'pointercancel' || !held || isSameFrame(held.base, held.frame)) put.cancel();
    else hand.ask();
  };
  usePointer(move, end);
  // Whoever leaves the timeline takes nothing along.
  useEffect(() => () => clearTimeout(drag.current?.resting), []);
  return {
    onPointerDown: (event: PointerEvent) => {
      const grip = (event.target as HTMLElement).closest<HTMLElement>('[data-part]');
      const row = grip?.closest<HTMLElement>('[data-action]');
      if (!grip || !row || event.button !== 0 || hand.held.value) return;
      // On the ends of a bar, which are narrow, a finger drags at once.
      const mustRest = event.pointerType === 'touch' && !grip.matches('.end, .tl-chip');
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
        resting: mustRest ? setTimeout(take, rest.time) : undefined,
      };
    },
    /** A press that ended a drag opens nothing. */
    wasDrag: () => wasDrag.current,
  };
}

/** Where a pointer is in time, and what it carries following it. */
function useCarrying(view: RefObject<HTMLElement | null>) {
  const { hand, axis, snap, today } = useTimeView();
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
  const follow = (drag: Drag, x: number, y: number) => {
    const { value: held } = hand.held;
    if (!held || held.isAsked) return;
    const frame = isOver(x, y) ? frameAt(drag, held.base, x) : held.base;
    if (!isSameFrame(frame, held.frame)) hand.hold(frame);
    // What is carried in from the side would be scrolled past where it is to be.
    if (!isUndated(held.base)) scrollAlong(view.current!.querySelector('.tl')!, x);
  };
  return { dayAt, follow };
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
