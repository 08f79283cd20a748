import type { CSSProperties } from 'react';
import { columnOf, type ColumnId } from '../../shared/table/columns.ts';
import { widthOf, type Setup } from '../../shared/table/setup.ts';

/** How wide the boxes stand, in px. */
const boxes = 40;

/** The widths of the columns, for the style of every row. The last one takes what room is left. */
export function columnStyle(setup: Pick<Setup, 'columns' | 'widths'>): CSSProperties {
  const widths = setup.columns.map((column) => widthOf(setup, column));
  const last = widths.length - 1;
  const tracks = widths.map((width, at) => (at === last ? `minmax(${width}px, 1fr)` : `${width}px`));
  return {
    '--columns': `${boxes}px ${tracks.join(' ')}`,
    '--width': `${boxes + widths.reduce((sum, width) => sum + width, 0)}px`,
    '--title-left': `${boxes + widths[0]!}px`,
  } as CSSProperties;
}

export const alignOf = (column: ColumnId): string => (columnOf(column).align === 'end' ? 'is-end' : '');
