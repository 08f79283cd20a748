/** How many slips of the hand a word may have and still be meant: by its length, in letters. */
export const slipsAllowed = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/**
 * How many slips lie between what was typed and the beginning of a word: a letter too many, too few, another one, or
 * two neighbours exchanged (Damerau and Levenshtein, no letter touched twice). The beginning that fits best counts, so
 * that a slip is forgiven while the word is still being typed.
 * @param most gives up above it, with Infinity
 */
export function slipsTo(typed: string, word: string, most: number): number {
  if (typed.length - word.length > most) return Infinity;
  const width = Math.min(word.length, typed.length + most);
  let old = Array.from({ length: width + 1 }, (_, at) => at);
  let older = old;
  for (let i = 1; i <= typed.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= width; j++) {
      const isSame = typed[i - 1] === word[j - 1];
      let slips = Math.min(old[j]! + 1, row[j - 1]! + 1, old[j - 1]! + (isSame ? 0 : 1));
      const isSwap = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1];
      if (isSwap) slips = Math.min(slips, older[j - 2]! + 1);
      row.push(slips);
      least = Math.min(least, slips);
    }
    if (least > most) return Infinity;
    [older, old] = [old, row];
  }
  const slips = Math.min(...old);
  return slips <= most ? slips : Infinity;
}
