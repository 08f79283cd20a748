import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isAsking,
  looseTimes,
  marks,
  noFilter,
  parts,
  sectors,
  statuses,
  type Filter,
} from '../../shared/find/filter.ts';
import { fits, halfYearOf, halfYearsOf, type Around } from '../../shared/find/matching.ts';
import { filterFrom, queryLimits, queryOf } from '../../shared/find/query.ts';
import type { Action, Organisation } from '../../shared/plan/schema.ts';

const bare: Action = {
  ...({} as Action),
  id: 'a1',
  title: 'Tiltak',
  description: '',
  owners: [],
  partners: [],
  links: [],
  funding: [],
  alsoIn: [],
};
const action = (fields: Partial<Action>): Action => ({ ...bare, ...fields });

const register = new Map<string, Organisation>(
  [
    { id: 'lk', kind: 'municipality' } as const,
    { id: 'hil', kind: 'academia' } as const,
    { id: 'lru', kind: 'regional-body', planned: true } as const,
  ].map((one) => [one.id, { aliases: [], ...one } as unknown as Organisation]),
);
const around: Around = {
  today: '2027-03-15',
  own: new Set(['hil']),
  organisation: (id) => register.get(id),
  themesOf: () => ['t1', 't3'],
  isCalled: ({ id }) => id === 'called',
  isUnconfirmed: ({ partners }) => partners.includes('hil'),
  isStalled: ({ status }) => status === 'under-way',
  changedOn: ({ note }) => note,
  found: undefined,
};
const fitting = (filter: Partial<Filter>, fields: Partial<Action>, more: Partial<Around> = {}): boolean =>
  fits(action(fields), { ...noFilter, ...filter }, { ...around, ...more });

test('nothing asked for leaves all', () => {
  expect(fitting({}, {})).toBe(true);
  expect(isAsking(noFilter)).toBe(false);
  expect(isAsking({ ...noFilter, hides: true, part: 'lead', text: ' ' })).toBe(false);
});

test.each<[what: string, filter: Partial<Filter>, fields: Partial<Action>, fits: boolean]>([
  ['an owner, either way', { organisations: ['lk'] }, { owners: ['hil', 'lk'] }, true],
  ['an owner as a partner', { organisations: ['lk'], part: 'partner' }, { owners: ['lk'] }, false],
  ['a partner as an owner', { organisations: ['lk'], part: 'lead' }, { partners: ['lk'] }, false],
  ['one of two organisations', { organisations: ['lk', 'hil'] }, { partners: ['hil'] }, true],
  ['a sector', { sectors: ['research'] }, { partners: ['hil'] }, true],
  ['a sector that leads', { sectors: ['research'], part: 'lead' }, { partners: ['hil'] }, false],
  ['an organisation of no register', { sectors: ['network'] }, { owners: ['unknown'] }, false],
  ['a theme', { themes: ['t1', 't2'] }, {}, true],
  ['another theme', { themes: ['t2'] }, {}, false],
  ['a status', { statuses: ['idea', 'done'] }, { status: 'done' }, true],
  ['no status is proposed', { statuses: ['proposed'] }, {}, true],
  ['mine', { mine: true }, { partners: ['hil'] }, true],
  ['called on', { mine: true }, { id: 'called' }, true],
  ['not mine', { mine: true }, { owners: ['lk'] }, false],
  ['unconfirmed', { marks: ['unconfirmed'] }, { partners: ['hil'] }, true],
  ['no partner', { marks: ['no-partner'] }, {}, true],
  ['no owner', { marks: ['no-owner'] }, { owners: ['lk'] }, false],
  ['a planned owner', { marks: ['planned'] }, { owners: ['lk', 'lru'] }, true],
  ['a planned partner is no planned owner', { marks: ['planned'] }, { partners: ['lru'] }, false],
  ['stalled', { marks: ['stalled'] }, { status: 'under-way' }, true],
  [
    'two marks, one of them',
    { marks: ['stalled', 'no-owner'] },
    { status: 'under-way', owners: ['lk'] },
    false,
  ],
  ['changed since', { since: '2027-01-01' }, { note: '2027-01-01' }, true],
  ['changed before', { since: '2027-01-02' }, { note: '2027-01-01' }, false],
  ['never changed', { since: '2027-01-02' }, {}, false],
  ['due in the half-year', { times: ['2027-1'] }, { due: '2027-06-30' }, true],
  ['due in the next', { times: ['2027-1'] }, { due: '2027-07-01' }, false],
  ['in hand in between', { times: ['2027-1'] }, { start: '2026-02-01', due: '2028-02-01' }, true],
  ['only a start', { times: ['2027-1'] }, { start: '2026-12-31' }, false],
  ['every year since', { times: ['2031-2'] }, { start: '2027-01-01', recurrence: 'yearly' }, true],
  ['every year, later', { times: ['2026-2'] }, { start: '2027-01-01', recurrence: 'yearly' }, false],
  ['overdue', { times: ['overdue'] }, { due: '2027-03-14' }, true],
  ['due today', { times: ['overdue'] }, { due: '2027-03-15' }, false],
  ['done in time or not', { times: ['overdue'] }, { due: '2027-03-14', status: 'done' }, false],
  ['comes back', { times: ['overdue'] }, { due: '2027-03-14', recurrence: 'yearly' }, false],
  ['no date', { times: ['none'] }, { timeText: 'Ved behov' }, true],
  ['every year is a time', { times: ['none'] }, { recurrence: 'yearly' }, false],
  ['overdue or no date', { times: ['overdue', 'none'] }, {}, true],
])('%s', (_what, filter, fields, expected) => {
  expect(fitting(filter, fields)).toBe(expected);
});

test('all groups must fit, or all but the one that is counted', () => {
  const filter: Filter = { ...noFilter, statuses: ['done'], organisations: ['lk'], text: 'fiber' };
  const one = action({ status: 'done', owners: ['lk'] });
  expect(fits(one, filter, { ...around, found: new Set(['a1']) })).toBe(true);
  expect(fits(one, filter, { ...around, found: new Set() })).toBe(false);
  expect(fits({ ...one, status: 'idea' }, filter, { ...around, found: new Set(['a1']) })).toBe(false);
  expect(fits({ ...one, status: 'idea' }, filter, { ...around, found: new Set(['a1']) }, 'statuses')).toBe(
    true,
  );
});

test('half-years', () => {
  expect([halfYearOf('2027-06-30'), halfYearOf('2027-07-01')]).toEqual(['2027-1', '2027-2']);
  const some = [{ start: '2026-12-01', due: '2028-01-01' }, { due: '2026-01-01' }, {}].map(action);
  expect(halfYearsOf(some)).toEqual(['2026-1', '2026-2', '2027-1', '2027-2', '2028-1']);
  expect(halfYearsOf([action({ start: '1900-01-01', due: '2199-01-01' })]).length).toBeLessThan(100);
  expect(halfYearsOf([action({ start: '2027-01-01', recurrence: 'continuous' })])).toEqual(['2027-1']);
});

const some = <T>(from: readonly T[]) => fc.uniqueArray(fc.constantFrom(...from), { maxLength: 3 });
const anId = fc.stringMatching(/^[a-z0-9-]{1,40}$/);
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-01-01'), noInvalidDate: true })
  .map((date) => date.toJSON().slice(0, 10));
const aFilter: fc.Arbitrary<Filter> = fc.record({
  text: fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.toWellFormed().trim()),
  mine: fc.boolean(),
  organisations: fc.uniqueArray(anId, { maxLength: 3 }),
  part: fc.option(fc.constantFrom(...parts), { nil: undefined }),
  sectors: some(sectors),
  themes: fc.uniqueArray(anId, { maxLength: 3 }),
  statuses: some(statuses),
  times: some([...looseTimes, '2027-1', '1999-2'] as const),
  marks: some(marks),
  since: fc.option(day, { nil: undefined }),
  hides: fc.boolean(),
});

test('a filter comes back from its query as it was', () => {
  fc.assert(
    fc.property(aFilter, (filter) => {
      expect(filterFrom(queryOf(filter))).toEqual(filter);
    }),
    { seed: 20261121, numRuns: 500 },
  );
});

test('a query is short, and always in the same order', () => {
  const filter: Filter = {
    ...noFilter,
    hides: true,
    mine: true,
    statuses: ['done', 'idea'],
    text: ' blå bær ',
  };
  expect(queryOf(filter)).toBe('?q=bl%C3%A5+b%C3%A6r&mine&status=done,idea&view=hide');
  expect(queryOf(noFilter)).toBe('');
});

test.each([
  '?status=nonsense&time=2027-3,9999-1&is=__proto__&theme=A,../..,<b>&since=2027-02-30&view=x&part=owner&sector=toString',
  '?%E0%A4%A&=&&&===',
  '?since=aaaa-bb-cc',
  '?org=',
  '?mine=x'.slice(0, 1),
])('%s asks for nothing', (query) => {
  expect(filterFrom(query)).toEqual(noFilter);
});

test('a query without an end is cut', () => {
  const filter = filterFrom(
    `?q=${'a'.repeat(5_000)}&theme=${Array.from({ length: 900 }, (_, i) => i).join()}`,
  );
  expect(filter.text).toHaveLength(queryLimits.text);
  expect(filter.themes).toHaveLength(queryLimits.list);
  expect(queryOf(filterFrom(`?q=${'😀'.repeat(101)}a`))).toMatch(/^\?q=/);
  expect(queryOf(filterFrom(`?q=a${'😀'.repeat(101)}`))).toMatch(/^\?q=a/);
  expect(filterFrom(`?theme=${Array.from({ length: 900 }, () => 'a').join()}`).themes).toEqual(['a']);
});

test('no query breaks it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(queryOf(filterFrom(text)).length).toBeLessThan(5_000);
    }),
    { seed: 20261121 },
  );
});
