import type { Doubt } from '../../shared/exchange/proposal.ts';

/** Something like a day in figures. */
const day = /\d[\d./-]{4,}\d?/;

/** The words of a row that a doubt is about. */
function wordsOf(doubt: Doubt): string[] {
  if (doubt.kind === 'organisation' || doubt.kind === 'split') return [doubt.name];
  if (doubt.kind === 'time') return [doubt.text, day.exec(doubt.text)?.[0] ?? ''];
  return [];
}

/** Which parts of a cell are in doubt, as start and end, in order. */
export function doubtedIn(text: string, doubts: readonly Doubt[]): (readonly [number, number])[] {
  const parts = doubts.flatMap((doubt) => {
    // The least that says it: the day in a phrase, rather than the phrase.
    const word = wordsOf(doubt).findLast((one) => one && text.includes(one));
    if (word === undefined) return [];
    const start = text.indexOf(word);
    return [[start, start + word.length] as const];
  });
  const sorted = parts.toSorted(([a], [b]) => a - b);
  return sorted.filter(([start], at) => at === 0 || start >= sorted[at - 1]![1]);
}
