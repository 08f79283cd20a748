import type { Sought } from './sought.ts';
import { slipsAllowed, slipsTo } from './typo.ts';
import { folder, partsOf, placedWords, wordsOf, type Part } from './words.ts';

/** How well an action fits: the lower, the better. */
export const rank = { number: 0, start: 1, title: 2, organisation: 3, text: 4 } as const;
type Rank = (typeof rank)[keyof typeof rank];

/** What a typed word stands for: letters inside words or, when those are nowhere, the words it was a slip for. */
interface Meant {
  readonly typed: string;
  readonly words?: ReadonlySet<string> | undefined;
  /** Whether one of the lines below has it. */
  readonly isIn: (line: string) => boolean;
}

export interface Found {
  readonly ranks: ReadonlyMap<string, Rank>;
  /** What was looked for, to be shown where it was found. */
  readonly meant: readonly Meant[];
}

/** An action's words, folded, each with a blank on both sides. What joined words are joined of comes last. */
interface Entry {
  readonly number: string;
  readonly title: string;
  readonly named: string;
  readonly all: string;
}

const line = (words: readonly string[]): string => ['', ...words, ...words.flatMap(partsOf), ''].join(' ');

/**
 * Finds actions by what is written of them. All words that are typed must be there, each anywhere inside a word. A
 * word that is nowhere is taken for a slip. Whole texts are gone through: at 5,000 actions that is a few megabytes,
 * and a search goes through them in less time than a list of all parts of words could be kept in order.
 */
export class FindIndex {
  readonly #entries = new Map<string, Entry>();
  /** Every word there is, and how many actions it is in. */
  readonly #vocabulary = new Map<string, number>();
  readonly #fold = folder();

  get size(): number {
    return this.#entries.size;
  }

  /** Takes in an action, or what has become of it. */
  put(id: string, { number, title, organisations, texts }: Sought): void {
    const titleWords = this.#fold(title);
    const named = organisations.flatMap(this.#fold);
    const others = texts.flatMap(this.#fold);
    const entry = {
      number,
      title: line(titleWords),
      named: line(named),
      all: line([...new Set([number, ...titleWords, ...named, ...others])]),
    };
    const before = this.#entries.get(id);
    if (before?.all === entry.all && before.title === entry.title && before.named === entry.named) return;
    this.remove(id);
    this.#entries.set(id, entry);
    for (const word of wordsIn(entry)) this.#vocabulary.set(word, (this.#vocabulary.get(word) ?? 0) + 1);
  }

  remove(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#entries.delete(id);
    for (const word of wordsIn(entry)) {
      const left = this.#vocabulary.get(word)! - 1;
      if (left > 0) this.#vocabulary.set(word, left);
      else this.#vocabulary.delete(word);
    }
  }

  /** @returns what fits; undefined when no word was typed, which leaves all */
  search(text: string): Found | undefined {
    const words = [...new Set(wordsOf(text))];
    if (words.length === 0) return undefined;
    const ranks = new Map<string, Rank>();
    const meant = words.map((typed) => this.#meant(typed));
    const start = ` ${wordsOf(text).join(' ')}`;
    for (const [id, entry] of this.#entries)
      if (meant.every(({ isIn }) => isIn(entry.all)))
        ranks.set(id, entry.number === text.trim() ? rank.number : rankOf(entry, meant, start));
    return { ranks, meant };
  }

  #meant(typed: string): Meant {
    const isIn = (line: string) => line.includes(typed);
    const most = slipsAllowed(typed);
    const words = most === 0 || this.#holds(typed) ? undefined : this.#nearest(typed, most);
    if (!words?.size) return { typed, isIn };
    const anyOf = [...words].map((word) => word.replaceAll('.', String.raw`\.`)).join('|');
    const pattern = new RegExp(` (?:${anyOf}) `);
    return { typed, words, isIn: (line) => pattern.test(line) };
  }

  #holds(typed: string): boolean {
    for (const { all } of this.#entries.values()) if (all.includes(typed)) return true;
    return false;
  }

  /** The words that the fewest slips lie between. */
  #nearest(typed: string, most: number): ReadonlySet<string> {
    let [least, nearest] = [most, new Set<string>()];
    for (const word of this.#vocabulary.keys()) {
      const slips = slipsTo(typed, word, least);
      if (slips > least) continue;
      if (slips < least) nearest = new Set();
      least = slips;
      nearest.add(word);
    }
    return nearest;
  }
}

const wordsIn = ({ all }: Entry): ReadonlySet<string> => new Set(all.trim().split(' '));

function rankOf({ title, named }: Entry, meant: readonly Meant[], start: string): Rank {
  if (title.startsWith(start)) return rank.start;
  if (meant.every(({ isIn }) => isIn(title))) return rank.title;
  return meant.every(({ isIn }) => isIn(title) || isIn(named)) ? rank.organisation : rank.text;
}

/** Where in a text that is shown stands what was looked for, in order, no part within another. */
export function hitsIn(text: string, { meant }: Found): Part[] {
  const hits = placedWords(text).flatMap(({ text: word, at, from }) =>
    meant.flatMap(({ typed, words }): Part[] => {
      if (words)
        return [word, ...partsOf(word)].some((one) => words.has(one)) ? [[from, from + at.at(-1)!]] : [];
      return occurrences(word, typed).map((start) => [from + at[start]!, from + at[start + typed.length]!]);
    }),
  );
  return merged(hits.toSorted(([a], [b]) => a - b));
}

function occurrences(word: string, typed: string): number[] {
  const starts = [];
  for (let at = word.indexOf(typed); at !== -1; at = word.indexOf(typed, at + typed.length)) starts.push(at);
  return starts;
}

function merged(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last && part[0] <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], part[1])];
    else result.push(part);
  }
  return result;
}
