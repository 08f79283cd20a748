import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readBuild } from './dist-size.ts';

test('the first page needs at most 170 kB of script and 30 kB of styles, compressed', () => {
  const { script, styles } = readBuild();
  expect(script).toBeLessThanOrEqual(170_000);
  expect(styles).toBeLessThanOrEqual(30_000);
});

test('what is not needed at first is fetched when it is wanted, in few files', () => {
  const { initial, late } = readBuild();
  const parts = ['words-nb', 'words-nn', 'words-en', 'floor', 'near', 'front', 'card', 'Editors', 'Table'];
  expect(initial.toSorted()).toEqual(['core', 'index', 'rolldown-runtime']);
  expect(late).toEqual(expect.arrayContaining(parts));
  expect(late.length).toBeLessThanOrEqual(40);
});

test('everything that is kept for opening without a network is there', () => {
  const dist = new URL('../dist/', import.meta.url);
  const worker = readFileSync(new URL('sw.js', dist), 'utf8');
  const kept = JSON.parse(/const files = (\[.*?\]);/s.exec(worker)![1]!) as string[];
  expect(kept.length).toBeGreaterThan(10);
  expect(kept.filter((file) => file !== '/' && !existsSync(new URL(`.${file}`, dist)))).toEqual([]);
});
