import { expect, test } from 'vitest';
import { exportFile } from '../../server/exchange/export-file.ts';
import { propose } from '../../shared/exchange/propose.ts';
import { readSource } from '../../shared/exchange/read-source.ts';
import { readAll } from '../../shared/plan/document.ts';
import { examplePlan } from '../builders.ts';
import { bytesOf, open } from './opening.ts';

/* The example plan, written as a file of ours and opened again. */

const records = readAll(examplePlan());
const plan = {
  plan: 'p',
  records,
  seq: 7,
  language: 'nb',
  org: undefined,
  url: 'https://plan.example/p/p',
  changed: new Date('2026-11-20T12:00:00Z'),
  day: '2026-11-21',
} as const;

const written = async (format: 'docx' | 'xlsx' | 'csv'): Promise<Uint8Array> => {
  const file = await exportFile(format, plan, { time: 60_000, memory: 512 });
  return typeof file === 'string' ? bytesOf(file) : file;
};

test.each(['docx', 'xlsx', 'csv'] as const)('%s: all of it is found', async (format) => {
  const source = await open(await written(format), `plan.${format}`, undefined, 'p');
  expect(source.seq).toBe(format === 'xlsx' ? 7 : undefined);
  const { themes } = readSource(source);
  const strategies = themes.flatMap((theme) => theme.strategies);
  expect([themes.length, strategies.length, strategies.flatMap(({ actions }) => actions).length]).toEqual([
    10, 44, 132,
  ]);
});

test.each(['xlsx', 'csv'] as const)('%s: taken in where it came from, it changes nothing', async (format) => {
  const found = readSource(await open(await written(format), `plan.${format}`, undefined, 'p'));
  expect(propose(found, records, { answers: {} }).commands).toEqual([]);
});
