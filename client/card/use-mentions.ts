import { useRef, useState } from 'react';
import { isBroken } from '../../shared/plan/document.ts';
import { search, type Registered } from '../../shared/register.ts';
import { recordLimits } from '../../shared/record/schema.ts';
import { useStore } from '../state/hooks.tsx';
import type { PlanStore } from '../state/plan-store.ts';
import { usePeople, type PlanPerson } from '../state/plan-people.ts';
import { useCombobox } from '../ui/use-combobox.ts';

/** Somebody who can be called on: how they are written after the @, and what else tells who it is. */
export interface Mentionable extends Registered {
  readonly label: string;
  /** Of a person: for whom they are here. */
  readonly organisation?: string;
}

/** So many are suggested at once. */
const mostHits = 8;

/** A name that is being written after an @, up to three words of it, at the end of what stands before the caret. */
const writing = /(?:^|[\s(])@([^\s@]*(?: [^\s@]+){0,2})$/u;

/** Everybody who can be called on in a comment: the people of the plan, and the organisations of its register. */
function mentionablesIn(store: PlanStore, people: Iterable<PlanPerson>): readonly Mentionable[] {
  const organisations = [...store.records().organisations.values()].flatMap((one): Mentionable[] =>
    isBroken(one) || one.archived || !one.name
      ? []
      : [{ ...one, name: one.name, label: one.short || one.name }],
  );
  const named = [...people].flatMap(({ id, name, organisation, badge }): Mentionable[] =>
    name && badge !== 'script' ? [{ id, name, label: name, organisation }] : [],
  );
  return [...named, ...organisations];
}

/** What is being written after an @ just before the caret; undefined when nothing is. */
const soughtAt = (text: string, caret: number): string | undefined => writing.exec(text.slice(0, caret))?.[1];

/** Whom it may mean, the likeliest first. */
const meantBy = (sought: string, all: readonly Mentionable[]): readonly Mentionable[] =>
  search(all, sought)
    .map(({ organisation }) => organisation as Mentionable)
    .slice(0, mostHits);

/** The text with a name put in place of what was sought, and where the caret stands then. */
function withMention(text: string, caret: number, sought: string, { label }: Mentionable) {
  const from = caret - sought.length;
  const put = `${label} `;
  return { text: text.slice(0, from) + put + text.slice(caret).trimStart(), caret: from + put.length };
}

/** The ids of those whose names stand in the text, each once. */
const mentionedIn = (text: string, picked: ReadonlyMap<string, string>): string[] => [
  ...new Set([...picked].flatMap(([label, id]) => (text.includes(`@${label}`) ? [id] : []))),
];

interface Options {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Those whom the text mentions already, by how they are called in it. */
  readonly mentioned: ReadonlyMap<string, string>;
}

/** Suggests whom one may mean after an @ in a field, and knows who was chosen. */
export function useMentions({ text, onText, mentioned }: Options) {
  const store = useStore();
  const people = usePeople([]);
  const field = useRef<HTMLTextAreaElement>(null);
  const [picked, setPicked] = useState(mentioned);
  const [caret, setCaret] = useState(text.length);
  const sought = soughtAt(text, caret);
  const meant = sought === undefined ? [] : meantBy(sought, mentionablesIn(store, people.values()));
  const pick = (one: Mentionable) => {
    const next = withMention(text, caret, sought ?? '', one);
    setPicked(new Map(picked).set(one.label, one.id));
    onText(next.text);
    setCaret(next.caret);
    // The caret stands after the name once the text is there.
    requestAnimationFrame(() => field.current?.setSelectionRange(next.caret, next.caret));
  };
  const combobox = useCombobox({ count: meant.length, onTake: (index) => pick(meant[index]!) });
  const onInput = ({ value, selectionStart }: HTMLTextAreaElement) => {
    onText(value);
    setCaret(selectionStart);
    combobox.setOpen(soughtAt(value, selectionStart) !== undefined);
  };
  const mentionsIn = (said: string) => mentionedIn(said, picked).slice(0, recordLimits.mentions);
  return { field, meant, combobox, onInput, onCaret: setCaret, mentionsIn };
}
