import { describe, expect, test } from 'vitest';
import { en } from '../../shared/i18n/en.ts';
import type { Language } from '../../shared/i18n/languages.ts';
import { lateTexts } from '../../shared/i18n/late.ts';
import { nb } from '../../shared/i18n/nb.ts';
import { nn } from '../../shared/i18n/nn.ts';

type Text = string | ((...values: readonly unknown[]) => string);
type Texts = ReadonlyMap<string, Text>;

/** Every text of a catalogue by its path: "banner.offline". */
function textsOf(part: object, path = ''): Texts {
  return new Map(
    Object.entries(part).flatMap(([key, inner]: [string, object | Text]) =>
      typeof inner === 'object' ? [...textsOf(inner, `${path}${key}.`)] : [[`${path}${key}`, inner]],
    ),
  );
}

/** The texts of the first page and of all that are fetched later, as one catalogue. */
async function whole(language: Language, first: object): Promise<Texts> {
  const late = Object.entries(lateTexts).map(async ([name, load]) => [name, await load[language]()] as const);
  return textsOf({ ...first, late: Object.fromEntries(await Promise.all(late)) });
}

const source = await whole('nb', nb);
const catalogues = [
  ['nb', source],
  ['nn', await whole('nn', nn)],
  ['en', await whole('en', en)],
] as const;

/** A marker for each argument of a text. It is no number, so that a count is told as many. */
const markersOf = (text: Text): string[] =>
  typeof text === 'string' ? [] : Array.from({ length: text.length }, (_, index) => `⟨${index}⟩`);

const withMarkers = (text: Text): string => (typeof text === 'string' ? text : text(...markersOf(text)));

/** All that a text can say: with markers, and with the counts that may have words of their own. */
const sayings = (text: Text): string[] =>
  typeof text === 'string'
    ? [text]
    : [withMarkers(text), ...[0, 1, 2].map((count) => text(...markersOf(text).map(() => count)))];

/** The sayings that are at fault, as "banner.offline: Uten nett". */
const faults = (texts: Texts, isFault: (said: string) => boolean): string[] =>
  [...texts].flatMap(([path, text]) =>
    sayings(text)
      .filter(isFault)
      .map((said) => `${path}: ${said}`),
  );

const kinds = (texts: Texts) =>
  [...texts]
    .map(([path, text]) => `${path}: ${typeof text === 'string' ? 'text' : `takes ${text.length}`}`)
    .toSorted();

/** Which of the texts say something else than bokmål does, as a share of them all. */
function ownShare(texts: Texts, paths: readonly string[]): number {
  const own = paths.filter((path) => withMarkers(texts.get(path)!) !== withMarkers(source.get(path)!));
  return own.length / paths.length;
}

test('the catalogues have the same keys, of the same kind', () => {
  expect(source.size).toBeGreaterThan(200);
  for (const [, texts] of catalogues) expect(kinds(texts)).toEqual(kinds(source));
});

describe.each(catalogues)('in %s', (_, texts) => {
  test('every text says something, and all that it is given', () => {
    expect(faults(texts, (said) => said === '' || /undefined|\bnull\b|NaN|\[object/.test(said))).toEqual([]);
    const silent = [...texts].filter(([, text]) =>
      markersOf(text).some((marker) => !withMarkers(text).includes(marker)),
    );
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  test.each([
    ['space at an end', /^\s|\s$/],
    ['double space', /\s{2}/],
    ['three dots', /\.\.\./],
    ['ellipsis that can stand alone on a line', / …/],
    ['straight quotes', /["']/],
    ['exclamation mark', /!/],
  ])('no text has %s', (_fault, pattern) => {
    expect(faults(texts, (said) => pattern.test(said))).toEqual([]);
  });

  test('a move among themes, which stand in nothing, is told without a gap', () => {
    const say = (path: string, ...values: unknown[]) => {
      const text = texts.get(path)!;
      return typeof text === 'string' ? text : text(...values);
    };
    const told = [
      say('drag.place', 2, 3, ''),
      say('drag.column', 'Tema', '', 2, 3),
      ...['drag.lifted', 'drag.dropped', 'drag.cancelled'].map((path) => say(path, 'Tema', 2, 3, '')),
    ];
    expect(told.filter((said) => /\s[.,]|\s{2}|\b(?:i|in)\./.test(said))).toEqual([]);
  });
});

test('English is a language of its own', () => {
  const [, , [, english]] = catalogues;
  expect(ownShare(english, [...source.keys()])).toBeGreaterThan(0.8);
  expect(faults(english, (said) => /[æøå«»]/i.test(said))).toEqual([]);
});

test('nynorsk is a language of its own', () => {
  const [, [, nynorsk]] = catalogues;
  // Labels of a word or two are often the same in both ("Lukk", "Nytt tiltak"); what is a sentence seldom is.
  const sentences = [...source.keys()].filter(
    (path) => (withMarkers(source.get(path)!).match(/\p{L}{2,}/gu) ?? []).length >= 4,
  );
  expect(sentences.length).toBeGreaterThan(60);
  expect(ownShare(nynorsk, sentences)).toBeGreaterThan(0.8);
  const bokmal = /(?<!\p{L})(?:ikke|fra|noe|noen|bare|hva|hvem|hvor|hver|mens|nå|ennå|de|en|et)(?!\p{L})/iu;
  expect(faults(nynorsk, (said) => bokmal.test(said))).toEqual([]);
});
