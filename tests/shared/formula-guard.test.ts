import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guarded, isLikeFormula, unguarded } from '../../shared/exchange/formula-guard.ts';

/** Letters that matter here, often, among any others. */
const nasty = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...Array.from("='+-@＝＋－＠\t\r\n \u00a0\u200b\ufeff\u0000")),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
});

describe('cells of text files', () => {
  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n1',
    '＝1',
    '＋1',
    '－1',
    '＠a',
    ' =1',
    '\ufeff=1',
  ])('%j is no formula any more', (text) => {
    expect(guarded(text)).toBe(`'${text}`);
    expect(unguarded(guarded(text))).toBe(text);
  });

  test.each(['Tiltak', 'a=b', '3.3.1', "'sitat'", '', '5 %', 'A-B', "'", 'e-post@plan.example'])(
    '%j stays as it is, both ways',
    (text) => {
      expect(guarded(text)).toBe(text);
      expect(unguarded(text)).toBe(text);
    },
  );

  test('whatever is written comes back, and begins like no formula', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const cell = guarded(text);
        expect(unguarded(cell)).toBe(text);
        expect(cell === text).toBe(!isLikeFormula(text));
        expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/u);
      }),
      { numRuns: 2_000 },
    );
  });
});
