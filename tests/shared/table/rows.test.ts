import { describe, expect, test } from 'vitest';
import { isBroken, readAll } from '../../../shared/plan/document.ts';
import type { Action } from '../../../shared/plan/schema.ts';
import {
  actionsInOrder,
  rowsOf,
  sorterBy,
  sorterByOrder,
  sumsOf,
  type Arrangement,
  type Row,
  type RowsInput,
} from '../../../shared/table/rows.ts';
import { examplePlan } from '../../builders.ts';

const shown: Arrangement = {
  themes: ['t1', 't2'],
  strategies: new Map([
    ['t1', ['s1', 's2']],
    ['t2', ['s3']],
  ]),
  actions: new Map([
    ['s1', ['a1', 'a2', 'a3']],
    ['s3', ['b1']],
  ]),
  unplacedStrategies: [],
  unplaced: [],
};

const input = (more: Partial<RowsInput> = {}): RowsInput => ({
  shown,
  fit: () => 'shown',
  folded: new Set(),
  isFlat: false,
  sort: (ids) => ids,
  ...more,
});

const keys = (rows: readonly Row[]) => rows.map(({ key }) => key);
const group = (rows: readonly Row[], wanted: string) => {
  const row = rows.find(({ key }) => key === wanted);
  if (!row || row.kind === 'action') throw new Error(`${wanted} is no group`);
  return row;
};

describe('the rows of the table', () => {
  test('stand under their themes and strategies, an empty strategy too', () => {
    expect(keys(rowsOf(input()))).toEqual([
      'theme/t1', 'strategy/s1', 'a1', 'a2', 'a3', 'strategy/s2', 'theme/t2', 'strategy/s3', 'b1',
    ]); // prettier-ignore
  });

  test('are actions only, when the table is flat', () => {
    expect(keys(rowsOf(input({ isFlat: true })))).toEqual(['a1', 'a2', 'a3', 'b1']);
  });

  test('leave out what is folded, and still count it', () => {
    const rows = rowsOf(input({ folded: new Set(['s1', 't2']) }));
    expect(keys(rows)).toEqual(['theme/t1', 'strategy/s1', 'strategy/s2', 'theme/t2']);
    expect(group(rows, 'theme/t1').ids).toEqual(['a1', 'a2', 'a3']);
    expect(group(rows, 'strategy/s1').isFolded).toBe(true);
    expect(group(rows, 'theme/t2').fitting).toEqual(['b1']);
  });

  test('follow the filter: what is hidden goes with the groups it leaves empty, what is dim is not counted', () => {
    const fit = (id: string) => (id === 'b1' ? 'hidden' : id === 'a2' ? 'dim' : 'shown');
    const rows = rowsOf(input({ fit }));
    expect(keys(rows)).toEqual(['theme/t1', 'strategy/s1', 'a1', 'a2', 'a3', 'strategy/s2']);
    expect(group(rows, 'theme/t1').ids).toEqual(['a1', 'a2', 'a3']);
    expect(group(rows, 'theme/t1').fitting).toEqual(['a1', 'a3']);
    expect(rows.filter((row) => row.kind === 'action' && row.isDim).map(({ key }) => key)).toEqual(['a2']);
    expect(keys(rowsOf(input({ fit, isFlat: true })))).toEqual(['a1', 'a2', 'a3']);
  });

  test('have what lost its place first', () => {
    const lost = {
      ...shown,
      unplacedStrategies: ['s9'],
      unplaced: ['x1'],
      actions: new Map([['s9', ['y1']]]),
    };
    expect(keys(rowsOf(input({ shown: lost }))).slice(0, 4)).toEqual(['theme/', 'x1', 'strategy/s9', 'y1']);
    expect(actionsInOrder(lost)).toEqual(['y1', 'x1']);
  });

  test('keep their identity while nothing in them changes', () => {
    const before = rowsOf(input());
    expect(rowsOf(input(), before)).toBe(before);
    const dimmed = rowsOf(input({ fit: (id) => (id === 'a2' ? 'dim' : 'shown') }), before);
    const others = dimmed.filter((row, index) => row !== before[index]).map(({ key }) => key);
    expect(others).toEqual(['theme/t1', 'strategy/s1', 'a2']);
  });
});

const titles: Record<string, string> = { a1: 'b', a2: '', a3: 'a', b1: 'a' };
const action = (id: string) => (id in titles ? ({ id, title: titles[id] } as Action) : undefined);
const byTitle = (direction: 1 | -1) => (a: Action, b: Action) => {
  if (!a.title || !b.title) return Number(!a.title) - Number(!b.title);
  return direction * (a.title < b.title ? -1 : a.title > b.title ? 1 : 0);
};

describe('sorting', () => {
  test('is within each strategy, or of all when the table is flat; equals stay in the order of the plan', () => {
    const sort = sorterBy(action, byTitle(1));
    expect(keys(rowsOf(input({ sort }))).filter((key) => action(key))).toEqual(['a3', 'a1', 'a2', 'b1']);
    expect(keys(rowsOf(input({ sort, isFlat: true })))).toEqual(['a3', 'b1', 'a1', 'a2']);
    const down = sorterBy(action, byTitle(-1));
    expect(keys(rowsOf(input({ sort: down, isFlat: true })))).toEqual(['a1', 'a3', 'b1', 'a2']);
  });

  test('leaves what cannot be read at the end', () => {
    expect(sorterBy(action, byTitle(1))(['z', 'a1', 'a3'])).toEqual(['a3', 'a1', 'z']);
  });

  test('can be held: what was there stays in order, what is new comes last', () => {
    const order = new Map([
      ['a3', 0],
      ['a1', 1],
    ]);
    expect(sorterByOrder(order)(['a1', 'n1', 'a3', 'n2'])).toEqual(['a3', 'a1', 'n1', 'n2']);
  });
});

describe('sums', () => {
  const actions = [...readAll(examplePlan()).actions.values()].flatMap((one) => (isBroken(one) ? [] : [one]));

  test('of the example plan are those that counting it otherwise gives', () => {
    const sums = sumsOf(actions);
    expect(sums.count).toBe(132);
    expect(sums.owners).toBe(new Set(actions.flatMap(({ owners }) => owners)).size);
    expect(sums.partners).toBe(new Set(actions.flatMap(({ partners }) => partners)).size);
    expect(sums.times).toBe(actions.filter(({ timeText }) => timeText !== undefined).length);
    expect(sums.dates).toBe(actions.filter(({ due }) => due !== undefined).length);
    expect(sums.underWay).toBe(0);
    expect(sums.withoutAmount).toBe(132);
  });

  test('count money by how far it has come, never what is hoped for with what is granted', () => {
    const row = (id: string, state: 'idea' | 'granted' | 'refused', amount?: number) => ({
      id,
      source: 'x',
      state,
      amount,
    });
    const [first, second, third] = actions as [Action, Action, Action];
    const sums = sumsOf([
      { ...first, funding: [row('1', 'idea', 100), row('2', 'granted', 50)], status: 'under-way' },
      { ...second, funding: [row('3', 'refused', 900)] },
      { ...third, funding: [row('4', 'idea')] },
    ]);
    expect(sums).toMatchObject({ withoutAmount: 1, underWay: 1 });
    expect(sums.funding).toEqual([
      { state: 'idea', sum: 100 },
      { state: 'granted', sum: 50 },
      { state: 'refused', sum: 900 },
    ]);
  });
});
