import type { Command } from '../plan/command-inputs.ts';
import type { FoundAction } from './found.ts';

/** What cannot be known without asking. Every doubt has a cautious answer, and none keeps anything from being taken in. */
export type Doubt = {
  /** The same for the same doubt whenever the source is read again: `organisation:hig`, `time:202 01 2014`. */
  readonly key: string;
  /** The rows it is about, by their place among all rows. */
  readonly rows: readonly number[];
} & (
  | /** Whether a name is one of the register. */ {
      readonly kind: 'organisation';
      readonly name: string;
      /** The one it looks like, if any does. */
      readonly like: string | undefined;
      readonly choices: readonly ('same' | 'new' | 'note')[];
    }
  | /** Whether a text names one or several. */ {
      readonly kind: 'split';
      readonly name: string;
      readonly parts: readonly string[];
      readonly choices: readonly ('one' | 'several')[];
    }
  | /** A day that there is none of. */ {
      readonly kind: 'time';
      readonly text: string;
      /** The text with the day that was probably meant. */
      readonly likely: string | undefined;
      readonly choices: readonly ('keep' | 'likely')[];
    }
  | /** Nobody leads it. `owner` answers with the id of an organisation after a colon. */ {
      readonly kind: 'no-owner';
      readonly choices: readonly ('none' | 'owner')[];
    }
  | /** Changed in the file and in the plan since the file was written. */ {
      readonly kind: 'both';
      readonly field: string;
      readonly before: string;
      readonly mine: string;
      readonly theirs: string;
      readonly choices: readonly ('mine' | 'theirs')[];
    }
  | /** In the plan, and not in a file that was written from it. */ {
      readonly kind: 'missing';
      readonly id: string;
      readonly choices: readonly ('keep' | 'archive')[];
    }
);

/** How doubts were settled, by their keys: one of the choices, the first where nothing is said; `owner:<id>`. */
export type Answers = Readonly<Record<string, string>>;

/** An organisation as it will stand on a card. */
export interface ProposedParty {
  /** In the register, or the id it will get. */
  readonly id: string;
  readonly name: string;
  readonly isNew: boolean;
}

/** One field that becomes another, in words. */
export interface Change {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** What becomes of one row. */
export interface ProposedAction {
  readonly found: FoundAction;
  /** `same`: nothing would change. `missing`: it is in the plan and not in the file. */
  readonly outcome: 'new' | 'changed' | 'moved' | 'same' | 'missing';
  /** The action of the plan, or the id it will get. */
  readonly id: string;
  readonly number: string | undefined;
  /** Where it goes, by their places in `themes` and in the theme's `strategies`. */
  readonly theme: number;
  readonly strategy: number;
  readonly title: string;
  readonly description: string;
  readonly owners: readonly ProposedParty[];
  readonly partners: readonly ProposedParty[];
  readonly ownerNote: string | undefined;
  readonly partnerNote: string | undefined;
  readonly timeText: string | undefined;
  readonly due: string | undefined;
  readonly changes: readonly Change[];
  /** Keys of the doubts that are about it. */
  readonly doubts: readonly string[];
}

export interface ProposedStrategy {
  readonly id: string;
  readonly number: string | undefined;
  readonly title: string;
  readonly isNew: boolean;
}

export interface ProposedTheme {
  readonly id: string;
  readonly no: number | undefined;
  readonly title: string;
  readonly isNew: boolean;
  readonly strategies: readonly ProposedStrategy[];
}

/** What an import would do to a plan, before anything is written. */
export interface Proposal {
  readonly themes: readonly ProposedTheme[];
  readonly actions: readonly ProposedAction[];
  readonly doubts: readonly Doubt[];
  /** How many names were found in the register. */
  readonly knownNames: number;
  /** The names that become new organisations. */
  readonly newNames: readonly string[];
  /** Does all of it, as one step. */
  readonly commands: readonly Command[];
}
