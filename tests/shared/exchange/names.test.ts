import { expect, test } from 'vitest';
import { NameIndex, partiesOf } from '../../../shared/exchange/match-name.ts';
import { splitNames } from '../../../shared/exchange/split-names.ts';
import { readAll } from '../../../shared/plan/document.ts';
import { run } from '../../../shared/plan/commands.ts';
import { examplePlan } from '../../builders.ts';

const index = new NameIndex(partiesOf(readAll(examplePlan())));
const nothing = new NameIndex([]);
const split = (cell: string, names = index) =>
  splitNames(cell, { isKnown: (name) => names.isKnown(name), stands: () => false, isSeveral: () => false });

test.each([
  ['LRU, LKP', ['LRU', 'LKP']],
  ['LRU/LKP', ['LRU', 'LKP']],
  ['LRU og LKP', ['LRU', 'LKP']],
  ['LRU + LKP; HiL\nHiG', ['LRU', 'LKP', 'HiL', 'HiG']],
  ['- LRU\n- LKP', ['LRU', 'LKP']],
  ['LRU & LKP', ['LRU', 'LKP']],
  ['LRU samt LKP', ['LRU', 'LKP']],
  ['LRU i samarbeid med LKP', ['LRU', 'LKP']],
  ['LRU eller LKP', ['LRU', 'LKP']],
  ['LRU and LKP', ['LRU', 'LKP']],
  ['Lag og foreninger, LRU', ['Lag og foreninger', 'LRU']],
  ['lag og foreninger', ['lag og foreninger']],
  ['Film-/TV', ['Film-/TV']],
  ['bioenergi/fornybar energi', ['bioenergi/fornybar energi']],
  ['Kultur og fritid', ['Kultur og fritid']],
  ['reiselivs- og handelsnæringen', ['reiselivs- og handelsnæringen']],
  ['Næringsråd og –forum, LRU', ['Næringsråd og –forum', 'LRU']],
  ['Høgskolen i Lillehammer (HiL)', ['Høgskolen i Lillehammer (HiL)']],
  ['Gausdal, Lillehammer og Øyer kommune', ['Gausdal kommune', 'Lillehammer kommune', 'Øyer kommune']],
  ['Gausdal og Øyer kommuner', ['Gausdal kommune', 'Øyer kommune']],
  ['LRU og Øyer kommune', ['LRU', 'Øyer kommune']],
  ['SIHF, Lillehammer', ['SIHF, Lillehammer']],
  ['Lillehammer TV-dramaweek A/S, TV 2/HiL', ['Lillehammer TV-dramaweek A/S', 'TV 2', 'HiL']],
  ['LRU, evt. LKP m.fl.', ['LRU', 'LKP']],
  ['LRU, etc.', ['LRU']],
  ['Regionrådet i\nMidt-Gudbrandsdalen', ['Regionrådet i Midt-Gudbrandsdalen']],
])('takes %j apart', (cell, names) => {
  expect(split(cell).names).toEqual(names);
});

test('takes names apart that nobody knows yet, and leaves what is one', () => {
  expect(split('LRU og LKP', nothing).names).toEqual(['LRU', 'LKP']);
  expect(split('Lag og foreninger, LRU', nothing).names).toEqual(['Lag og foreninger', 'LRU']);
  expect(split('Lillehammer og Øyer kommune', nothing).names).toEqual([
    'Lillehammer kommune',
    'Øyer kommune',
  ]);
});

test('asks about a role after a slash, and takes it for one', () => {
  const { names, doubts, saysMore } = split('Visit Lillehammer/reiselivskoordinator');
  expect(names).toEqual(['Visit Lillehammer']);
  expect(saysMore).toBe(true);
  expect(doubts).toEqual([
    { name: 'Visit Lillehammer/reiselivskoordinator', parts: ['Visit Lillehammer', 'reiselivskoordinator'] },
  ]);
});

test.each([
  ['LRU', 'known', 'lru'],
  ['Lillehammer-regionen Utvikling', 'known', 'lru'],
  ['Høgskulen i Lillehammer', 'known', 'hil'],
  ['Højskolen i Lillehammer', 'known', 'hil'],
  ['Høgskolen i Lillehammer (HiL)', 'known', 'hil'],
  ['LRU1', 'known', 'lru'],
  ['TV2', 'known', 'tv2'],
  ['skolene', 'known', 'skolene'],
  ['De lokale næringsforeningene', 'known', 'naeringsforeningene'],
  ['HIG', 'like', 'hig'],
  ['Innovasjon Noreg', 'like', 'innovasjon-norge'],
  ['Ungt entrenørskap', 'like', 'ungt-entreprenorskap'],
])('finds %j: %s, %s', (name, kind, id) => {
  const match = index.find(name);
  expect(match).toMatchObject({ kind, party: { id } });
});

test.each(['Nordland fylkeskommune', 'WC Alpint', 'SGU', 'NRK P3'])('does not know %j', (name) => {
  expect(index.find(name)).toMatchObject({ kind: 'unknown', name, isName: true });
});

test('takes a sentence for no name', () => {
  expect(index.find('Rådmennene innstiller overfor de tre kommunestyrene som så vedtar saken')).toMatchObject(
    { isName: false },
  );
});

test('finds who has become part of another as that other', () => {
  const doc = examplePlan();
  run(doc, 'me', { name: 'mergeOrganisations', input: { from: 'hig', into: 'hil' } });
  const merged = new NameIndex(partiesOf(readAll(doc)));
  expect(merged.find('Høgskolen i Gjøvik')).toMatchObject({ kind: 'known', party: { id: 'hil' } });
});
