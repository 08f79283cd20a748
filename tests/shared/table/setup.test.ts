import { describe, expect, test } from 'vitest';
import { columnIds, columnOf, defaultColumns } from '../../../shared/table/columns.ts';
import {
  directionOf,
  readSetup,
  sortedOn,
  usualSetup,
  widthLimits,
  widthOf,
  withColumn,
  withMoved,
  withWidth,
  wordsOf,
  type Setup,
} from '../../../shared/table/setup.ts';
import { optionsFrom, withOptions } from '../../../shared/views/options.ts';

/** Through the address and back. */
const viaAddress = (setup: Setup) => readSetup(optionsFrom(withOptions('', wordsOf(setup))));

describe('how the table is set up, in an address', () => {
  test('says nothing when it is as usual', () => {
    expect(wordsOf(usualSetup)).toEqual([]);
    expect(readSetup([])).toEqual(usualSetup);
  });

  test('comes back as it was', () => {
    let setup: Setup = { ...usualSetup, isFlat: true, sort: { column: 'nextDate', isDescending: true } };
    setup = withMoved(withColumn(withColumn(setup, 'partners', false), 'nextDate', true), 'nextDate', -3);
    setup = withWidth(withWidth(setup, 'title', 402), 'due', 90);
    expect(wordsOf(setup).join('.')).toMatch(/^flat\.nextdate-desc\.c~title-402~owners~/);
    expect(viaAddress(setup)).toEqual(setup);
  });

  test('fits into an address even when all is changed', () => {
    const widths = Object.fromEntries(columnIds.map((column) => [column, 799]));
    const setup: Setup = {
      isFlat: true,
      sort: { column: 'recurrence', isDescending: true },
      columns: columnIds,
      widths,
    };
    expect(viaAddress(setup)).toEqual(setup);
  });

  test('can have number and title alone', () => {
    const setup = defaultColumns.reduce((setup, column) => withColumn(setup, column, false), usualSetup);
    expect(setup.columns).toEqual(['number', 'title']);
    expect(viaAddress(setup)).toEqual(setup);
  });

  test('passes over what nobody understands', () => {
    expect(readSetup(['nope', 'due-up', 'c~owners~x~due-9999~status-1', 'x-desc'])).toEqual({
      ...usualSetup,
      columns: ['number', 'title', 'owners', 'due', 'status'],
    });
  });
});

describe('setting it up', () => {
  test('a head sorts one way, then the other, then as in the plan', () => {
    const once = sortedOn(usualSetup, 'due');
    const twice = sortedOn(once, 'due');
    expect([once, twice].map((setup) => directionOf(setup, 'due'))).toEqual(['ascending', 'descending']);
    expect(sortedOn(twice, 'due').sort).toBeUndefined();
    expect(directionOf(sortedOn(once, 'title'), 'due')).toBeUndefined();
  });

  test('as in the plan is by number', () => {
    expect(directionOf(usualSetup, 'number')).toBe('ascending');
    const down = sortedOn(usualSetup, 'number');
    expect(directionOf(down, 'number')).toBe('descending');
    expect(sortedOn(down, 'number').sort).toBeUndefined();
    expect(sortedOn(sortedOn(usualSetup, 'due'), 'number').sort).toBeUndefined();
    expect(readSetup(['number-asc']).sort).toBeUndefined();
  });

  test('a column moves among the others, never before number and title', () => {
    expect(withMoved(usualSetup, 'owners', -5).columns).toEqual(defaultColumns);
    expect(withMoved(usualSetup, 'title', 2).columns).toEqual(defaultColumns);
    expect(withMoved(usualSetup, 'owners', 1).columns.slice(2, 4)).toEqual(['partners', 'owners']);
    expect(withMoved(usualSetup, 'owners', 99).columns.at(-1)).toBe('owners');
  });

  test('a width has its limits', () => {
    expect(widthOf(usualSetup, 'due')).toBe(columnOf('due').width);
    expect(widthOf(withWidth(usualSetup, 'due', 3), 'due')).toBe(widthLimits.least);
    expect(widthOf(withWidth(usualSetup, 'due', 9_000), 'due')).toBe(widthLimits.most);
  });
});
