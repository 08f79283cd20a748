import { useEffect, useEffectEvent, useState } from 'react';
import { layingOut, type Layout, type Web } from '../../../shared/actors/layout.ts';

/** How long it is worked on at a time, in ms: less than half a frame. */
const slice = 6;

interface Found {
  readonly layout: Layout;
  readonly wish: string;
}

/**
 * Where everybody stands in a web, worked out a little at a time while nothing else is to be done; undefined until it is
 * known the first time. Until a new one is known, the former stands.
 * @param isHeld somebody has the picture in hand: what others change meanwhile waits
 * @param wish what somebody here wants to see: that it changes is their own doing, and does not wait
 */
export function useLayout(web: Web, isHeld: boolean, wish: string): Layout | undefined {
  const [found, setFound] = useState<Found>();
  const [shown, setShown] = useState<Found>();
  const finish = useEffectEvent((layout: Layout) => setFound({ layout, wish }));
  useEffect(() => {
    const steps = layingOut(web);
    let next: ReturnType<typeof setTimeout>;
    const go = () => {
      const until = performance.now() + slice;
      while (performance.now() < until) {
        const { done, value } = steps.next();
        if (done) return finish(value);
      }
      next = setTimeout(go);
    };
    next = setTimeout(go);
    return () => clearTimeout(next);
  }, [web]);
  if (found !== shown && (!isHeld || found?.wish !== shown?.wish)) setShown(found);
  return shown?.layout;
}
