import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { FindIndex, hitsIn, rank } from '../../shared/find/find-index.ts';
import { soughtOf, type Lookup, type Sought } from '../../shared/find/sought.ts';
import { slipsTo } from '../../shared/find/typo.ts';
import { fold } from '../../shared/fold.ts';
import { run } from '../../shared/plan/commands.ts';
import { isBroken, readAll, type Records } from '../../shared/plan/document.ts';
import { examplePlan } from '../builders.ts';

const lookupIn = ({ themes, strategies, actions, organisations }: Records): Lookup => {
  const roots = { theme: themes, strategy: strategies, action: actions, organisation: organisations };
  return ((entity: keyof typeof roots, id: string) => roots[entity].get(id)) as Lookup;
};

function indexOf(records: Records): FindIndex {
  const index = new FindIndex();
  for (const [id, action] of records.actions)
    if (!isBroken(action)) index.put(id, soughtOf(action, lookupIn(records)));
  return index;
}

const records = readAll(examplePlan());
const example = indexOf(records);
const titleOf = (id: string) => (records.actions.get(id) as { title: string }).title;
/** The titles found, the best rank first. */
const found = (text: string) =>
  [...example.search(text)!.ranks].toSorted(([, a], [, b]) => a - b).map(([id]) => titleOf(id));

test.each([
  ['flytt', 'Årlig treff for utflyttede under 25'],
  ['FLYTTEHJELPEN', 'Starte Flyttehjelpen'],
  ['arlig treff', 'Årlig treff for utflyttede under 25'],
  ['treff aarlig', 'Årlig treff for utflyttede under 25'],
  ['årlig', 'Årlig treff for utflyttede under 25'],
  ['5.2.3', 'Årlig treff for utflyttede under 25'],
  ['flyttehjlepen', 'Starte Flyttehjelpen'],
  ['Flytehj', 'Starte Flyttehjelpen'],
  ['regionmarkedsforer flyttehjelpen', 'Starte Flyttehjelpen'],
])('%s finds %s', (text, title) => {
  expect(found(text)).toContain(title);
});

test('what is nowhere, and is no slip, is not found', () => {
  expect(found('fiber')).toEqual([]);
  expect(found('flytt fiber')).toEqual([]);
  expect(found('xyz')).toEqual([]);
});

test('nothing that could be a word leaves all', () => {
  for (const text of ['', '   ', '«»', '%%', '\u202E']) expect(example.search(text)).toBeUndefined();
});

test('a word that is somewhere is no slip of another', () => {
  expect(example.search('flytte')!.meant[0]!.words).toBeUndefined();
  expect([...example.search('utfylttede')!.meant[0]!.words!]).toEqual(['utflyttede']);
});

const nobody: Sought = { number: '', title: '', organisations: [], texts: [] };

test('the number comes first, then the beginning of the title, the title, who does it, and the rest', () => {
  const index = new FindIndex();
  index.put('text', { ...nobody, texts: ['Om et felles kart'] });
  index.put('org', { ...nobody, organisations: ['Kartverket'] });
  index.put('title', { ...nobody, title: 'Et kart over næringsarealer' });
  index.put('start', { ...nobody, title: 'Kartlegge behovet' });
  expect(Object.fromEntries(index.search('kart')!.ranks)).toEqual({
    start: rank.start,
    title: rank.title,
    org: rank.organisation,
    text: rank.text,
  });
  index.put('number', { ...nobody, number: '5.2.3' });
  index.put('near', { ...nobody, number: '5.2.31' });
  expect(index.search('5.2.3')!.ranks).toEqual(
    new Map([
      ['number', rank.number],
      ['near', rank.text],
    ]),
  );
});

test('an action is found by short names and aliases of its organisations, and by its strategy and theme', () => {
  const doc = examplePlan();
  const [id, action] = [...records.actions].find(([, one]) => !isBroken(one) && one.partners.length > 0)!;
  const partner = isBroken(action) ? '' : action.partners[0]!;
  run(doc, 'test', {
    name: 'setField',
    input: { entity: 'organisation', id: partner, field: 'aliases', value: ['Blåbærklyngen'] },
  });
  const after = indexOf(readAll(doc));
  expect(after.search('blabaer')!.ranks.has(id)).toBe(true);
  expect(example.search('blabaer')!.ranks.size).toBe(0);
});

test('an action that changes, or goes, is found by what it has become', () => {
  const index = new FindIndex();
  index.put('a', { ...nobody, title: 'Fiber til alle' });
  index.put('a', { ...nobody, title: 'Buss til alle' });
  index.put('b', { ...nobody, title: 'Buss på lørdag' });
  expect(index.search('fiber')!.ranks.size).toBe(0);
  expect(index.search('bsus')!.ranks.size).toBe(2);
  index.remove('a');
  expect([...index.search('buss')!.ranks.keys()]).toEqual(['b']);
  index.remove('b');
  expect([...index.search('buss')!.ranks.keys()]).toEqual([]);
  expect(index.size).toBe(0);
});

test('of the words that a slip can have been meant for, those that are nearest are taken', () => {
  const index = new FindIndex();
  index.put('two', { ...nobody, title: 'Kommynane' });
  index.put('one', { ...nobody, title: 'Kommunane' });
  expect([...index.search('kommunene')!.ranks.keys()]).toEqual(['one']);
  index.put('one', { ...nobody, title: 'Noe annet' });
  expect([...index.search('kommunene')!.ranks.keys()]).toEqual(['two']);
});

test('hostile words are only words', () => {
  const index = new FindIndex();
  index.put('__proto__', { ...nobody, title: '<img onerror=alert(1)> __proto__ constructor (a|b)*' });
  for (const text of ['onerror', '__proto__', 'constructor', '(a|b)*', 'alert(1)', 'constuctor'])
    expect(index.search(text)?.ranks.size).toBe(1);
});

test('hits are told as they stand in the text, slips as whole words', () => {
  const part = (text: string, typed: string) => {
    const index = new FindIndex();
    index.put('a', { ...nobody, title: text });
    return hitsIn(text, index.search(typed)!).map(([start, end]) => text.slice(start, end));
  };
  expect(part('Årlig treff for utflyttede', 'flytt tref')).toEqual(['tref', 'flytt']);
  expect(part('Øyer og Aa: åpen æ', 'a')).toEqual(['Aa', 'å', 'æ']);
  expect(part('Treff for utflyttede', 'utfylttede')).toEqual(['utflyttede']);
  expect(part('Om IKT-folk', 'ikt-flok')).toEqual(['IKT-folk']);
  expect(part('Flyttehjelp', 'flytt ytteh')).toEqual(['Flytteh']);
});

test.each([
  ['flytte', 'flytte', 0],
  ['flyte', 'flytte', 1],
  ['flytet', 'flytte', 1],
  ['flx', 'flytte', 1],
  ['utfylttede', 'utflyttede', 1],
  ['abcd', 'wxyz', Infinity],
  ['langtord', 'kort', Infinity],
])('from %s to the beginning of %s: %d', (typed, word, slips) => {
  expect(slipsTo(typed, word, 2)).toBe(slips);
});

/** All that is said of finding, written down as plainly as can be. */
function naively(all: ReadonlyMap<string, Sought>, text: string): Set<string> {
  const split = (text: string) =>
    (text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+(?:[.\-'’][\p{L}\p{N}\p{M}]+)*/gu) ?? []).map(
      (word) => fold(word).text,
    );
  const wordsOf = ({ number, title, organisations, texts }: Sought) => {
    const words = [number, title, ...organisations, ...texts].flatMap(split);
    return [...words, ...words.flatMap((word) => word.split(/[.\-'’]/))];
  };
  const everything = [...all.values()].flatMap(wordsOf);
  const meaningOf = (typed: string): ((word: string) => boolean) => {
    if (everything.some((word) => word.includes(typed))) return (word) => word.includes(typed);
    const most = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
    const least = Math.min(...everything.map((word) => farness(typed, word)));
    return (word) => most > 0 && least <= most && farness(typed, word) === least;
  };
  const meant = split(text).map(meaningOf);
  return new Set(
    [...all].filter(([, one]) => meant.every((isMeant) => wordsOf(one).some(isMeant))).map(([id]) => id),
  );
}

/** The same as `slipsTo`, from its definition: without an end, and for each beginning by itself. */
function farness(typed: string, word: string): number {
  const memo = new Map<string, number>();
  const slips = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const key = `${i},${j}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const [a, b] = [typed[i - 1], word[j - 1]];
    const ways = [slips(i - 1, j) + 1, slips(i, j - 1) + 1, slips(i - 1, j - 1) + (a === b ? 0 : 1)];
    if (i > 1 && j > 1 && a === word[j - 2] && typed[i - 2] === b) ways.push(slips(i - 2, j - 2) + 1);
    memo.set(key, Math.min(...ways));
    return Math.min(...ways);
  };
  return Math.min(...Array.from({ length: word.length + 1 }, (_, end) => slips(typed.length, end)));
}

const stems = [
  'flytt',
  'hjelp',
  'areal',
  'plan',
  'næring',
  'Øyer',
  'IKT-folk',
  'årlig',
  '5.2',
  'kart',
  'bredbånd',
];
const aWord = fc
  .tuple(fc.constantFrom(...stems), fc.constantFrom('', 'ene', 's', '-hus', ...stems))
  .map(([a, b]) => a + b);
const aText = fc.array(aWord, { maxLength: 5 }).map((words) => words.join(' '));
const anAction: fc.Arbitrary<Sought> = fc.record({
  number: fc.constantFrom('', '5.2.3', '5.2.31', '9.1.1'),
  title: aText,
  organisations: fc.array(aText, { maxLength: 2 }),
  texts: fc.array(aText, { maxLength: 3 }),
});
/** A word as somebody types it: part of it, and with a slip now and then. */
const typed = fc
  .tuple(aWord, fc.nat(8), fc.nat(12), fc.constantFrom('none', 'drop', 'swap', 'other'))
  .map(([word, from, at, slip]) => {
    const part = word.slice(Math.min(from, word.length - 1));
    if (slip === 'drop') return part.slice(0, at) + part.slice(at + 1);
    if (slip === 'swap')
      return part.slice(0, at) + (part[at + 1] ?? '') + (part[at] ?? '') + part.slice(at + 2);
    return slip === 'other' ? `${part.slice(0, at)}x${part.slice(at + 1)}` : part;
  });

test('finds what a plain search finds, also after changes', () => {
  const action = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.option(anAction));
  fc.assert(
    fc.property(
      fc.array(action, { maxLength: 14 }),
      fc.array(typed, { minLength: 1, maxLength: 2 }),
      (steps, words) => {
        const [index, all] = [new FindIndex(), new Map<string, Sought>()];
        for (const [id, sought] of steps) {
          if (sought) index.put(id, sought);
          else index.remove(id);
          if (sought) all.set(id, sought);
          else all.delete(id);
        }
        const text = words.join(' ');
        const result = index.search(text);
        const ids = result ? result.ranks.keys() : all.keys();
        expect(new Set(ids)).toEqual(naively(all, text));
      },
    ),
    { seed: 20261121, numRuns: 600 },
  );
});
