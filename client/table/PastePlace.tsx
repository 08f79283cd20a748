import { useLayoutEffect, useRef, type ReactNode } from 'react';
import type { ColumnId } from '../../shared/table/columns.ts';
import { spotElement } from './find-cell.ts';
import { headHeight } from './heights.ts';

interface PastePlaceProps {
  readonly at: { readonly id: string; readonly column: ColumnId };
  readonly children: ReactNode;
}

const gap = 3;

/**
 * Puts what it holds above a cell, or below the head when there is no room, and goes along when the table is scrolled.
 * It stands beside the table in the frame of both: in a grid nothing may stand but rows.
 */
export function PastePlace({ at: { id, column }, children }: PastePlaceProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = place.current!;
    const frame = element.parentElement!;
    const put = () => {
      const cell = spotElement(frame, { row: id, column });
      if (!cell) return;
      const [at, around] = [cell.getBoundingClientRect(), frame.getBoundingClientRect()];
      const { offsetWidth: width, offsetHeight: height } = element;
      const within = (value: number, least: number, most: number) => Math.max(Math.min(value, most), least);
      const top = within(at.top - around.top - height - gap, headHeight + gap, around.height - height - gap);
      element.style.top = `${top}px`;
      element.style.left = `${within(at.left - around.left, gap, around.width - width - gap)}px`;
    };
    put();
    frame.addEventListener('scroll', put, true);
    return () => frame.removeEventListener('scroll', put, true);
  }, [id, column]);
  return (
    <div ref={place} className="table-over">
      {children}
    </div>
  );
}
