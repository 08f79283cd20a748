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

/** Spellings of Norwegian and Danish that stand for the same, as they are folded, the later ones after the earlier. */
const spellings: readonly (readonly [RegExp, string])[] = [
  // høj, høg, høy; vej, veg, vei; skule, skole; center, senter; eksport, export
  [/oj/g, 'oy'],
  [/hog/g, 'hoy'],
  [/ej/g, 'ei'],
  [/veg/g, 'vei'],
  [/skul/g, 'skol'],
  [/c(?=[eiy])/g, 's'],
  [/x/g, 'ks'],
  // station, stasjon; selskab, selskap; virksomhed, verksemd apart, virksomhet; tryggleik apart, openheit, openhet
  [/tion/g, 'sjon'],
  [/skab/g, 'skap'],
  [/h(?:ed|eit)(?=$|en|er|s|[^\p{L}])/gu, 'het'],
  // udvalg, utvalg; fjeld, fjell; indland, innland; klub, klubb
  [/(?<!\p{L})ud/gu, 'ut'],
  [/ld/g, 'll'],
  [/nd/g, 'nn'],
  [/([^\W\daeiouy_])\1/g, '$1'],
];

/** A folded text in one of the spellings it may have: "Høgskulen", "Højskolen" and "Høyskolen" become the same. */
export function respell({ text, at }: Folded): Folded {
  return spellings.reduce(replaced, { text, at });
}

/** What a pattern finds, replaced; its letters stand where those they replace stood. */
function replaced({ text, at }: Folded, [pattern, by]: (typeof spellings)[number]): Folded {
  const places: number[] = [];
  let letters = '';
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const { index, 0: found, 1: group = '' } = match;
    const put = by.replace('$1', group);
    places.push(...at.slice(end, index));
    places.push(...Array.from(put, (_, n) => at[index + Math.min(n, found.length - 1)]!));
    letters += text.slice(end, index) + put;
    end = index + found.length;
  }
  return { text: letters + text.slice(end), at: [...places, ...at.slice(end)] };
}

/** Whether a text goes on from a place as sought, but for one letter that is wrong, missing, too many or swapped. */
export function startsNearly(text: string, sought: string, from: number): boolean {
  const at = Array.from(sought).findIndex((letter, n) => letter !== text[from + n]);
  if (at === -1) return true;
  const here = from + at;
  const rest = (n: number) => sought.slice(at + n);
  return (
    text.startsWith(rest(1), here + 1) ||
    text.startsWith(rest(1), here) ||
    text.startsWith(rest(0), here + 1) ||
    (sought[at] === text[here + 1] && sought[at + 1] === text[here] && text.startsWith(rest(2), here + 2))
  );
}
