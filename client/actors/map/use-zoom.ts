import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { noZoom, type Size, type Zoom } from './scene.ts';

const most = 8;
/** How much nearer one press of a button or key takes. */
const step = 1.4;
/** A hand that is not still moves so far when it only presses, in px. */
const still = 4;

interface Zooming {
  readonly zoom: Zoom;
  readonly isMoved: boolean;
  /** Nearer, or away again. */
  readonly by: (times: 1 | -1) => void;
  readonly pan: (right: number, down: number) => void;
  readonly reset: () => void;
  /** Whether what the pointer does now has moved the picture, so that it presses nothing. */
  readonly wasMoving: () => boolean;
}

/** Going in and about in a picture: buttons and keys, Ctrl and the wheel, the mouse held down, two fingers. */
export function useZoom(figure: RefObject<SVGSVGElement | null>, size: Size): Zooming {
  const [zoom, setZoom] = useState(noZoom);
  const pointers = useRef(new Map<number, { x: number; y: number }>());
  const gone = useRef(0);
  const around = (x: number, y: number, times: number) =>
    setZoom((zoom) => {
      const scale = Math.min(most, Math.max(1, zoom.scale * times));
      const real = scale / zoom.scale;
      return inside({ scale, x: x - (x - zoom.x) * real, y: y - (y - zoom.y) * real }, size);
    });
  const pan = (right: number, down: number) =>
    setZoom((zoom) => inside({ ...zoom, x: zoom.x + right, y: zoom.y + down }, size));
  const onWheel = useEffectEvent((event: WheelEvent) => {
    // Without Ctrl the wheel scrolls the page, as everywhere.
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { x, y } = spotOf(event, figure.current!);
    around(x, y, 2 ** (-event.deltaY / 300));
  });
  const onPointerDown = useEffectEvent((event: PointerEvent) => {
    if (pointers.current.size === 0) gone.current = 0;
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    pointers.current.set(event.pointerId, spotOf(event, figure.current!));
  });
  const onPointerMove = useEffectEvent((event: PointerEvent) => {
    const before = pointers.current.get(event.pointerId);
    if (!before) return;
    const now = spotOf(event, figure.current!);
    gone.current += Math.hypot(now.x - before.x, now.y - before.y);
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    pointers.current.set(event.pointerId, now);
    // One finger scrolls the page.
    if (!other && event.pointerType !== 'mouse') return;
    if (gone.current <= still) return;
    if (other) {
      const [was, is] = [before, now].map((spot) => Math.hypot(spot.x - other.x, spot.y - other.y));
      around((now.x + other.x) / 2, (now.y + other.y) / 2, is! / Math.max(1, was!));
      pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    } else pan(now.x - before.x, now.y - before.y);
  });
  const onPointerEnd = useEffectEvent((event: PointerEvent) => {
    pointers.current.delete(event.pointerId);
  });
  useEffect(() => {
    const element = figure.current;
    if (!element) return;
    const wheel = (event: WheelEvent) => onWheel(event);
    const down = (event: PointerEvent) => onPointerDown(event);
    const move = (event: PointerEvent) => onPointerMove(event);
    const end = (event: PointerEvent) => onPointerEnd(event);
    element.addEventListener('wheel', wheel, { passive: false });
    element.addEventListener('pointerdown', down);
    addEventListener('pointermove', move);
    addEventListener('pointerup', end);
    addEventListener('pointercancel', end);
    return () => {
      element.removeEventListener('wheel', wheel);
      element.removeEventListener('pointerdown', down);
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', end);
      removeEventListener('pointercancel', end);
    };
  }, [figure]);
  return {
    zoom,
    isMoved: zoom.scale !== 1 || zoom.x !== 0 || zoom.y !== 0,
    by: (times) => around(size.width / 2, size.height / 2, step ** times),
    pan,
    reset: () => setZoom(noZoom),
    wasMoving: () => gone.current > still,
  };
}

/** The picture never leaves its room altogether. */
function inside({ scale, x, y }: Zoom, { width, height }: Size): Zoom {
  const clamp = (at: number, room: number) => Math.min(0, Math.max(room * (1 - scale), at));
  return { scale, x: clamp(x, width), y: clamp(y, height) };
}

function spotOf(event: MouseEvent, figure: SVGSVGElement): { x: number; y: number } {
  const { left, top } = figure.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}
