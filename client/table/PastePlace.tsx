import { useLayoutEffect, useRef, type ReactNode } from 'react';
import type { ColumnId } from '../../shared/table/columns.ts';
import { spotElement } from './find-cell.ts';

interface PastePlaceProps {
  readonly at: { readonly id: string; readonly column: ColumnId };
  readonly children: ReactNode;
}

/** Puts what it holds above a cell, or below the head when there is no room. */
export function PastePlace({ at: { id, column }, children }: PastePlaceProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = place.current!;
    const body = element.parentElement!;
    const cell = spotElement(body, { row: id, column });
    if (!cell) return;
    const [at, around] = [cell.getBoundingClientRect(), body.getBoundingClientRect()];
    element.style.top = `${Math.max(at.top - around.top - element.offsetHeight - 3, 2)}px`;
    element.style.left = `${Math.max(Math.min(at.left - around.left, body.offsetWidth - element.offsetWidth - 8), 8)}px`;
  }, [id, column]);
  return (
    <div ref={place} role="presentation" className="table-over">
      {children}
    </div>
  );
}
