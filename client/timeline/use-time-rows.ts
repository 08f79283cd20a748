import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'; // prettier-ignore
import { useDesk } from '../hand/desk.ts';
import type { RowItem } from './rows.ts';
import { useRowsInSight } from './use-rows-in-sight.ts';

/** Heights of a lane's head and of an action, in px, until they have been measured. */
const guesses = { lane: 38, action: 32, narrow: 76 };

interface Wish {
  readonly key: string;
  readonly isOnlyShown: boolean;
}

interface Options {
  readonly rows: readonly RowItem[];
  readonly scroller: RefObject<HTMLElement | null>;
  readonly head: number;
  readonly isNarrow: boolean;
  /** Opens the lane an action is in. */
  readonly unfold: (id: string) => void;
}

/** The rows in sight, the one that has the focus, and going from one to another. */
export function useTimeRows({ rows, scroller, head, isNarrow, unfold }: Options) {
  const desk = useDesk();
  const [current, setCurrent] = useState<string>();
  const [wish, setWish] = useState<Wish>();
  const at = Math.max(
    rows.findIndex(({ key }) => key === current),
    0,
  );
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);
  const guess = useCallback(
    (index: number) =>
      rows[index]?.id === undefined ? guesses.lane : isNarrow ? guesses.narrow : guesses.action,
    [rows, isNarrow],
  );
  const sight = useRowsInSight({ keys, guess, scroller, head });
  const show = useEffectEvent((id: string, isOnlyShown: boolean) => {
    unfold(id);
    setWish({ key: id, isOnlyShown });
  });
  useEffect(() => desk.showBy((id, isOnlyShown) => show(id, isOnlyShown)), [desk]);
  const fulfilled = useRef<Wish>(undefined);
  const fulfil = useEffectEvent(() => {
    if (!wish || fulfilled.current === wish) return;
    const index = keys.indexOf(wish.key);
    if (index < 0) return;
    fulfilled.current = wish;
    sight.scrollTo(index);
    if (!wish.isOnlyShown) setCurrent(wish.key);
  });
  useLayoutEffect(() => fulfil(), [wish, keys]);
  const focusWished = useEffectEvent(() => {
    if (!wish || wish.isOnlyShown || current !== wish.key) return;
    scroller.current
      ?.querySelector<HTMLElement>(`.tl-row[data-index="${at}"]`)
      ?.focus({ preventScroll: true });
  });
  useEffect(() => focusWished(), [current, wish]);
  return {
    ...sight,
    /** The places of those to be drawn: all in sight, and the one with the focus, which must not go. */
    drawn: withOne(sight.range, at, rows.length),
    at,
    /** Goes to a row by its place in the list. */
    goTo: (index: number) => {
      const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
      if (row) setWish({ key: row.key, isOnlyShown: false });
    },
    /** A row got the focus by itself. */
    settle: (index: number) => setCurrent(rows[index]?.key),
  };
}

function withOne(
  { from, to }: { readonly from: number; readonly to: number },
  one: number,
  of: number,
): number[] {
  const seen = Array.from({ length: Math.max(to - from, 0) }, (_, at) => from + at);
  if (one >= of || (one >= from && one < to)) return seen;
  return one < from ? [one, ...seen] : [...seen, one];
}
