/** A piece of a text: what both have, what only the former had, what only the latter has. */
export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Texts that differ in more than so many pairs of words are told as replaced: nobody reads such a comparison. */
const mostPairs = 4_000_000;

const wordsOf = (text: string): string[] => text.match(/\s+|\S+/g) ?? [];

/** What has become of a text, in whole words: the longest common row of them stays, the rest is gone or new. */
export function diffWords(before: string, after: string): Piece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const middle = (words: string[]) => words.slice(start, words.length - end);
  const same = (words: string[]): Piece[] => words.map((text) => ({ kind: 'same', text }));
  return joined([
    ...same(a.slice(0, start)),
    ...compare(middle(a), middle(b)),
    ...same(a.slice(a.length - end)),
  ]);
}

function compare(a: readonly string[], b: readonly string[]): Piece[] {
  const gone = (text: string): Piece => ({ kind: 'gone', text });
  const added = (text: string): Piece => ({ kind: 'new', text });
  if (a.length * b.length > mostPairs) return [...a.map(gone), ...b.map(added)];
  const row = b.length + 1;
  /** How many words are common from a place in one and a place in the other on. */
  const common = new Uint32Array((a.length + 1) * row);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * row + j] =
        a[i] === b[j]
          ? common[(i + 1) * row + j + 1]! + 1
          : Math.max(common[(i + 1) * row + j]!, common[i * row + j + 1]!);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      pieces.push({ kind: 'same', text: a[i++]! });
      j++;
    } else if (common[(i + 1) * row + j]! >= common[i * row + j + 1]!) pieces.push(gone(a[i++]!));
    else pieces.push(added(b[j++]!));
  }
  return [...pieces, ...a.slice(i).map(gone), ...b.slice(j).map(added)];
}

/** Neighbours of one kind as one; a space between two changes goes with them, so that they read as one change. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let [gone, added] = ['', ''];
  const flush = () => {
    if (gone) result.push({ kind: 'gone', text: gone });
    if (added) result.push({ kind: 'new', text: added });
    [gone, added] = ['', ''];
  };
  pieces.forEach(({ kind, text }, at) => {
    const isBetween = pieces[at + 1] !== undefined && pieces[at + 1]!.kind !== 'same' && (gone || added);
    if (kind === 'gone') gone += text;
    else if (kind === 'new') added += text;
    else if (/^\s+$/.test(text) && isBetween) [gone, added] = [gone + text, added + text];
    else {
      flush();
      const last = result.at(-1);
      if (last?.kind === 'same') result[result.length - 1] = { kind, text: last.text + text };
      else result.push({ kind, text });
    }
  });
  flush();
  return result;
}

/** So much of what stayed is shown beside a change, in characters. */
const context = 60;

/** The same with what stayed shortened, as far as it is not beside a change. */
export const excerpt = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece, at) => {
    const { kind, text } = piece;
    const [isFirst, isLast] = [at === 0, at === pieces.length - 1];
    if (kind !== 'same' || text.length <= context * 2) return piece;
    const start = isFirst ? '' : text.slice(0, context);
    const end = isLast ? '' : text.slice(-context);
    return { kind, text: `${start} … ${end}` };
  });
