/** What two texts begin and end with alike, in whole words, and what lies between in each. */
export function compareWords(
  before: string,
  after: string,
): readonly [start: string, removed: string, added: string, end: string] {
  const [a, b] = [before.split(/(?<=\s)/), after.split(/(?<=\s)/)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const middle = (words: string[]) => words.slice(start, words.length - end).join('');
  return [a.slice(0, start).join(''), middle(a), middle(b), b.slice(b.length - end).join('')];
}
