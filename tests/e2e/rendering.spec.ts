import type { Page } from '@playwright/test';
import { countRenders, takeRendered } from '../render-counter.ts';
import { card, cardsOf, expect, editsElsewhere, test } from './board.ts';

/** Opens the board again with the counter in place; what its opening rendered is not counted. */
async function counted(page: Page): Promise<void> {
  await countRenders(page);
  await page.reload();
  await page.getByText('Lagret', { exact: true }).waitFor();
  // What was said comes after the board, and stands on every card that names somebody.
  await page.locator('.open-parts').first().waitFor();
  const withoutBadge = page.locator('article:has(.chip:not(.missing)):not(:has(.open-parts))');
  await expect(withoutBadge).toHaveCount(0);
  expect(Object.keys(await takeRendered(page))).toHaveLength(132);
}

test('a title edited elsewhere renders its card once, and no other', async ({ visit, server }) => {
  const { page } = await visit('Kari');
  using elsewhere = await editsElsewhere(server);
  await counted(page);
  elsewhere.retitle('t02-s1-a2', 'Skrevet et annet sted');
  await expect(card(page, 't02-s1-a2')).toContainText('Skrevet et annet sted');
  expect(await takeRendered(page)).toEqual({ 't02-s1-a2': 1 });
});

test('typing a title renders the card one writes in, and no other', async ({ visit }) => {
  const { page } = await visit('Kari');
  await counted(page);
  await card(page, 't02-s1-a2').focus();
  await page.keyboard.press('e');
  await page.keyboard.type('Skrevet her');
  await page.keyboard.press('Enter');
  await expect(card(page, 't02-s1-a2')).toContainText('Skrevet her');
  expect(Object.keys(await takeRendered(page))).toEqual(['t02-s1-a2']);
});

test('a drag across columns renders the card in hand, and no other', async ({ visit }) => {
  const { page } = await visit('Kari');
  await counted(page);
  const from = await card(page, 't02-s1-a1').boundingBox();
  const to = await card(page, 't04-s2-a1').boundingBox();
  await page.mouse.move(from!.x + 40, from!.y + 40);
  await page.mouse.down();
  await page.mouse.move(to!.x + 40, to!.y + 10, { steps: 40 });
  await expect(page.locator('.slot')).toContainText('Slipp her: 4.2, plass 1 av 3');
  await page.mouse.up();
  await expect.poll(() => cardsOf(page, 't04-s2')).toContain('t02-s1-a1');
  expect(Object.keys(await takeRendered(page))).toEqual(['t02-s1-a1']);
});

test('a board one comes back to is as one left it, and renders what has changed meanwhile', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Kari');
  using elsewhere = await editsElsewhere(server);
  await counted(page);
  const column = page.locator('.column[data-theme="t04"] .column-body');
  const scrolled = () => column.evaluate((body) => body.scrollTop);
  await card(page, 't04-s2-a1').scrollIntoViewIfNeeded();
  const before = await scrolled();
  await page.locator('[data-add="t02-s1"]').click();
  await page.getByRole('textbox', { name: /Nytt tiltak/ }).fill('Halvskrevet');
  // Not the table, whose rows are counted too.
  await page.getByRole('link', { name: 'Tidslinje' }).click();
  // What one has begun holds nothing back from who looks elsewhere, and nothing unseen is found.
  elsewhere.retitle('t02-s1-a2', 'Skrevet et annet sted');
  await expect(page.getByRole('main').getByText('Skrevet et annet sted').first()).toBeAttached();
  await expect(page.getByRole('article')).toHaveCount(0);
  await expect(page.getByRole('main')).toHaveCount(1);
  await page.getByRole('link', { name: 'Tavle' }).click();
  await expect(card(page, 't02-s1-a2')).toContainText('Skrevet et annet sted');
  await expect(page.getByRole('textbox', { name: /Nytt tiltak/ })).toHaveValue('Halvskrevet');
  expect(await scrolled()).toBe(before);
  expect(await takeRendered(page)).toEqual({ 't02-s1-a2': 1 });
});

test('what is off screen is left out while one works, and printed all the same', async ({ visit }) => {
  const { page } = await visit('Kari');
  const drawn = () =>
    page
      .locator('.card-title')
      .evaluateAll(
        (titles) => titles.filter((title) => title.checkVisibility({ contentVisibilityAuto: true })).length,
      );
  await expect.poll(drawn).toBeLessThan(100);
  await page.emulateMedia({ media: 'print' });
  await expect.poll(drawn).toBe(132);
});
