import { expect, test } from 'vitest';
import { readHeading } from '../../../shared/exchange/headings.ts';

test.each([
  ['Tema 3: Handel', 'theme', 'Handel', '3'],
  ['Kapittel 12 Areal til næring', 'theme', 'Areal til næring', '12'],
  ['Strategi 3.12 – Møteplasser', 'strategy', 'Møteplasser', '3.12'],
  ['Strategi: Én inngang', 'strategy', 'Én inngang', undefined],
  // A number of two figures is not a number and a title.
  ['10 Tema 10', 'unsaid', 'Tema 10', '10'],
  ['Strategi 12', 'unsaid', 'Strategi 12', undefined],
] as const)('%s', (words, kind, title, number) => {
  const read = readHeading(words);
  expect([read.kind, read.title, read.number]).toEqual([kind, title, number]);
});
