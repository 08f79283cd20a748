import { createContext, useContext } from 'react';
import { Signal } from '../lib/signal.ts';
import { memory } from '../lib/storage.ts';
import type { Choosing } from './choosing.ts';
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
  /** Several chosen cards: where they go, or who carries them. */
  | { readonly what: 'move-chosen' | 'owner-of-chosen' }
  | { readonly what: 'add'; readonly strategy: string; readonly after?: string | undefined }
  | { readonly what: 'add-strategy'; readonly theme: string }
  | { readonly what: 'add-theme' };

/** What the parts of one board share. Made once a board; the signals in it change, it does not. */
export interface BoardState {
  readonly lifting: Lifting;
  readonly choosing: Choosing;
  /** By theme, the strategy I was in last. */
  readonly lastIn: Map<string, string>;
  readonly opened: Signal<Opened | undefined>;
  readonly folded: Signal<ReadonlySet<string>>;
  /** The themes whose column is mostly to be seen, from left to right. */
  readonly inView: Signal<readonly string[]>;
  /** The card that is open beside the board. */
  readonly card: Signal<string | undefined>;
  /** Brings an element of the board into view and focus once it is drawn. */
  readonly focus: (id: string) => void;
  /** Brings it into view only. */
  readonly reveal: (id: string) => void;
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

/** The folded strategies of a plan, remembered on this machine. */
export function foldedSignal(plan: string): Signal<ReadonlySet<string>> {
  const key = `folded.${plan}`;
  const signal = new Signal<ReadonlySet<string>>(new Set(memory.get(key)?.split(' ').filter(Boolean)));
  signal.subscribe(() => memory.set(key, [...signal.value].join(' ') || undefined));
  return signal;
}

export function setFolded(folded: Signal<ReadonlySet<string>>, strategy: string, isFolded: boolean): void {
  const next = new Set(folded.value);
  if (isFolded) next.add(strategy);
  else next.delete(strategy);
  folded.set(next);
}
