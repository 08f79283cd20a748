import { createContext, useContext } from 'react';
import { Signal, useSignalPart } from '../lib/signal.ts';

/** How a card stands to what is asked for. */
export type Verdict = 'shown' | 'dim' | 'hidden';

/** Parts of a text, as start and end. */
export type Parts = readonly (readonly [start: number, end: number])[];

/** What asking has made of a card, and where in its title stands what was sought. */
export interface Look {
  readonly verdict: Verdict;
  readonly hits: Parts;
}

/** By card, those that do not look as they always do. A look that stays the same is the same object. */
export type Looks = ReadonlyMap<string, Look>;

export const noLooks: Looks = new Map();

/** Who asks and who is looked at meet here: what finds is fetched late, the cards are there from the start. */
export const LooksContext = createContext(new Signal(noLooks));

export const useLook = (id: string): Look | undefined =>
  useSignalPart(useContext(LooksContext), (looks) => looks.get(id));

/** How many of these cards do what is asked. */
export const useShownCount = (ids: readonly string[]): number =>
  useSignalPart(
    useContext(LooksContext),
    (looks) => ids.filter((id) => (looks.get(id)?.verdict ?? 'shown') === 'shown').length,
  );
