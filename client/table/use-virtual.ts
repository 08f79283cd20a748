import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/react-virtual';
import { useLayoutEffect, useReducer, useState, type RefObject } from 'react';
import type { Row } from '../../shared/table/rows.ts';

interface VirtualOptions {
  readonly list: readonly Row[];
  readonly scroller: RefObject<HTMLElement | null>;
  /** What rows are taken to be high until they are drawn and measured, in px. */
  readonly height: Readonly<Record<Row['kind'], number>>;
  /** How much stands above the rows in what is scrolled, in px. */
  readonly above: number;
  /** A row that is drawn wherever one has scrolled to; -1 for none. */
  readonly kept?: number;
}

interface Virtual {
  /** The rows to draw. */
  readonly items: readonly VirtualItem[];
  /** How high all rows are together, in px. */
  readonly size: number;
  /** Measures a row that is drawn; it carries its place as `data-index`. */
  readonly measure: (element: HTMLElement | null) => void;
  /** Brings a row into view. */
  readonly reveal: (index: number) => void;
}

/** So many rows are drawn above and below what is in sight. */
const overscan = 6;

/** Of very many rows, those that are in sight. */
export function useVirtual({ list, scroller, height, above, kept = -1 }: VirtualOptions): Virtual {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const options = {
    count: list.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index: number) => list[index]!.key,
    estimateSize: (index: number) => height[list[index]!.kind],
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) =>
      withKept(defaultRangeExtractor(range), kept),
    initialRect: { width: innerWidth, height: innerHeight },
    scrollMargin: above,
    scrollPaddingStart: above,
    overscan,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => redraw(),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return {
    items: virtualizer.getVirtualItems(),
    size: virtualizer.getTotalSize(),
    measure: virtualizer.measureElement,
    reveal: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}

const withKept = (inSight: number[], kept: number): number[] =>
  kept < 0 || inSight.includes(kept) ? inSight : [...inSight, kept].toSorted((a, b) => a - b);
