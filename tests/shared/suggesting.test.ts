import { expect, test } from 'vitest';
import { fold, respell } from '../../shared/fold.ts';
import { named, search, type Registered } from '../../shared/register.ts';

const register: readonly Registered[] = [
  { id: 'oyer', name: 'Øyer kommune', kind: 'municipality' },
  { id: 'hil', name: 'Høgskolen i Lillehammer', short: 'HiL', aliases: ['Høyskolen'] },
  { id: 'lillehammer', name: 'Lillehammer kommune', kind: 'municipality' },
  { id: 'aamot', name: 'Åmot næringsforening' },
  { id: 'visit', name: 'Visit Lillehammer' },
];

const found = (typed: string) => search(register, typed).map(({ organisation }) => organisation.id);

test.each([
  ['oyer', ['oyer']],
  ['OEYER', ['oyer']],
  ['aamot', ['aamot']],
  ['amot naer', ['aamot']],
  ['åmot', ['aamot']],
  ['hil', ['hil']],
  ['hoyskolen', ['hil']],
  ['kommune', ['lillehammer', 'oyer']],
  ['lilleh', ['lillehammer', 'hil', 'visit']],
  ['fjell', []],
  // Other spellings, where nothing is written so.
  ['højskole', ['hil']],
  ['høyskule', ['hil']],
  ['høgskulen', ['hil']],
  ['højs', ['hil']],
  ['kommmune', ['lillehammer', 'oyer']],
  // One slip: wrong, missing, too many, swapped.
  ['lillehamar', ['lillehammer', 'hil', 'visit']],
  ['lilehammer', ['lillehammer', 'hil', 'visit']],
  ['lillerhammer', ['lillehammer', 'hil', 'visit']],
  ['lillehmamer', ['lillehammer', 'hil', 'visit']],
  ['visir', ['visit']],
  // Too short to be a slip, or two of them.
  ['vit', []],
  ['lolkehammer', []],
])('%s finds %j', (typed, ids) => {
  expect(found(typed)).toEqual(ids);
});

test('nothing typed finds all, by name', () => {
  expect(found('')).toEqual(['hil', 'lillehammer', 'visit', 'oyer', 'aamot']);
});

test('what was hit is told as it stands in the name, or by which other name it was found', () => {
  const [, naer] = [search(register, 'lilleh')[1]!, search(register, 'naer')[0]!];
  expect(naer.organisation.name.slice(...naer.part!)).toBe('nær');
  expect(search(register, 'hoyskolen')[0]).toMatchObject({ alias: 'Høyskolen' });
});

test('a name is known whatever its letters, and by its short form', () => {
  expect(named(register, ' øyer KOMMUNE ')?.id).toBe('oyer');
  expect(named(register, 'oeyer kommune')?.id).toBe('oyer');
  expect(named(register, 'HIL')?.id).toBe('hil');
  expect(named(register, 'Øyer')).toBeUndefined();
  expect(named(register, '')).toBeUndefined();
});

test('every folded letter knows its place in the original', () => {
  const { text, at } = fold('Åa-æØ');
  expect(text).toBe('aa-ao');
  expect(at).toEqual([0, 1, 2, 3, 4, 5]);
});

test.each([
  ['Høgskule', 'Højskole'],
  ['Høyskolen', 'Høgskulen'],
  ['vegvesen', 'vejvesen'],
  ['veiarbeid', 'vejarbejd'],
  ['center', 'senter'],
  ['eksport', 'export'],
  ['organisation', 'organisasjon'],
  ['selskab', 'selskap'],
  ['virksomhed', 'virksomhet'],
  ['openheit', 'openhet'],
  ['udvalg', 'utvalg'],
  ['fjeld', 'fjell'],
  ['indland', 'innland'],
  ['klub', 'klubb'],
  ['politik', 'politikk'],
])('%s is spelled %s too', (one, other) => {
  expect(respell(fold(one)).text).toBe(respell(fold(other)).text);
});

test.each([
  ['Hedmark', 'Hetmark'],
  ['skole', 'sjole'],
  ['lag', 'lak'],
])('%s is not %s', (one, other) => {
  expect(respell(fold(one)).text).not.toBe(respell(fold(other)).text);
});

test('every letter of another spelling knows its place in the original', () => {
  for (const name of ['Høgskulen i Fjeldbygd', 'Extraklubb', '__proto__', 'Åå øj']) {
    const { text, at } = respell(fold(name));
    expect(at).toHaveLength(text.length + 1);
    expect(at.at(-1)).toBe(name.length);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
  }
  const [hit] = search(register, 'højskole');
  expect(hit!.organisation.name.slice(...hit!.part!)).toBe('Høgskole');
});
