import { useLayoutEffect, useRef, useState } from 'react';
import type { Layout, Point } from '../../../shared/actors/layout.ts';
import { prefersStillness } from '../../lib/stillness.ts';

type Points = ReadonlyMap<string, Point>;

/** How long everybody takes to a new place, in ms. */
const duration = 350;

/**
 * Points on their way from where they stood to where a new layout has them. Other room to draw in takes them there at
 * once, and so does a wish for stillness.
 * @param layout what was fitted: only another one sets them moving
 */
export function useGlide(layout: Layout | undefined, points: Points): Points {
  const [way, setWay] = useState<{ from: Points; part: number }>();
  const last = useRef({ layout, points });
  useLayoutEffect(() => {
    const { layout: former, points: from } = last.current;
    last.current = { layout, points };
    if (former === layout) return setWay(undefined);
    if (!former || prefersStillness()) return;
    const start = performance.now();
    let frame = 0;
    const go = (now: number) => {
      const part = Math.min(1, Math.max(0, (now - start) / duration));
      setWay(part < 1 ? { from, part } : undefined);
      if (part < 1) frame = requestAnimationFrame(go);
    };
    setWay({ from, part: 0 });
    frame = requestAnimationFrame(go);
    return () => {
      cancelAnimationFrame(frame);
      setWay(undefined);
    };
  }, [layout, points]);
  return way ? between(way.from, points, way.part) : points;
}

/** Fast away, slow at the end. */
function between(from: Points, to: Points, part: number): Points {
  const gone = 1 - (1 - part) ** 3;
  return new Map(
    [...to].map(([id, { x, y }]) => {
      const start = from.get(id);
      return [
        id,
        start ? { x: start.x + (x - start.x) * gone, y: start.y + (y - start.y) * gone } : { x, y },
      ];
    }),
  );
}
