import { fold } from '../../shared/fold.ts';

/** Something with a number and a title that can be chosen. */
export interface Choice {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

/** How well one fits: its number begins so, its title does, a word in it does, it holds it. */
function rankOf({ number, title }: Choice, sought: string): number {
  if (number.startsWith(sought)) return 0;
  const text = fold(title).text;
  const at = text.indexOf(sought);
  if (at < 0) return -1;
  if (at === 0) return 1;
  return text.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(sought)) ? 2 : 3;
}

/** What is meant by a part of a number or a title, the likeliest first; at most `most`. */
export function seek(choices: readonly Choice[], typed: string, most: number): Choice[] {
  const sought = fold(typed.trim()).text;
  if (sought === '') return choices.slice(0, most);
  return choices
    .map((choice) => ({ choice, rank: rankOf(choice, sought) }))
    .filter(({ rank }) => rank >= 0)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ choice }) => choice);
}
