import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useState, type RefObject } from 'react';

/** So many rows more than are seen, above and below. */
const overscan = 8;

interface Options {
  readonly keys: readonly string[];
  /** How high a row is until it has been measured, in px. */
  readonly guess: (index: number) => number;
  readonly scroller: RefObject<HTMLElement | null>;
  /** So much of the top is covered, in px. */
  readonly head: number;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Which of many rows are in sight, and where each stands. A row that is drawn is measured by `measure`. */
export function useRowsInSight({ keys, guess, scroller, head }: Options) {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const [range, setRange] = useState<Range>({ from: 0, to: 0 });
  const tops = useMemo(() => {
    const tops = [0];
    for (const [index, key] of keys.entries()) tops.push(tops[index]! + (heights.get(key) ?? guess(index)));
    return tops;
  }, [keys, heights, guess]);
  const look = useEffectEvent(() => {
    const { scrollTop, clientHeight } = scroller.current!;
    const from = Math.max(0, indexAt(tops, scrollTop) - overscan);
    const to = Math.min(keys.length, indexAt(tops, scrollTop + clientHeight - head) + 1 + overscan);
    if (from !== range.from || to !== range.to) setRange({ from, to });
  });
  useLayoutEffect(() => look(), [tops, head]);
  useEffect(() => {
    const element = scroller.current!;
    const onScroll = () => look();
    const observer = new ResizeObserver(onScroll);
    observer.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller]);
  const [measure] = useState(() => measurer(setHeights));
  return {
    range: { from: Math.min(range.from, keys.length), to: Math.min(range.to, keys.length) },
    tops,
    measure,
    /** Brings a row into sight, if it is not. */
    scrollTo: (index: number) => {
      const element = scroller.current!;
      const [top, bottom] = [tops[index]!, tops[index + 1]!];
      if (top < element.scrollTop) element.scrollTop = top;
      else if (bottom + head > element.scrollTop + element.clientHeight)
        element.scrollTop = bottom + head - element.clientHeight;
    },
  };
}

/** The row at a height: the last that begins above it. */
function indexAt(tops: readonly number[], y: number): number {
  let [low, high] = [0, tops.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (tops[middle]! <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

type SetHeights = (change: (before: ReadonlyMap<string, number>) => ReadonlyMap<string, number>) => void;

/** A ref for rows, that tells how high each is; its key stands in `data-key`. */
function measurer(set: SetHeights): (row: HTMLElement | null) => (() => void) | undefined {
  const observer = new ResizeObserver((entries) => {
    const read = entries.map(({ target, borderBoxSize }): [string, number] => [
      (target as HTMLElement).dataset.key!,
      borderBoxSize[0]!.blockSize,
    ]);
    set((before) =>
      read.every(([key, height]) => height === 0 || before.get(key) === height)
        ? before
        : new Map([...before, ...read.filter(([, height]) => height > 0)]),
    );
  });
  return (row) => {
    if (!row) return undefined;
    observer.observe(row);
    return () => observer.unobserve(row);
  };
}
