import { Signal } from './signal.ts';

/** What one prints on: undefined leaves it to the dialog of the browser. */
export type Paper = 'a4' | 'a3' | undefined;

/** On what the plan is to be printed, until that is done. */
export const paperToPrint = new Signal<Paper>(undefined);

/** Opens the browser's dialog for printing the plan on that paper. */
export function printOn(paper: Paper): void {
  paperToPrint.set(paper);
  // After the dialog that asked has closed: what is over the page would be printed too.
  requestAnimationFrame(() => print());
}
