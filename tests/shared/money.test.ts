import { expect, test } from 'vitest';
import { amountText, readAmount, sumsOf } from '../../shared/plan/money.ts';

test.each([
  ['50 000', 50_000],
  ['50\u00a0000 kr', 50_000],
  ['kr 50.000,-', 50_000],
  ['1.234.567,50', 1_234_567.5],
  ['1,5 mill', 1_500_000],
  ['2 millioner kroner', 2_000_000],
  ['0', 0],
  ['', undefined],
  ['  ', undefined],
  ['mye', null],
  ['-5', null],
  ['1e9', null],
  ['1,2,3', null],
  ['9'.repeat(20), null],
  ['12,345', null],
  ['Infinity', null],
])('%j is read as %s', (text, amount) => {
  expect(readAmount(text)).toBe(amount);
});

test.each([0, 5, 1_000, 50_000, 1_234_567.5])('%d is read as it is shown', (amount) => {
  expect(readAmount(amountText(amount))).toBe(amount);
});

test('sums never mix what was asked for and what has come, nor count what nobody knows', () => {
  const rows = [
    { state: 'granted', amount: 10 },
    { state: 'applied', amount: 5 },
    { state: 'granted', amount: 1 },
    { state: 'refused' },
  ] as const;
  expect(sumsOf(rows)).toEqual([
    { state: 'applied', sum: 5 },
    { state: 'granted', sum: 11 },
  ]);
  expect(sumsOf([])).toEqual([]);
});
