import { fold } from '../fold.ts';

/** A run of letters and digits. What joins them inside stays: 5.2.3, IKT-folk, 02.01.2015. */
const word = /[\p{L}\p{N}\p{M}]+(?:[.\-'’][\p{L}\p{N}\p{M}]+)*/gu;
const joint = /[.\-'’]/;
/** The same in folded text, with what joins left out: of «ikt-folk» also «folk». */
const inner = /[\p{L}\p{N}\p{M}]+/gu;

/** @returns the words of a text, folded, in their order */
export type Folder = (text: string) => readonly string[];

/** Texts up to this length are remembered: names and titles come over and over. */
const short = 120;

/** A folder that folds each word once: a plan says the same words over and over. */
export function folder(): Folder {
  const words = new Map<string, string>();
  const texts = new Map<string, readonly string[]>();
  const foldOnce = (raw: string): string => {
    const before = words.get(raw);
    if (before !== undefined) return before;
    const { text } = fold(raw);
    words.set(raw, text);
    return text;
  };
  return (text) => {
    const before = texts.get(text);
    if (before) return before;
    const folded = (text.normalize('NFC').match(word) ?? []).map(foldOnce);
    if (text.length <= short) texts.set(text, folded);
    return folded;
  };
}

/** The words of something short, folded. */
export const wordsOf: Folder = (text) => folder()(text);

/** What a joined word is joined of; none of one that is not joined. */
export function partsOf(folded: string): readonly string[] {
  if (!joint.test(folded)) return [];
  const parts = folded.match(inner) ?? [];
  return parts.length > 1 ? parts : [];
}

/** A part of a text, as start and end. */
export type Part = readonly [start: number, end: number];

/**
 * Where the words of a text stand in it, with the words folded, and of which letter each folded letter is. None when
 * its letters and their marks are kept apart: folded letters could not be told their place.
 */
export function placedWords(
  text: string,
): { readonly text: string; readonly at: readonly number[]; readonly from: number }[] {
  if (text !== text.normalize('NFC')) return [];
  return [...text.matchAll(word)].map((match) => ({ ...fold(match[0]), from: match.index }));
}
