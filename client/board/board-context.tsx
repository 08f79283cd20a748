import { createContext, useContext } from 'react';
import type { Signal } from '../lib/signal.ts';
import type { Desk } from '../hand/desk.ts';
import type { Lifting } from './lift.ts';
import type { Arranged } from '../state/names.ts';

/** What is open over the board, or in it: at most one at a time. */
export type Opened =
  | { readonly what: 'move'; readonly entity: Arranged; readonly id: string; readonly restores?: boolean }
  /** `second`: where a card is shown a second time, under that strategy. */
  | {
      readonly what: 'title';
      readonly entity: Arranged;
      readonly id: string;
      readonly second?: string | undefined;
    }
  | { readonly what: 'add'; readonly strategy: string; readonly after?: string | undefined }
  | { readonly what: 'add-strategy'; readonly theme: string }
  | { readonly what: 'add-theme' };

/** What the parts of one board share. Made once a board; the signals in it change, it does not. */
export interface BoardState extends Pick<Desk, 'choosing' | 'lastIn' | 'folded' | 'focus' | 'reveal'> {
  readonly lifting: Lifting;
  readonly opened: Signal<Opened | undefined>;
  /** The themes whose column is mostly to be seen, from left to right. */
  readonly inView: Signal<readonly string[]>;
  /** The card that is open beside the board. */
  readonly card: Signal<string | undefined>;
  /** Whether another view is looked at instead. */
  readonly away: Signal<boolean>;
}

export const BoardContext = createContext<BoardState | undefined>(undefined);

export function useBoard(): BoardState {
  const board = useContext(BoardContext);
  if (!board) throw new Error('There is no BoardContext above');
  return board;
}

/** Whether I may change what stands in the column around. Each column says so to all in it, once. */
export const EditableContext = createContext(false);
export const useEditable = (): boolean => useContext(EditableContext);

/** The mark of a column in which I only read. */
export const lockedClass = 'is-locked';
export const isLocked = (element: Element | null): boolean => element?.closest(`.${lockedClass}`) != null;
