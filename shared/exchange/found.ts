import type { Action, Organisation, Status } from '../plan/schema.ts';

/** What a column of a table holds. `none`: it is not taken along. */
export const columnMeanings = [
  'id', 'number', 'theme', 'strategy', 'title', 'description', 'owners', 'ownerNote', 'partners', 'partnerNote',
  'time', 'timeNote', 'start', 'due', 'funding', 'status', 'nextStep', 'nextDate', 'effort', 'benefitParticipants',
  'benefitRegion', 'horizon', 'note', 'archived', 'none',
] as const; // prettier-ignore
export type ColumnMeaning = (typeof columnMeanings)[number];

/** A column as its header was understood, and what it was understood as. */
export interface Column {
  readonly header: string;
  readonly meaning: ColumnMeaning;
}

/** Whoever imports may say what the columns mean, by their headers. */
export type ColumnChoices = Readonly<Record<string, ColumnMeaning>>;

/** One action as a source tells it, before anything is matched with a plan. */
export interface FoundAction {
  /** In the plan it was exported from. */
  readonly id?: string;
  readonly number?: string;
  /** Where it stands: the table among the tables and the row among its rows, both from 1. */
  readonly at: { readonly table: number; readonly row: number };
  /** What the row says, word for word, by its headers. */
  readonly words: readonly { readonly header: string; readonly text: string }[];
  readonly title: string;
  readonly description: string;
  /** As they stand; undefined when there is no such column. */
  readonly owners?: string;
  readonly partners?: string;
  readonly time?: string;
  readonly funding?: string;
  readonly status?: Status;
  /** Said by a file that knows of it. */
  readonly archived?: boolean;
  /** Who they are, where a file names them by their ids. */
  readonly ownerIds?: readonly string[];
  readonly partnerIds?: readonly string[];
  /** Other fields whose columns say what they hold. */
  readonly fields: Partial<
    Pick<
      Action,
      | 'ownerNote' | 'partnerNote' | 'timeNote' | 'start' | 'due' | 'nextStep' | 'nextDate' | 'effort'
      | 'benefitParticipants' | 'benefitRegion' | 'horizon' | 'note' | 'recurrence' | 'precision'
    >
  >; // prettier-ignore
}

export interface FoundStrategy {
  readonly id?: string;
  readonly number?: string;
  readonly title: string;
  readonly description: string;
  /** The source does not say where its actions stand: what the plan has already stays where it is. */
  readonly isAssumed?: true;
  readonly actions: readonly FoundAction[];
}

export interface FoundTheme {
  readonly id?: string;
  readonly no?: number;
  readonly title: string;
  readonly vision: string;
  readonly mainGoal: string;
  /** One a line, as in a plan. */
  readonly subGoals: string;
  readonly indicators: string;
  readonly background: string;
  readonly strategies: readonly FoundStrategy[];
}

/** A table that holds no actions. */
export interface LeftTable {
  readonly table: number;
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: number;
}

/** All that a source says of a plan. */
export interface Found {
  readonly title?: string;
  readonly themes: readonly FoundTheme[];
  /** From a sheet of organisations. */
  readonly organisations: readonly (Pick<Organisation, 'name'> & Partial<Organisation>)[];
  readonly columns: readonly Column[];
  /** Actions that are in the file and have no place there, by their ids. */
  readonly unplaced?: readonly string[];
  readonly left: readonly LeftTable[];
}
