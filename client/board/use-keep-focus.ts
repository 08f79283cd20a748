import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from '../state/hooks.tsx';
import { stopsIn } from './stops.ts';

/** When what has focus goes away, focus goes to what stands in its place, not to the top of the page. */
export function useKeepFocus(surface: { current: HTMLElement | null }): void {
  const store = useStore();
  useEffect(() => {
    let restore = () => {};
    return store.watch({
      before: () => {
        restore = neighboursOf(surface.current, document.activeElement);
      },
      after: () => {
        flushSync(() => {});
        restore();
      },
    });
  }, [store, surface]);
}

function neighboursOf(surface: HTMLElement | null, focused: Element | null): () => void {
  const column = focused?.closest<HTMLElement>('.column');
  if (!surface || !column || !surface.contains(column)) return () => {};
  const at = stopsIn(column).indexOf(focused as HTMLElement);
  return () => {
    if (focused!.isConnected || at < 0) return;
    const stops = stopsIn(column.isConnected ? column : surface);
    stops[Math.min(at, stops.length - 1)]?.focus();
  };
}
