/** Letters that people write in several ways, or have no key for. */
const alike: Readonly<Record<string, string>> = { æ: 'a', ø: 'o', ö: 'o', å: 'a', ä: 'a' };
const pairs: Readonly<Record<string, string>> = { ae: 'a', oe: 'o', aa: 'a' };

/** A text as it is searched, and of which place of the original each of its letters is. */
interface Folded {
  readonly text: string;
  readonly at: readonly number[];
}

/** Small letters without marks; æ and ae are a, ø and oe are o, å and aa are a. */
export function fold(original: string): Folded {
  const letters: string[] = [];
  const at: number[] = [];
  const small = Array.from(original.toLowerCase());
  for (let index = 0, place = 0; index < small.length; index++) {
    const pair = pairs[small[index]! + (small[index + 1] ?? '')];
    const letter = pair ?? alike[small[index]!] ?? small[index]!.normalize('NFD')[0]!;
    letters.push(letter);
    at.push(place);
    place += small[index]!.length;
    if (pair) place += small[++index]!.length;
  }
  return { text: letters.join(''), at: [...at, original.length] };
}
