import type { KeyboardEvent, RefObject } from 'react';
import { singleKeys } from '../../lib/single-keys.ts';
import { nearestIn, type Direction } from './nearest.ts';
import type { Mark } from './scene.ts';
import type { useZoom } from './use-zoom.ts';

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const shifts: Readonly<Record<Direction, readonly [right: number, down: number]>> = {
  left: [60, 0],
  right: [-60, 0],
  up: [0, 60],
  down: [0, -60],
};

/** The organisation that an event concerns. */
export const idOf = (target: EventTarget | null): string | undefined =>
  (target instanceof Element ? target.closest<SVGElement>('[data-id]') : null)?.dataset.id;

interface KeysProps {
  readonly figure: RefObject<SVGSVGElement | null>;
  readonly marks: readonly Mark[];
  /** Where one comes first. */
  readonly first: string | undefined;
  readonly zooming: ReturnType<typeof useZoom>;
  readonly onPress: (id: string) => void;
}

/** Arrows go to the nearest in that direction, Enter chooses; with Shift they move the picture; + and - zoom. */
export function usePictureKeys({ figure, marks, first, zooming, onPress }: KeysProps) {
  const { zoom, by, pan, reset } = zooming;
  const focus = (id: string | undefined) => {
    if (id === undefined) return;
    figure.current?.querySelector<SVGElement>(`[data-id="${CSS.escape(id)}"]`)?.focus();
  };
  const single = (key: string): (() => void) | undefined =>
    singleKeys.areOn ? { '+': () => by(1), '-': () => by(-1), '0': reset }[key] : undefined;
  const deedOf = ({ key, shiftKey, target }: KeyboardEvent): (() => void) | undefined => {
    const at = idOf(target);
    const direction = directions[key];
    if (direction && shiftKey) return () => pan(...shifts[direction]);
    if (direction) return () => focus(nearestIn(marks, at ?? first, direction));
    if (key === 'Home') return () => focus(first);
    if ((key === 'Enter' || key === ' ') && at !== undefined) return () => onPress(at);
    if (key === 'Escape' && zoom.scale > 1) return reset;
    return single(key);
  };
  return (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const deed = deedOf(event);
    if (!deed) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };
}
