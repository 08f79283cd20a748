import * as fc from 'fast-check';
import papa from 'papaparse';
import { expect, test } from 'vitest';
import { csvText } from '../../shared/exchange/csv-text.ts';
import { isLikeFormula, unguarded } from '../../shared/exchange/formula-guard.ts';

test('spreadsheets of this country read the cells as they were, and none as a formula', () => {
  expect(
    csvText([
      ['Navn', 'Antall'],
      ['=1+1', 3],
      ['a;"b"\r\nc', 0],
    ]),
  ).toBe('\ufeffNavn;Antall\r\n\'=1+1;3\r\n"a;""b""\r\nc";0\r\n');
  const rows = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { minLength: 1 });
  const back = fc.property(rows, (rows) => {
    const { data } = papa.parse<string[]>(csvText(rows).slice(1).slice(0, -2), {
      delimiter: ';',
      newline: '\r\n',
    });
    expect(data.flat().some((cell) => isLikeFormula(cell) && !cell.startsWith("'"))).toBe(false);
    expect(data.map((row) => row.map(unguarded))).toEqual(rows);
  });
  fc.assert(back);
});
