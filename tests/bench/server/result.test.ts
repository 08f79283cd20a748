import { expect, test } from 'vitest';
import { atLeast, atMost } from './bars.ts';
import { Result } from './result.ts';
import type { Scenario } from './scenario.ts';

const scenario: Scenario = {
  name: 'some',
  contenders: ['hocuspocus', 'samplan'],
  rounds: { quick: 3, usual: 3, full: 3 },
  rows: () => ({
    cpu: { what: 'processor', unit: 's', bar: atMost(0.5, 'hocuspocus') },
    rate: { what: 'rate', unit: '/s', bar: atLeast(1, 'hocuspocus') },
    delivered: { what: 'delivered', unit: '%', bar: atLeast(100) },
    settled: { what: 'quiet after', unit: 'ms', bar: atMost(100) },
    gone: { what: 'never measured', unit: '', bar: atMost(1) },
  }),
  measure: () => Promise.reject(new Error('not called')),
};

/** What stands in the columns of Hocuspocus, Samplan, ratio and verdict. */
function cells(result: Result): string[][] {
  return result.lines().map((line) => [3, 4, 6, 7].map((column) => line[column]!));
}

test('ratios are taken within a round, and the median round decides', () => {
  const result = new Result(scenario, 'usual');
  const rounds = [
    [1, 0.4],
    [10, 4.9],
    [2, 3],
  ] as const;
  for (const [round, [other, own]] of rounds.entries()) {
    result.add('hocuspocus', round, {
      cpu: other,
      rate: 10,
      delivered: 90,
      settled: Number.POSITIVE_INFINITY,
    });
    result.add('samplan', round, { cpu: own, rate: 9, delivered: 100, settled: 50 });
  }
  expect(cells(result)).toEqual([
    ['2', '3', '0.49', 'holds'],
    ['10', '9', '0.90', 'MISSES'],
    ['90', '100', '', 'holds'],
    ['never', '50', '', 'holds'],
    ['–', '–', '', 'not measured'],
  ]);
});

test('one round with a loss is a miss, and so is what never ends', () => {
  const result = new Result(scenario, 'usual');
  for (const [round, delivered] of [100, 99.99, 100].entries())
    result.add('samplan', round, { delivered, settled: round === 0 ? 1 : Number.POSITIVE_INFINITY });
  const [, , delivered, settled] = cells(result);
  expect(delivered).toEqual(['–', '100', '', 'MISSES']);
  expect(settled).toEqual(['–', 'never', '', 'MISSES']);
});
