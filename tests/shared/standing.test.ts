import { describe, expect, test } from 'vitest';
import { planFromJson } from '../../shared/exchange/from-json.ts';
import { run } from '../../shared/plan/commands.ts';
import { readAll } from '../../shared/plan/document.ts';
import {
  clashesOf,
  listedIn,
  loadOf,
  loadTimeOf,
  noStanding,
  nowPartOf,
  sharesOf,
  standingsOf,
  themesAmong,
} from '../../shared/plan/standing.ts';
import { treeOf } from '../../shared/plan/tree.ts';
import { examplePlan, exampleSource } from '../builders.ts';

/* What organisations have in the example, counted here from the source's own rows. */

const source = exampleSource();
const rows = source.themes.flatMap(({ no, strategies }) =>
  strategies.flatMap(({ actions }) => actions.map((action) => ({ no, ...action }))),
);
const records = readAll(examplePlan());
const listed = listedIn(records, treeOf(records));
const standings = standingsOf(listed);
const standing = (org: string) => standings.get(org) ?? noStanding;
const leads = (org: string) => rows.filter(({ owners }) => owners.includes(org));
const joins = (org: string) =>
  rows.filter(({ owners, partners }) => partners.includes(org) && !owners.includes(org));

describe('in the example', () => {
  test('one office that does not exist yet leads 38 of 132 actions in 9 of 10 themes, and joins 14', () => {
    const { leads, joins } = standing('lru');
    expect([listed.length, leads.length, themesAmong(leads), joins.length]).toEqual([132, 38, 9, 14]);
  });

  test('every organisation leads and joins what the source says, in the order of the plan', () => {
    for (const { id } of source.organisations) {
      const ids = (list: readonly { action: { id: string } }[]) => list.map(({ action }) => action.id);
      expect([id, ...ids(standing(id).leads)]).toEqual([id, ...leads(id).map((row) => row.id)]);
      expect([id, ...ids(standing(id).joins)]).toEqual([id, ...joins(id).map((row) => row.id)]);
      expect(themesAmong(standing(id).leads)).toBe(new Set(leads(id).map(({ no }) => no)).size);
    }
    const idle = source.organisations.filter(({ id }) => leads(id).length + joins(id).length === 0);
    expect([standings.size, idle.length]).toEqual([131, 16]);
  });

  test('what falls due in which half-year', () => {
    expect(loadOf(standing('lru'))).toEqual([
      { when: '2014-2', leads: 13, joins: 1 },
      { when: '2015-1', leads: 14, joins: 1 },
      { when: '2015-2', leads: 3, joins: 0 },
      { when: '2016-1', leads: 0, joins: 1 },
      { when: '2016-2', leads: 1, joins: 2 },
      { when: 'ongoing', leads: 6, joins: 3 },
      { when: 'open', leads: 1, joins: 6 },
    ]);
    for (const { id } of source.organisations) {
      const load = loadOf(standing(id));
      const sum = (role: 'leads' | 'joins') => load.reduce((n, row) => n + row[role], 0);
      expect([id, sum('leads'), sum('joins')]).toEqual([id, leads(id).length, joins(id).length]);
      const june = leads(id).filter(({ time }) => (time?.due ?? '') >= '2015-01' && time!.due! < '2015-07');
      expect([id, load.find(({ when }) => when === '2015-1')?.leads ?? 0]).toEqual([id, june.length]);
    }
  });

  test('with whom it shares most', () => {
    const together = new Map<string, number>();
    for (const { owners, partners } of rows) {
      const all = new Set([...owners, ...partners]);
      if (all.delete('lru')) for (const other of all) together.set(other, (together.get(other) ?? 0) + 1);
    }
    const shares = sharesOf('lru', standing('lru'));
    expect(new Map(shares)).toEqual(together);
    expect(shares[0]).toEqual(['lkp', 12]);
    expect(shares.map(([, n]) => n)).toEqual(shares.map(([, n]) => n).toSorted((a, b) => b - a));
  });
});

test('the last of June and the first of July are half a year apart', () => {
  expect(loadTimeOf({ due: '2026-06-30', recurrence: undefined })).toBe('2026-1');
  expect(loadTimeOf({ due: '2026-07-01', recurrence: 'continuous' })).toBe('2026-2');
  expect(loadTimeOf({ due: undefined, recurrence: 'yearly' })).toBe('ongoing');
  expect(loadTimeOf({ due: undefined, recurrence: 'once' })).toBe('open');
});

test('what is archived is nobody’s, and what is unplaced belongs to no theme', () => {
  const doc = examplePlan();
  run(doc, 'anna', { name: 'archive', input: { entity: 'action', id: 't02-s1-a1' } });
  const records = readAll(doc);
  const tree = treeOf(records);
  const own = standingsOf(listedIn(records, tree)).get('lru')!;
  expect(own.leads.length).toBe(37);
  const lost = { ...tree, strategies: new Map(), unplacedStrategies: [...tree.strategies.values()].flat() };
  const unplaced = standingsOf(listedIn(records, lost)).get('lru')!;
  expect([unplaced.leads.length, themesAmong(unplaced.leads)]).toEqual([37, 0]);
});

describe('names', () => {
  const register = (more: object[]) => {
    const organisation = { aliases: [] };
    const organisations = more.map((one) => ({ ...organisation, ...one }));
    return readAll(planFromJson({ plan: {}, themes: [], organisations })).organisations;
  };

  test('an organisation that became part of another leads to the last of them, in circles nowhere', () => {
    const known = register([
      { id: 'a', name: 'A', archived: true, mergedInto: 'b' },
      { id: 'b', name: 'B', archived: true, mergedInto: 'c' },
      { id: 'c', name: 'C' },
      { id: 'd', name: 'D', archived: true, mergedInto: 'e' },
      { id: 'e', name: 'E', archived: true, mergedInto: 'd' },
      { id: 'f', name: 'F', archived: true, mergedInto: 'nobody' },
    ]);
    expect(['a', 'b', 'c', 'd', 'f', 'x'].map((id) => nowPartOf(known, id))).toEqual([
      'c',
      'c',
      'c',
      'd',
      'f',
      'x',
    ]);
  });

  test('a name that another one bears is found in whatever letters, but not with the archived', () => {
    const known = register([
      { id: 'a', name: 'Høgskolen i Gjøvik', short: 'HiG' },
      { id: 'b', name: '__proto__', aliases: ['hogskolen i gjovik'] },
      { id: 'c', name: 'HIG', archived: true },
    ]);
    expect(clashesOf(known, 'a', ['Høgskolen i Gjøvik', 'HiG'])).toEqual([
      { name: 'Høgskolen i Gjøvik', other: 'b' },
    ]);
    expect(clashesOf(known, '', ['__PROTO__ '])).toEqual([{ name: '__PROTO__ ', other: 'b' }]);
    expect(clashesOf(known, 'b', ['Noe annet'])).toEqual([]);
  });
});
