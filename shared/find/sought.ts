import { isBroken, type Broken, type Read } from '../plan/document.ts';
import type { Action, Entity } from '../plan/schema.ts';
import { splitPlace } from '../plan/tree.ts';

/** An action as it is searched. */
export interface Sought {
  readonly number: string;
  readonly title: string;
  /** All that its owners and partners are called. */
  readonly organisations: readonly string[];
  /** Everything else that is written of it. */
  readonly texts: readonly string[];
}

/** Where the records around an action are looked up. */
export type Lookup = <E extends Entity>(entity: E, id: string) => Read<E> | undefined;

/** What an action can be found by, its organisations, strategy and theme included. */
export function soughtOf(action: Action, lookup: Lookup): Sought {
  const strategy = known(lookup('strategy', splitPlace(action.place).parent));
  const theme = known(lookup('theme', splitPlace(strategy?.place).parent));
  const organisations = [...action.owners, ...action.partners].flatMap((id): (string | undefined)[] => {
    const one = known(lookup('organisation', id));
    return one ? [one.name, one.short, ...one.aliases] : [id];
  });
  const { description, note, timeText, timeNote, nextStep, ownerNote, partnerNote, fundingText } = action;
  const around = [strategy?.title, theme?.title, theme?.short];
  const texts = [description, note, timeText, timeNote, nextStep, ownerNote, partnerNote, fundingText];
  const sources = action.funding.map(({ source }) => source);
  const isWritten = (text: string | undefined): text is string => text !== undefined && text !== '';
  return {
    number: action.number ?? '',
    title: action.title,
    organisations: organisations.filter(isWritten),
    texts: [...texts, ...sources, ...around].filter(isWritten),
  };
}

const known = <T extends { id: string }>(record: T | undefined): Exclude<T, Broken> | undefined =>
  record && !isBroken(record) ? (record as Exclude<T, Broken>) : undefined;
