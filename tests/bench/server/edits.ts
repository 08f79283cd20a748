import * as Y from 'yjs';
import { openRoots, rootOf } from '../../../shared/plan/document.ts';
import { applyPatches, storedValue, type Json } from '../../../shared/plan/patch.ts';
import { textOf } from '../../builders.ts';
import { planOf } from '../plans.ts';

/** What a card's description adds to one of the example's cards: about half a page. */
const description = 'Tiltaket følges opp av styringsgruppen og drøftes i møtet hver høst. '.repeat(9);

/** A board of ten themes and `actions` actions, as one update; 140 of them make 180 kB. */
export function boardOf(actions: number): Uint8Array {
  const doc = planOf(actions);
  doc.transact(() => {
    for (const id of rootOf(doc, 'action').keys()) set(doc, id, 'description', description);
  });
  return Y.encodeStateAsUpdate(doc);
}

/** What one client has to say, edit by edit. */
export interface Edits {
  readonly client: number;
  readonly updates: readonly Uint8Array[];
  /** `ends[n]` is the clock after edit n. */
  readonly ends: readonly number[];
}

/** Ids that no document draws by chance, so that the same edits come out every time. */
const clientId = (writer: number): number => 1_000_001 + writer;

/** Edits of one writer on a copy of the board of its own: cards are moved, renamed and get another status, in turn. */
export function editsOf(board: Uint8Array, writer: number, count: number, kind?: Kind): Edits {
  const doc = openBoard(board);
  doc.clientID = clientId(writer);
  const updates: Uint8Array[] = [];
  const ends: number[] = [];
  doc.on('update', (update: Uint8Array) => {
    updates.push(update);
    ends.push(Y.getState(doc.store, doc.clientID));
  });
  const edit = editor(doc, writer);
  for (let nth = 0; nth < count; nth++) edit(writer * 7 + nth, kind);
  doc.destroy();
  return { client: clientId(writer), updates, ends };
}

/** The same for many writers, none of whom knows of another. */
export const editsOfMany = (board: Uint8Array, writers: number, count: number): Edits[] =>
  Array.from({ length: writers }, (_, writer) => editsOf(board, writer, count));

/** What some edits have left. */
export interface History {
  /** Every update in order. */
  readonly updates: readonly { readonly person: string; readonly update: Uint8Array }[];
  /** What the board says at the end, and its size as one update. */
  readonly text: string;
  readonly size: number;
}

/** `count` edits by twenty people who saw each other. */
export function historyOf(board: Uint8Array, count: number): History {
  const doc = openBoard(board);
  const updates = [{ person: 'bench', update: board }];
  let person = '';
  doc.on('update', (update: Uint8Array) => updates.push({ person, update }));
  const edit = editor(doc);
  for (let nth = 0; nth < count; nth++) {
    person = `p${nth % 20}`;
    doc.clientID = clientId(nth % 20);
    edit(nth);
  }
  return { updates, text: textOf(doc), size: Y.encodeStateAsUpdate(doc).length };
}

export function openBoard(board: Uint8Array): Y.Doc {
  const doc = openRoots(new Y.Doc());
  Y.applyUpdate(doc, board);
  return doc;
}

type Kind = 'move' | 'title' | 'status' | 'description';
const kinds = ['move', 'title', 'status'] as const;
const statuses = ['clarifying', 'under-way', 'on-hold', 'done'];

/**
 * Writes as the commands do, without what they first look up: these edits are made beforehand, by the thousand.
 * @param own whose card alone is renamed: what many write into one title without seeing each other becomes too long
 */
function editor(doc: Y.Doc, own?: number): (nth: number, kind?: Kind) => void {
  const cards = [...rootOf(doc, 'action').keys()];
  const strategies = [...rootOf(doc, 'strategy').keys()];
  const titles = cards.map((id) => String(storedValue(doc, { entity: 'action', id, field: 'title' })));
  return (nth, kind = kinds[nth % kinds.length]!) => {
    const card =
      (kind === 'title' && own !== undefined ? own : Math.floor(nth / kinds.length)) % cards.length;
    const id = cards[card]!;
    const strategy = strategies[(nth * 13) % strategies.length]!;
    doc.transact(() => {
      if (kind === 'move') set(doc, id, 'place', `${strategy}|${keyOf(nth)}`);
      if (kind === 'title') set(doc, id, 'title', `${titles[card]!.slice(0, 200)} (${nth})`);
      if (kind === 'status') set(doc, id, 'status', statuses[nth % statuses.length]!);
      // Different at both ends: what is the same there would not be written.
      if (kind === 'description') set(doc, id, 'description', `${nth} ${description.repeat(28)} ${nth}`);
    });
  };
}

/** An order key as long as a real one, which are fractions with some letters of chance. */
const keyOf = (nth: number): string => `a${((nth * 2_654_435_761) % 2 ** 32).toString(36).padStart(7, '0')}V`;

const set = (doc: Y.Doc, id: string, field: string, to: Json): void =>
  applyPatches(doc, [{ op: 'set', entity: 'action', id, field, from: undefined, to }]);
