import { card, expect, test } from './board.ts';

test('the example plan stands on the board, whole', async ({ visit }) => {
  const { page } = await visit('Kari');
  await expect(page.locator('.column[data-theme]')).toHaveCount(10);
  await expect(page.locator('[data-strategy]')).toHaveCount(44);
  await expect(page.locator('article')).toHaveCount(132);
  await expect(card(page, 't05-s2-a3')).toContainText('5.2.3');
  await expect(card(page, 't03-s3-a2')).toContainText('Dato må rettes: Operativ fra 202.01.2014 (sic)');
});
