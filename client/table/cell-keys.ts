import type { KeyboardEvent } from 'react';
import type { CellMove } from './CellEditor.tsx';

/** Where a key takes one out of a cell that is written in; undefined: it stays a key of the field. */
export function moveOf({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): CellMove | undefined {
  if (key === 'Tab') return shiftKey ? 'previous' : 'next';
  if (key !== 'Enter') return undefined;
  if (ctrlKey || metaKey) return 'stay';
  return shiftKey ? 'up' : 'down';
}

/** Letters that are put together from several keys are nobody's command. */
export const isComposing = ({ nativeEvent }: KeyboardEvent): boolean =>
  nativeEvent.isComposing || nativeEvent.keyCode === 229;
