import { describe, expect, test } from 'vitest';
import { dateReading, timeReading } from '../../client/table/cell-words.ts';
import { smallPlan } from '../builders.ts';
import { contextOf } from '../shared/table/table-context.ts';

const ctx = contextOf(smallPlan());

describe('what is told under a cell while a time is written in it', () => {
  test.each([
    ['Innen 1. mai 2027', 'Tolkes som frist 01.05.2027'],
    ['I løpet av 2028', 'Tolkes som frist 2028'],
    ['Våren 2027', 'Tolkes som frist våren 2027'],
    ['Fra 2. januar 2027', 'Tolkes som fra 02.01.2027, løpende'],
    ['Fra 2027 til 2029', 'Tolkes som fra 2027 til 2029'],
    ['Hvert år innen 1. mai 2027', 'Tolkes som frist 01.05.2027, hvert år'],
    ['Løpende', 'Tolkes som løpende'],
    ['Operativ fra 202.01.2027', 'Dette er ikke en dato. Var det ment slik: fra 02.01.2027?'],
    ['Snart', 'Teksten sier ikke når. Fristen blir stående tom.'],
    [
      'Innen 2027 dersom det er penger',
      'Teksten sier at det avhenger av noe annet. Fristen blir stående tom.',
    ],
    ['', ''],
  ])('%j: %s', (phrase, told) => {
    expect(timeReading(phrase, ctx)).toBe(told);
  });
});

describe('a date by itself', () => {
  test.each([
    ['mai 2027', 'due', 'Tolkes som frist mai 2027'],
    ['fra 2027', 'due', 'Tolkes som fra 2027'],
    ['mai 2027', 'start', 'Tolkes som fra mai 2027'],
    ['mai 2027', 'day', 'Tolkes som 31.05.2027'],
    ['fra 2027', 'day', 'Skriv en dato, en måned eller et år: 01.05.2027, mai 2027, 2027.'],
    ['snart', 'due', 'Skriv en dato, en måned eller et år: 01.05.2027, mai 2027, 2027.'],
    ['', 'due', ''],
  ] as const)('%j as %s: %s', (text, kind, told) => {
    expect(dateReading(text, kind, ctx)).toBe(told);
  });
});
