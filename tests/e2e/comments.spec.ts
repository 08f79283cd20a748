import type { Page } from '@playwright/test';
import { nb } from '../../shared/i18n/nb.ts';
import { parties as words } from '../../shared/i18n/parties/nb.ts';
import { expectFaultless } from './axe.ts';
import { card, expect, test } from './board.ts';

/* What is said of an action: live between two, one's own to rewrite and take back. */

const action = 't02-s1-a1';
const said = words.comments;

/** Opens the card, and waits for what was said of it. */
async function openCard(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/plan/lillehammer/card/${action}`);
  await page.locator('.comments:not(:has(.comments-state))').waitFor();
}
const field = (page: Page) => page.getByRole('textbox', { name: said.field });
const comments = (page: Page) => page.locator('.comment');

test('two talk about a card, call on each other, rewrite and take back', async ({ visit, server }) => {
  const kari = await visit('Kari', { person: 'kari', organisation: 'Regionrådet' });
  const lise = await visit('Lise', { person: 'lise', organisation: 'LKP', role: 'contributor' });
  for (const { page } of [kari, lise]) await openCard(page, server.url);
  await expect(kari.page.getByText(said.none)).toBeVisible();
  await kari.page.locator('.card-panel').focus();
  await kari.page.keyboard.press('c');
  await expect(field(kari.page)).toBeFocused();
  const hostile = '<img src=x onerror=alert(1)> javascript:alert(1) https://example.org/plan. ';
  await kari.page.keyboard.insertText(hostile);
  await kari.page.keyboard.type('@Lis');
  await expect(kari.page.locator('.mentions [role=option]').first()).toContainText('Lise');
  await expectFaultless(kari.page, 'mentioning');
  await kari.page.keyboard.press('Enter');
  await kari.page.keyboard.press('ControlOrMeta+Enter');
  await expect(field(kari.page)).toHaveValue('');
  await expect(comments(lise.page)).toContainText([/Kari.*Regionrådet/]);
  await expect(comments(lise.page)).toContainText(hostile.trim());
  await expect(comments(lise.page).getByRole('link')).toHaveAttribute('href', 'https://example.org/plan');
  await expect(comments(lise.page).locator('.mention')).toHaveText('@Lise');
  const stored = await server.ctx.rooms.read(
    'lillehammer',
    (doc) => doc.getMap('comments').toJSON(),
    'record',
  );
  expect(Object.values(stored)).toMatchObject([{ person: 'kari', mentions: ['lise'] }]);

  // Nobody rewrites what somebody else has said.
  await expect(comments(lise.page).getByRole('button')).toHaveCount(0);
  await field(lise.page).fill('Det gjør vi.');
  await lise.page.getByRole('button', { name: said.send }).click();
  await expect(comments(kari.page)).toHaveCount(2);
  await expect(kari.page.getByRole('tab', { name: said.title })).toContainText('2');
  await expect(card(kari.page, action)).toContainText(nb.said.comments(2));
  await comments(lise.page).last().getByRole('button', { name: said.edit }).click();
  await lise.page.getByRole('textbox', { name: said.editLabel }).fill('Det gjør vi gjerne.');
  await lise.page.getByRole('button', { name: said.save }).click();
  await expect(comments(kari.page).last()).toContainText('Det gjør vi gjerne.');
  await expect(comments(kari.page).last()).toContainText(said.edited);
  await comments(kari.page).first().getByRole('button', { name: said.delete }).click();
  await kari.page.getByRole('button', { name: said.deleteSure }).click();
  await expect(comments(lise.page).first()).toContainText(said.deleted);
  await expect(comments(lise.page).first()).not.toContainText('onerror');
  await expect(kari.page.getByRole('tab', { name: said.title })).toContainText('1');
  await expectFaultless(lise.page, 'comments');
});

test('what is written without a network stays, and is told so', async ({ visit, server }) => {
  const { page, context } = await visit('Kari', { person: 'kari', colorScheme: 'dark' });
  await openCard(page, server.url);
  await expect(page.getByText(said.none)).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText(said.stale)).toBeVisible();
  await field(page).fill('Skrevet på toget');
  await field(page).press('ControlOrMeta+Enter');
  await expect(page.getByText(said.offline)).toBeVisible();
  await expect(field(page)).toHaveValue('Skrevet på toget');
  await expectFaultless(page, 'comments without a network');
  await context.setOffline(false);
  await expect(page.getByText(said.stale)).toHaveCount(0);
  await field(page).press('ControlOrMeta+Enter');
  await expect(comments(page)).toContainText(['Skrevet på toget']);
});

test('who only reads is told so, and sees what comes', async ({ visit, server }) => {
  const { page } = await visit('Vera', { role: 'viewer' });
  await openCard(page, server.url);
  await expect(page.getByText(said.mayNot)).toBeVisible();
  await expect(page.locator('.comments').getByRole('textbox')).toHaveCount(0);
});
