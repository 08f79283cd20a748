import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { planFromJson } from '../../shared/exchange/from-json.ts';
import { AppError } from '../../shared/errors.ts';
import { noFilter, statuses } from '../../shared/find/filter.ts';
import { queryOf } from '../../shared/find/query.ts';
import { applyStep, run } from '../../shared/plan/commands.ts';
import { isBroken, readPlanRecord, rootOf } from '../../shared/plan/document.ts';
import { limits, planRecordId } from '../../shared/plan/schema.ts';
import { schemaVersion, upgrade } from '../../shared/plan/upgrade.ts';
import { smallPlan, textOf } from '../builders.ts';

/* Questions that a plan keeps under a name. */

const filtersIn = (doc: Y.Doc) => {
  const plan = readPlanRecord(doc);
  return isBroken(plan) ? [] : plan.filters;
};
const save = (doc: Y.Doc, name: string, query: string, id?: string) =>
  run(doc, 'anna', { name: 'saveFilter', input: { id, name, query } });
const codeOf = (act: () => unknown): string | undefined => {
  try {
    act();
  } catch (error) {
    return error instanceof AppError ? error.code : 'another';
  }
  return undefined;
};

test('a filter is saved as it is asked, given another name, and removed', () => {
  const doc = smallPlan();
  save(doc, ' Haster ', 'utm=1&status=idea,nonsense&time=overdue', 'f1');
  expect(filtersIn(doc)).toEqual([{ id: 'f1', name: 'Haster', query: '?status=idea&time=overdue' }]);
  save(doc, 'Haster mest', '?time=overdue', 'f1');
  expect(filtersIn(doc)).toEqual([{ id: 'f1', name: 'Haster mest', query: '?time=overdue' }]);
  save(doc, 'Mine', '?mine');
  expect(filtersIn(doc).map(({ name }) => name)).toEqual(['Haster mest', 'Mine']);
  run(doc, 'anna', { name: 'removeFilter', input: { id: 'f1' } });
  expect(filtersIn(doc).map(({ name }) => name)).toEqual(['Mine']);
  expect(run(doc, 'anna', { name: 'removeFilter', input: { id: 'f1' } }).patches).toEqual([]);
});

test('saving and removing are taken back, and done again', () => {
  const doc = smallPlan();
  const empty = textOf(doc);
  const saved = save(doc, 'Mine', '?mine', 'f1');
  const full = textOf(doc);
  const again = applyStep(doc, 'anna', saved.inverse);
  expect(textOf(doc)).toBe(empty);
  applyStep(doc, 'anna', again);
  expect(textOf(doc)).toBe(full);
  const removed = run(doc, 'anna', { name: 'removeFilter', input: { id: 'f1' } });
  applyStep(doc, 'anna', removed.inverse);
  expect(textOf(doc)).toBe(full);
});

test('what somebody else has saved over meanwhile is not taken back', () => {
  const doc = smallPlan();
  const saved = save(doc, 'Mine', '?mine', 'f1');
  save(doc, 'Våre', '?mine', 'f1');
  expect(codeOf(() => applyStep(doc, 'anna', saved.inverse))).toBe('changed-since');
});

test.each([
  ['', '?mine'],
  ['  ', '?mine'],
  ['x'.repeat(limits.filterName + 1), '?mine'],
  ['Alt', ''],
  ['Alt', '?status=won'],
  ['Langt', `?q=${'x'.repeat(limits.query)}`],
  [
    'Langt',
    `?q=${'界'.repeat(200)}&org=${Array.from({ length: 20 }, (_, at) => `o${at}-${'x'.repeat(30)}`).join()}`,
  ],
])('"%s" for "%s" is no filter', (name, query) => {
  const doc = smallPlan();
  expect(codeOf(() => save(doc, name, query))).toBe('bad-input');
  expect(filtersIn(doc)).toEqual([]);
});

test('a plan holds so many and no more; those it has can still be changed', () => {
  const doc = smallPlan();
  for (let at = 0; at < limits.filters; at += 1) save(doc, `Filter ${at}`, '?mine', `f${at}`);
  expect(codeOf(() => save(doc, 'Ett til', '?mine'))).toBe('limit');
  save(doc, 'Nytt navn', '?mine', 'f7');
  expect(filtersIn(doc)).toHaveLength(limits.filters);
});

test('they stand in the JSON of the plan, and come back byte for byte', () => {
  const query = fc
    .record({
      text: fc.string({ maxLength: 30 }),
      statuses: fc.uniqueArray(fc.constantFrom(...statuses), { minLength: 1 }),
    })
    .map((asked) => queryOf({ ...noFilter, ...asked }));
  const name = fc
    .string({ minLength: 1, maxLength: limits.filterName })
    .filter((text) => text.trim() !== '' && text.isWellFormed());
  fc.assert(
    fc.property(fc.array(fc.tuple(name, query), { maxLength: 5 }), (list) => {
      const doc = smallPlan();
      for (const [name, query] of list) save(doc, name, query);
      const text = textOf(doc);
      const again = planFromJson(JSON.parse(text));
      expect(textOf(again)).toBe(text);
      expect(filtersIn(again)).toEqual(filtersIn(doc));
    }),
    { numRuns: 40 },
  );
});

test('a plan without any says nothing of them', () => {
  expect(textOf(smallPlan())).not.toContain('filters');
});

test('what no program of ours wrote is passed over when it is read, and the rest stays', () => {
  const doc = smallPlan();
  save(doc, 'Mine', '?mine', 'f1');
  const raw = (rootOf(doc, 'plan').get(planRecordId) as Y.Map<unknown>).get('filters') as Y.Map<unknown>;
  raw.set('f2', 'nothing');
  raw.set('f3', { name: 7, query: '?mine' });
  raw.set('Not an id', { name: 'x', query: '?mine' });
  raw.set('f4', { name: 'x', query: '?mine', more: true });
  raw.set('f5', { name: 'Tullball', query: '%%%\u0000?&&==' });
  expect(filtersIn(doc).map(({ id }) => id)).toEqual(['f1', 'f5']);
  expect(textOf(doc)).toContain('Tullball');
});

test('a plan of an older program gets the place for them once, for all who open it', () => {
  const doc = smallPlan();
  const plan = rootOf(doc, 'plan').get(planRecordId) as Y.Map<unknown>;
  plan.delete('filters');
  plan.set('schema', 2);
  expect(upgrade(doc)).toBe(true);
  expect([plan.get('schema'), plan.get('filters') instanceof Y.Map]).toEqual([schemaVersion, true]);
  expect(upgrade(doc)).toBe(false);
});
