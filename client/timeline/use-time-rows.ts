import { useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useDesk } from '../hand/desk.ts';
import { laneKey, type RowItem } from './rows.ts';

/** Heights of a lane's head and of an action, in px, until they have been measured. */
const guess = { lane: 38, action: 32, phoneAction: 76 };

interface Wish {
  readonly key: string;
  readonly isOnlyShown: boolean;
}

interface Options {
  readonly rows: readonly RowItem[];
  readonly scroller: RefObject<HTMLElement | null>;
  readonly head: number;
  readonly isPhone: boolean;
  /** Opens the lane an action is in. */
  readonly unfold: (id: string) => void;
}

/** The rows in sight, the one that has the focus, and going from one to another. */
export function useTimeRows({ rows, scroller, head, isPhone, unfold }: Options) {
  const desk = useDesk();
  const [current, setCurrent] = useState<string>();
  const [wish, setWish] = useState<Wish>();
  const at = Math.max(
    rows.findIndex(({ key }) => key === current),
    0,
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) =>
      rows[index]?.id === undefined ? guess.lane : isPhone ? guess.phoneAction : guess.action,
    getItemKey: (index) => rows[index]!.key,
    scrollMargin: head,
    scrollPaddingStart: head,
    overscan: 8,
    rangeExtractor: (range) => withOne(range, at),
  });
  const show = useEffectEvent((id: string, isOnlyShown: boolean) => {
    unfold(id);
    setWish({ key: id, isOnlyShown });
  });
  useEffect(() => desk.showBy((id, isOnlyShown) => show(id, isOnlyShown)), [desk]);
  const wished = useRef<Wish>(undefined);
  const fulfil = useEffectEvent(() => {
    if (!wish || wished.current === wish) return;
    const index = rows.findIndex(({ key }) => key === wish.key);
    if (index < 0) return;
    wished.current = wish;
    virtual.scrollToIndex(index, { align: 'auto' });
    if (!wish.isOnlyShown) setCurrent(wish.key);
  });
  useLayoutEffect(() => fulfil(), [wish, rows]);
  const focusWished = useEffectEvent(() => {
    if (!wish || wish.isOnlyShown || current !== wish.key) return;
    scroller.current
      ?.querySelector<HTMLElement>(`.tl-row[data-index="${at}"]`)
      ?.focus({ preventScroll: true });
  });
  useEffect(() => focusWished(), [current, wish]);
  return {
    virtual,
    at,
    /** Goes to a row by its place in the list. */
    goTo: (index: number) => {
      const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
      if (row) setWish({ key: row.key, isOnlyShown: false });
    },
    goToLane: (lane: string) => setWish({ key: laneKey(lane), isOnlyShown: false }),
    /** A row got the focus by itself. */
    settle: (index: number) => setCurrent(rows[index]?.key),
  };
}

/** All in sight, and one more that must not go: it has the focus. */
function withOne({ startIndex, endIndex, overscan, count }: Range, one: number): number[] {
  const first = Math.max(startIndex - overscan, 0);
  const last = Math.min(endIndex + overscan, count - 1);
  const seen = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  if (one >= count || (one >= first && one <= last)) return seen;
  return one < first ? [one, ...seen] : [...seen, one];
}
