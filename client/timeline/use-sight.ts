import { useEffect, useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react';
import { nextZoom } from '../../shared/timeline/axis.ts';
import type { Setup } from '../../shared/timeline/setup.ts';
import { useTimeView } from './timeline-context.ts';

export interface Sight {
  /** Goes sideways by parts of what is seen. */
  readonly scroll: (pages: number) => void;
  readonly toToday: () => void;
}

/** Where today stands when one comes to it: so far from the left of what is seen. */
const todayAt = 0.22;

/**
 * Which stretch of time is seen. Coming nearer keeps what is under the pointer where it is, or what is in the middle.
 * At first today is seen; when the plan lies all before it or after it, the middle of the plan.
 */
export function useSight(
  scroller: RefObject<HTMLElement | null>,
  { zoom }: Setup,
  change: (part: Partial<Setup>) => void,
): Sight {
  const { axis, todayX, centreX } = useTimeView();
  const kept = useRef<{ day: number; at: number }>(undefined);
  const roomOf = (element: HTMLElement) => {
    const left = element.querySelector<HTMLElement>('.tl-corner')?.offsetWidth ?? 0;
    return { left, width: element.clientWidth - left };
  };
  const showAt = (x: number, part: number) => {
    const element = scroller.current;
    if (element) element.scrollLeft = x - roomOf(element).width * part;
  };
  const remember = useEffectEvent((clientX?: number) => {
    const element = scroller.current!;
    const { left, width } = roomOf(element);
    const at = clientX === undefined ? width / 2 : clientX - element.getBoundingClientRect().left - left;
    kept.current = { day: axis.dayAt(element.scrollLeft + at), at };
  });
  const place = useEffectEvent(() => {
    if (!kept.current) showAt(centreX, centreX === todayX ? todayAt : 0.5);
    else scroller.current!.scrollLeft = axis.x(kept.current.day) - kept.current.at;
  });
  useLayoutEffect(() => place(), [axis]);
  const onWheel = useEffectEvent((event: WheelEvent) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const next = nextZoom(zoom, event.deltaY < 0 ? -1 : 1);
    if (next === zoom) return;
    remember(event.clientX);
    change({ zoom: next });
  });
  useEffect(() => {
    const element = scroller.current!;
    const wheel = (event: WheelEvent) => onWheel(event);
    const scrolled = () => remember();
    element.addEventListener('wheel', wheel, { passive: false });
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      element.removeEventListener('wheel', wheel);
      element.removeEventListener('scroll', scrolled);
    };
  }, [scroller]);
  return {
    scroll: (pages) => {
      const element = scroller.current!;
      element.scrollLeft += pages * roomOf(element).width;
    },
    toToday: () => showAt(todayX, todayAt),
  };
}
