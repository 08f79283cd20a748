import type { Page } from '@playwright/test';
import { panels } from '../../shared/i18n/panels/nb.ts';
import { nb } from '../../shared/i18n/nb.ts';
import { account, rightPassword } from '../server/accounts.ts';
import { card, cardsOf, expect, test } from './board.ts';

/** Presses Tab, or the arrow of a menu, until something with this name has focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(() => {
      const { ariaLabel, textContent } = document.activeElement as HTMLElement;
      return ariaLabel ?? textContent;
    });
    if (name.test(focused)) return;
  }
  throw new Error(`Tab does not come to ${name}`);
}

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

test('a whole session without a mouse', async ({ page, server }) => {
  await account(server, { id: 'kari', organisation: 'Regionrådet' });
  server.ctx.members.put({ plan: 'lillehammer', person: 'kari', role: 'coordinator' });
  await page.goto(server.url);
  await page.getByLabel('E-post').waitFor();
  await press(page, 'Tab');
  await expect(page.getByLabel('E-post')).toBeFocused();
  await page.keyboard.type('kari@plan.example');
  await press(page, 'Tab');
  await page.keyboard.type(rightPassword);
  await press(page, 'Enter');
  await page.getByRole('link', { name: /^Åpne Næringsplan/ }).waitFor();
  await tabTo(page, /^Åpne Næringsplan/);
  await press(page, 'Enter');
  await expect(page.locator('.save-state')).toHaveText('Lagret');

  // Who I am, the language, the look.
  await tabTo(page, /^Språk/);
  await press(page, 'Enter', 'ArrowDown', 'Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'nn');
  await press(page, 'Enter', 'Home', 'Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'nb');
  await tabTo(page, /^Din meny/);
  await press(page, 'Enter');
  await page.getByRole('menuitemradio', { name: nb.settings.dark }).waitFor();
  await press(page, 'End', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'Enter');
  await expect(page.locator('html')).toHaveAttribute('data-scheme', 'dark');

  // Over the rail to a theme, and what it is to attain.
  await tabTo(page, /^5Bosetting/);
  await press(page, 'Enter');
  await expect(page.locator('[data-theme="t05"] .theme-button')).toBeFocused();
  await press(page, 'ArrowDown');
  await expect(page.locator('[data-theme="t05"] .goal-button')).toBeFocused();
  await press(page, 'Enter');
  await expect(page.locator('[data-theme="t05"] .goals')).toContainText('Regionen skal ligge i norgestoppen');
  await press(page, 'Enter');

  // Fold a strategy and open it; its menu.
  await press(page, 'ArrowDown', 'Enter');
  await expect(page.locator('[data-strategy="t05-s1"] article')).toHaveCount(0);
  await press(page, 'Enter');
  await expect(page.locator('[data-strategy="t05-s1"] article')).toHaveCount(4);
  await press(page, 'Tab');
  await expect(page.getByRole('button', { name: 'Meny for strategi 5.1' })).toBeFocused();
  await press(page, 'Enter', 'Enter');
  await page.keyboard.type('Lett å komme hit');
  await press(page, 'Enter');
  await expect(page.locator('[data-strategy="t05-s1"] .strategy-button')).toContainText('Lett å komme hit');

  // A card's menu, by Tab and by the menu key.
  await press(page, 'ArrowDown', 'Tab');
  await expect(page.getByRole('button', { name: 'Meny for 5.1.1' })).toBeFocused();
  await press(page, 'Enter', 'ArrowUp', 'Enter');
  await expect(page.locator('.toast')).toContainText(nb.done.archived('5.1.1'));
  await expect(card(page, 't05-s1-a2')).toBeFocused();
  await press(page, 'Shift+F10');
  await expect(page.getByRole('menuitem', { name: nb.card.newBelow })).toBeVisible();
  await press(page, 'Escape');
  await expect(card(page, 't05-s1-a2')).toBeFocused();

  // New: a card at the end, a strategy, a theme.
  await press(page, 'End', 'Enter');
  await page.keyboard.type('Enda en strategi');
  await press(page, 'Enter');
  await expect(page.locator('.strategy-button', { hasText: 'Enda en strategi' })).toBeFocused();
  await press(page, 'ArrowDown', 'Enter');
  await page.keyboard.type('Et tiltak under den');
  await press(page, 'Enter', 'Escape');
  await expect(page.locator('article:focus')).toContainText('Et tiltak under den');

  // Out of the archive again.
  await tabTo(page, /^Din meny/);
  await press(page, 'Enter');
  await tabTo(page, /^Arkiv$/, 'ArrowDown');
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { name: 'Arkiv' })).toBeFocused();
  await tabTo(page, /^Hent tilbake 5\.1\.1/);
  await press(page, 'Enter');
  await expect(card(page, 't05-s1-a1')).toBeFocused();
  expect((await cardsOf(page, 't05-s1'))[0]).toBe('t05-s1-a1');

  // The sheet of keys, and single keys switched off.
  await press(page, '?');
  await expect(page.getByRole('checkbox', { name: panels.keys.on })).toBeFocused();
  await press(page, 'Space', 'Escape');
  await expect(card(page, 't05-s1-a1')).toBeFocused();
  await press(page, 'm', 'e', '?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: nb.card.titleField('5.1.1') })).toHaveCount(0);
  await press(page, 'F2');
  await expect(page.getByRole('textbox', { name: nb.card.titleField('5.1.1') })).toBeFocused();
});

test('focus goes to the neighbour when somebody else takes away what has it', async ({ visit }) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  await card(kari.page, 't02-s1-a2').focus();
  await card(ola.page, 't02-s1-a2').focus();
  await press(ola.page, 'Delete');
  await expect(card(kari.page, 't02-s1-a2')).toHaveCount(0);
  await expect(card(kari.page, 't02-s1-a3')).toBeFocused();
});
