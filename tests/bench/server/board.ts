import { boardOf } from './edits.ts';

/** The board on which everything happens, unless a scenario says otherwise. */
export const board = boardOf(140);
