import { expect, test } from 'vitest';
import { panels } from '../../shared/i18n/panels/nb.ts';
import { singles } from '../../client/lib/keys.ts';
import { keyTable } from '../../client/settings/key-table.ts';

const rows = keyTable.flatMap(([, ...inGroup]) => inGroup);

test('the sheet of keys shows every key that is a letter or a sign, once', () => {
  const shown = rows.filter(([, ...keys]) => !keys.includes('Ctrl')).flatMap(([, ...keys]) => keys);
  const wanted = Object.values(singles).map((key) => key.toUpperCase());
  expect(wanted.map((key) => [key, shown.filter((one) => one === key).length])).toEqual(
    wanted.map((key) => [key, 1]),
  );
});

test('it shows nothing twice, and has words for nothing else', () => {
  const told = rows.map(([does]) => does);
  expect(told.toSorted()).toEqual(Object.keys(panels.keys.does).toSorted());
});
