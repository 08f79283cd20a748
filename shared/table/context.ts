import type { NameIndex } from '../exchange/match-name.ts';
import type { CellTexts } from '../i18n/table/cells/nb.ts';
import type { Language } from '../i18n/languages.ts';
import type { Command } from '../plan/command-inputs.ts';
import type { Action, FundingState, Organisation, Status } from '../plan/schema.ts';

/** What the words of cells are taken from. */
interface CellWords {
  readonly cells: CellTexts;
  readonly status: Readonly<Record<Status, string>>;
  readonly funding: {
    readonly state: Readonly<Record<FundingState, string>>;
    readonly sum: (state: string, amount: string) => string;
  };
}

/**
 * What a cell is read from beside its action. It stays the same object while the language does: what it gives is
 * looked up when it is asked, so whoever draws from it follows what they draw.
 */
export interface CellContext {
  readonly language: Language;
  readonly words: CellWords;
  readonly organisation: (id: string) => Organisation | undefined;
  /** The theme an action is at home in, and the strategy. */
  readonly theme: (action: Action) => { readonly no: number | undefined; readonly title: string } | undefined;
  readonly strategy: (
    action: Action,
  ) => { readonly number: string | undefined; readonly title: string } | undefined;
  /** The living register as names are matched with it. */
  readonly names: () => NameIndex;
  /** How many of its parts are confirmed; undefined until that is known. */
  readonly standing: (action: Action) => { readonly confirmed: number; readonly parts: number } | undefined;
  /** When it was changed last, ISO 8601; undefined until that is known. */
  readonly changed: (id: string) => string | undefined;
  /** Such a moment in words. */
  readonly moment: (iso: string) => string;
}

/** Why a text was not taken. `max` in letters or members. */
export type CellFault =
  | { readonly code: 'never-empty' | 'read-only' | 'not-allowed' }
  | { readonly code: 'no-date' | 'no-status' | 'no-recurrence' | 'no-names'; readonly text: string }
  | { readonly code: 'too-long' | 'too-many'; readonly max: number };

/** What else there is to say of a text that was taken. */
export type CellNote =
  | { readonly code: 'new-organisations' | 'owns-already' | 'more-kept'; readonly names: readonly string[] }
  | { readonly code: 'read-as'; readonly written: string; readonly name: string };

/** What writing a text into a cell does. `fields`: the action afterwards, as far as it is another. */
export type Written =
  | {
      readonly commands: readonly Command[];
      readonly fields: Partial<Action>;
      readonly notes: readonly CellNote[];
    }
  | { readonly fault: CellFault };
