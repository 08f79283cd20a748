import type { CardTexts } from '../../shared/i18n/card/nb.ts';
import type { Language } from '../../shared/i18n/languages.ts';
import type { Messages } from '../../shared/i18n/nb.ts';
import { isBroken } from '../../shared/plan/document.ts';
import type { FundingRow } from '../../shared/plan/schema.ts';
import { splitPlace } from '../../shared/plan/tree.ts';
import { dayWords } from '../lib/day.ts';
import { nameOf } from '../state/names.ts';
import type { PlanStore } from '../state/plan-store.ts';
import type { Change } from './history.ts';

/** A change as people read it. */
export interface Words {
  /** What was done: "endret status". */
  readonly did: string;
  /** What of the card it was about: "Status". */
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** Whether both are somebody's text, to be compared word by word. */
  readonly isText: boolean;
}

export interface Speech {
  readonly m: Messages;
  readonly texts: CardTexts;
  readonly language: Language;
  readonly store: PlanStore;
}

/** @returns undefined for what says nothing to people */
export function wordsFor(change: Change, speech: Speech): Words | undefined {
  const { field, key, from, to } = change;
  const { history } = speech.texts;
  const facts = (did: string, what: string, before = '', after = '') => ({
    did,
    what,
    before,
    after,
    isText: false,
  });
  if (field === undefined) return facts(history.made, '');
  if (field === 'archivedWith') return undefined;
  if (field === 'archived') return facts(to ? history.archived : history.restored, '');
  const what = Object.hasOwn(history.field, field) ? history.field[field as 'title'] : history.field.other;
  const name = what.toLowerCase();
  if (field === 'place') return { ...facts('', what), ...moved(change, speech) };
  if (key !== undefined) {
    const member = (value: unknown) => (value === undefined ? '' : memberWords(field, key, value, speech));
    if (from !== undefined && to !== undefined && field !== 'funding')
      return facts(history.reordered(name), what, '', member(to));
    return facts(history.changed(name), what, member(from), member(to));
  }
  const [before, after] = [valueWords(field, from, speech), valueWords(field, to, speech)];
  return { did: history.changed(name), what, before, after, isText: !hasWords.has(field) };
}

/** Fields whose values are told in words of the program, not as they are. */
const hasWords: ReadonlySet<string> = new Set([
  'status', 'horizon', 'start', 'due', 'nextDate', 'recurrence', 'precision', 'fundingAmount', 'fundingSource',
]); // prettier-ignore

function valueWords(field: string, value: unknown, { m, texts, language, store }: Speech): string {
  if (value === undefined || value === null || value === '') return '';
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const named = (words: Readonly<Record<string, string>>) =>
    Object.hasOwn(words, text) ? words[text]! : text;
  if (field === 'status') return named(m.status);
  if (field === 'horizon') return named(texts.horizon);
  if (field === 'recurrence') return named(texts.history.recurrence);
  if (field === 'precision') return named(texts.history.precision);
  if (field === 'fundingSource') return organisationName(store, text);
  if (field === 'start' || field === 'due' || field === 'nextDate') return dayWords(text, language);
  if (typeof value === 'number') return value.toLocaleString(language);
  return text;
}

function memberWords(
  field: string,
  key: string,
  value: unknown,
  { m, texts, language, store }: Speech,
): string {
  if (field === 'owners' || field === 'partners') return organisationName(store, key);
  if (field === 'links') return nameOf(store.record('action', key), m) || key;
  if (field === 'alsoIn') return nameOf(store.record('strategy', key), m) || key;
  if (field !== 'funding' || typeof value !== 'object') return key;
  const { source, amount, state } = value as Partial<FundingRow>;
  const sum = amount?.toLocaleString(language);
  return [source, sum, state && texts.history.funding[state]].filter(Boolean).join(' · ');
}

function organisationName(store: PlanStore, id: string): string {
  const organisation = store.record('organisation', id);
  return organisation && !isBroken(organisation) ? (organisation.name ?? id) : id;
}

function moved({ from, to }: Change, { m, texts, store }: Speech): Pick<Words, 'did' | 'before' | 'after'> {
  const parentOf = (place: unknown) => splitPlace(typeof place === 'string' ? place : '').parent;
  const named = (id: string) => nameOf(store.record('strategy', id), m) || id;
  const [before, after] = [parentOf(from), parentOf(to)];
  if (before === after) return { did: texts.history.movedWithin, before: '', after: named(after) };
  return { did: texts.history.moved, before: named(before), after: named(after) };
}
