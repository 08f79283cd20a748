import { describe, expect, test } from 'vitest';
import { run } from '../../../shared/plan/commands.ts';
import type { Action } from '../../../shared/plan/schema.ts';
import { cellText, compareCells } from '../../../shared/table/cells.ts';
import { columnIds, columnOf, defaultColumns, type ColumnId } from '../../../shared/table/columns.ts';
import { examplePlan, smallPlan } from '../../builders.ts';
import { actionIn, actionsOf, contextOf } from './table-context.ts';

/** A card of the small plan with some fields set. */
function shown(
  fields: Record<string, unknown>,
  column: ColumnId,
  language: 'nb' | 'nn' | 'en' = 'nb',
): string {
  const doc = smallPlan();
  run(doc, 'test', { name: 'setFields', input: { entity: 'action', id: 'a1', fields } });
  return cellText(actionIn(doc, 'a1'), column, contextOf(doc, language));
}

describe('columns', () => {
  test('nine are there until somebody chooses', () => {
    expect(defaultColumns).toEqual([
      'number', 'title', 'owners', 'partners', 'time', 'due', 'status', 'funding', 'changed',
    ]); // prettier-ignore
  });

  test('what is counted or said elsewhere is not written in the table', () => {
    const fixed = columnIds.filter((id) => !columnOf(id).isEditable);
    expect(fixed).toEqual(['number', 'funding', 'changed', 'theme', 'strategy', 'confirmed']);
  });
});

describe('a deadline is told as exactly as it is known', () => {
  test.each([
    [{ due: '2027-05-01', precision: 'day' }, '01.05.2027'],
    [{ due: '2027-05-01' }, '01.05.2027'],
    [{ due: '2026-12-31', precision: 'month' }, 'des. 2026'],
    [{ due: '2028-12-31', precision: 'year' }, '2028'],
    [{ due: '2027-06-30', precision: 'season' }, 'våren 2027'],
    [{ due: '2027-08-31', precision: 'season' }, 'sommeren 2027'],
    [{ due: '2027-12-31', precision: 'season' }, 'høsten 2027'],
    [{ due: '2027-03-31', precision: 'season' }, 'mars 2027'],
    [{ start: '2027-01-02', precision: 'day' }, 'fra 02.01.2027'],
    [{ start: '2027-01-01', precision: 'year' }, 'fra 2027'],
    [{ start: '2027-08-01', precision: 'season' }, 'fra høsten 2027'],
    [{ recurrence: 'continuous' }, ''],
    [{}, ''],
  ])('%j: %s', (fields, text) => {
    expect(shown(fields, 'due')).toBe(text);
  });

  test('in the language of the page', () => {
    expect(shown({ due: '2027-05-01' }, 'due', 'en')).toBe('1 May 2027');
    expect(shown({ due: '2027-07-31', precision: 'month' }, 'due', 'en')).toBe('July 2027');
    expect(shown({ start: '2027-08-01', precision: 'season' }, 'due', 'nn')).toBe('frå hausten 2027');
  });
});

describe('other cells', () => {
  test('who leads by name, an id that nobody has by itself', () => {
    const doc = smallPlan();
    run(doc, 'test', { name: 'setOwners', input: { id: 'a1', owners: ['lk', 'ukjent'] } });
    expect(cellText(actionIn(doc, 'a1'), 'owners', contextOf(doc))).toBe('Lillehammer kommune; ukjent');
  });

  test('money state by state, never added up', () => {
    const doc = smallPlan();
    const row = (rowId: string, amount: number | undefined, state: 'granted' | 'applied') =>
      ({ name: 'setFunding', input: { id: 'a1', rowId, row: { source: 'Fylket', amount, state } } }) as const;
    run(doc, 'test', row('r1', 100, 'granted'), row('r2', 250, 'granted'), row('r3', 1000, 'applied'));
    const text = cellText(actionIn(doc, 'a1'), 'funding', contextOf(doc));
    expect(text.replaceAll('\u00a0', ' ')).toBe('Søkt 1 000 kr; Innvilget 350 kr');
    run(
      doc,
      'test',
      row('r1', undefined, 'granted'),
      row('r2', undefined, 'granted'),
      row('r3', undefined, 'applied'),
    );
    expect(cellText(actionIn(doc, 'a1'), 'funding', contextOf(doc))).toBe('Beløp ikke kjent');
  });

  test.each([
    ['status', 'Foreslått'],
    ['theme', '1 Tema t1'],
    ['strategy', '1.1 Strategi s1'],
    ['confirmed', '1 av 1'],
    ['changed', 'siden 2026-11-20'],
    ['next', ''],
  ] as const)('%s: %s', (column, text) => {
    expect(shown({ status: null }, column)).toBe(text);
  });
});

describe('the order of actions', () => {
  const plain = actionIn(smallPlan(), 'a1');
  const sorted = (column: ColumnId, fields: readonly Partial<Action>[], direction: 1 | -1 = 1) =>
    fields
      .map((one, at): Action => ({ ...plain, ...one, id: String(at) }))
      .toSorted(compareCells(column, contextOf(smallPlan()), direction))
      .map(({ id }) => id)
      .join(' ');

  test('5.2.10 comes after 5.2.9, and what has no number last', () => {
    const fields = ['5.2.10', undefined, '5.2.9', '10.1', '5.2'].map((number) => ({ number }));
    expect(sorted('number', fields)).toBe('4 2 0 3 1');
    expect(sorted('number', fields, -1)).toBe('3 0 2 4 1');
  });

  test('titles in Norwegian order', () => {
    const fields = ['Ås', 'Øyer', 'Ære', 'Ask', 'Tiltak 10', 'Tiltak 9'].map((title) => ({ title }));
    expect(sorted('title', fields)).toBe('3 5 4 2 1 0');
  });

  test('deadlines by day, empties last in either direction', () => {
    const fields = [{ due: '2028-12-31' }, {}, { due: '2027-01-01' }, { start: '2027-06-01' }];
    expect(sorted('due', fields)).toBe('2 3 0 1');
    expect(sorted('due', fields, -1)).toBe('0 3 2 1');
  });

  test('times by what was read of them, then those nobody could read', () => {
    const fields = [
      { timeText: 'Etter avtale' },
      { timeText: 'Innen 2028', due: '2028-12-31' },
      {},
      { timeText: 'Våren 2027', due: '2027-06-30' },
    ];
    expect(sorted('time', fields)).toBe('3 1 0 2');
  });

  test('statuses as they follow one another', () => {
    const fields = (['closed', 'idea', undefined, 'done'] as const).map((status) => ({ status }));
    expect(sorted('status', fields)).toBe('1 2 3 0');
  });

  test('money: what is granted counts before what is hoped for', () => {
    const row = (state: 'idea' | 'granted', amount: number) => ({
      funding: [{ id: 'r', source: 'x', state, amount }],
    });
    const fields = [row('idea', 1e6), row('granted', 5), {}, row('granted', 50)];
    expect(sorted('funding', fields)).toBe('3 1 0 2');
  });

  test('every column puts the example in an order', () => {
    const doc = examplePlan();
    const actions = actionsOf(doc);
    for (const column of columnIds) {
      const compare = compareCells(column, contextOf(doc));
      const inOrder = actions.toSorted(compare);
      for (const [at, one] of inOrder.slice(1).entries())
        expect(compare(inOrder[at]!, one)).toBeLessThanOrEqual(0);
      expect(compare(actions[0]!, actions[0]!)).toBe(0);
    }
  });
});
