import type { Page } from '@playwright/test';
import { card, expect, test } from './board.ts';

const spoken = (page: Page) => page.locator('html').getAttribute('lang');

async function speak(page: Page, name: 'Bokmål' | 'Nynorsk' | 'English'): Promise<void> {
  await page.locator('.language').click();
  await page.getByRole('menuitemradio', { name }).click();
}

test('the board speaks three languages, aloud too, and remembers which', async ({ visit }) => {
  const { page } = await visit('Kari');
  expect(await spoken(page)).toBe('nb');
  await speak(page, 'Nynorsk');
  await expect(page.locator('.save-state')).toHaveText('Lagra');
  expect(await spoken(page)).toBe('nn');
  await speak(page, 'English');
  await expect(page.locator('.save-state')).toHaveText('Saved');
  await card(page, 't05-s2-a3').focus();
  await page.keyboard.press('Space');
  await expect(page.locator('.hidden[role=status]')).toHaveText(/^Lifted 5\.2\.3 Årlig treff/);
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.locator('.save-state')).toHaveText('Saved');
  expect(await spoken(page)).toBe('en');
  await expect(card(page, 't05-s2-a3').locator('.card-title')).toHaveAttribute('lang', 'no');
  await page.getByRole('link', { name: /^Samplan/ }).click();
  await expect(page.getByRole('link', { name: /^Open Næringsplan/ })).toBeVisible();
});

test('a language chosen once is there without a network', async ({ visit }) => {
  const { page, context } = await visit('Kari');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await context.setOffline(true);
  await speak(page, 'Nynorsk');
  await expect(page.locator('.save-state')).toHaveText('Fråkopla: endringane dine er trygge her');
});
