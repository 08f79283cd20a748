import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitTitle } from '../../../shared/exchange/split-title.ts';
import { limits } from '../../../shared/plan/schema.ts';

const long =
  'Etablere et felles regionalt kompetansesenter for innovasjon i offentlig sektor sammen med kommunene og høgskolen';

test.each([
  ['Opprette vekstfond', 'Opprette vekstfond', ''],
  ['Opprette vekstfond.', 'Opprette vekstfond.', ''],
  ['Opprette fond. Det skal ha en styregruppe.', 'Opprette fond.', 'Det skal ha en styregruppe.'],
  ['Møteplasser, bl.a. for handel, mfl. Og mer', 'Møteplasser, bl.a. for handel, mfl. Og mer', ''],
  ['Klart ca. 02.01.2015 kl. 12 hos oss. Så videre.', 'Klart ca. 02.01.2015 kl. 12 hos oss.', 'Så videre.'],
  ['Følge opp tiltak 3.3.2 Fast gruppe', 'Følge opp tiltak 3.3.2 Fast gruppe', ''],
  ['Fast gruppe for\nidéutvikling', 'Fast gruppe for idéutvikling', ''],
  ['Forum\n- Tjenester\n- Levering', 'Forum', '- Tjenester\n- Levering'],
  ['- Tjenester\n- Levering', 'Tjenester', '- Levering'],
  [long, long, ''],
])('splits %j', (cell, title, description) => {
  expect(splitTitle(cell)).toEqual({ title, description });
});

test('cuts what has no end at a word, before the limit of a title', () => {
  const { title, description } = splitTitle('ord '.repeat(100).trim());
  expect(title.length).toBeLessThanOrEqual(limits.title);
  expect(title.endsWith('ord')).toBe(true);
  expect(description.startsWith('ord')).toBe(true);
});

test('loses no letter of any cell', () => {
  const piece = fc.constantFrom(
    'ord',
    'Ord.',
    'bl.a.',
    '02.01.2015',
    '. ',
    ' ',
    '\n',
    '- ',
    '?',
    '»',
    'x'.repeat(120),
    '🚂',
    '!',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const cell = pieces.join(' ');
      const { title, description } = splitTitle(cell);
      const letters = (text: string) => text.replace(/[\s-]/gu, '');
      expect(letters(title + description)).toBe(letters(cell));
      expect(title.length).toBeLessThanOrEqual(limits.title);
    }),
    { seed: 1, numRuns: 500 },
  );
});
