import { hand } from '../../shared/i18n/hand/nb.ts';
import { nb } from '../../shared/i18n/nb.ts';
import { panels } from '../../shared/i18n/panels/nb.ts';
import { expectFaultless } from './axe.ts';
import { card, cardsOf, centre, expect, lift, planOn, test } from './board.ts';
import type { Page } from '@playwright/test';

/* Speed of hand: keys, quick words, several cards at once, links. */

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const bar = (page: Page) => page.getByRole('region', { name: hand.chosen });
const chosen = (page: Page) => page.locator('article.is-chosen');
const toast = (page: Page) => page.locator('.toast');

test('several cards are chosen, moved, given a status and taken back by keyboard alone', async ({
  visit,
}) => {
  const { page } = await visit('Kari');
  const before = await cardsOf(page, 't02-s1');
  const there = await cardsOf(page, 't03-s1');
  await card(page, before[0]!).focus();
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown');
  await expect(bar(page)).toContainText(hand.count(3));
  await expect(card(page, before[2]!)).toBeFocused();
  await expect(card(page, before[1]!)).toHaveAttribute('aria-label', /, valgt$/);
  await press(page, 'Shift+ArrowUp');
  await expect(chosen(page)).toHaveCount(2);
  await press(page, 'Shift+ArrowDown');
  await expectFaultless(page, 'three chosen');

  await press(page, 'm');
  await expect(page.getByRole('dialog', { name: hand.moveTitle(3) })).toBeVisible();
  const under = page.getByRole('dialog').getByRole('combobox', { name: hand.under });
  await under.focus();
  await under.selectOption('t03-s1');
  await page.getByRole('button', { name: hand.moveHere }).press('Enter');
  await expect(toast(page)).toContainText(nb.done.movedMany(3, '3.1'));
  expect(await cardsOf(page, 't03-s1')).toEqual([...there, ...before]);
  await press(page, 'Control+z');
  await expect.poll(() => cardsOf(page, 't02-s1')).toEqual(before);
  expect(await cardsOf(page, 't03-s1')).toEqual(there);

  await bar(page).getByRole('button', { name: hand.status }).press('Enter');
  await page.getByRole('menuitem', { name: nb.status.done }).press('Enter');
  await expect(toast(page)).toContainText(hand.statusSet(3, nb.status.done));
  await expect(page.locator('[data-strategy="t02-s1"] .status.done')).toHaveCount(3);
  await bar(page).getByRole('button', { name: hand.owner }).press('Enter');
  await page.getByRole('combobox', { name: hand.ownerField }).fill('__proto__');
  await page.getByRole('button', { name: hand.set, exact: true }).press('Enter');
  await expect(toast(page)).toContainText(hand.ownerSet(3, '__proto__'));
  await card(page, before[0]!).focus();
  await press(page, 'Control+z', 'Control+z');
  await expect(page.locator('[data-strategy="t02-s1"] .status.done')).toHaveCount(0);

  await press(page, 'Delete');
  await expect(card(page, before[1]!)).toHaveCount(0);
  await expect(bar(page)).toHaveCount(0);
  await press(page, 'Control+z');
  await expect.poll(() => cardsOf(page, 't02-s1')).toEqual(before);
  await card(page, before[0]!).focus();
  await press(page, 'Control+Space');
  await expect(chosen(page)).toHaveCount(1);
  await press(page, 'Escape');
  await expect(chosen(page)).toHaveCount(0);
});

test('signs take a card to the theme beside, and back where it was; letters comment and copy', async ({
  visit,
}) => {
  const { page } = await visit('Kari');
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
  });
  await card(page, 't03-s2-a1').focus();
  await press(page, '<');
  await expect(toast(page)).toContainText(/^3\.2\.1 flyttet til 2\.1/);
  await expect(card(page, 't03-s2-a1')).toBeFocused();
  await press(page, '>');
  await expect(page.locator('[data-strategy="t03-s2"] article[data-id="t03-s2-a1"]')).toBeFocused();
  await press(page, 'l');
  const dialog = page.getByRole('dialog', { name: hand.links.title(1) });
  const address = new URL('/plan/lillehammer/card/t03-s2-a1', page.url()).href;
  await expect(dialog.getByRole('textbox')).toHaveValue(address);
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await expectFaultless(page, 'the link');
  await press(page, 'Escape', 'c');
  await expect(page.locator('[data-comment-field]')).toBeFocused();
  await page.keyboard.type('c?<');
  await expect(page.locator('[data-comment-field]')).toHaveValue('c?<');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // In a text that is written together signs are signs too.
  await page.goto(address);
  await page.locator('.card-panel .cm-content').first().click();
  await page.keyboard.type('?x<');
  await expect(page.locator('.card-panel .cm-content').first()).toContainText('?x<');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('quick words of a title become who, with whom, where and when, in one step', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Kari');
  await card(page, 't02-s1-a1').focus();
  await press(page, 'n');
  const field = page.locator('.quick-add textarea');
  const meant = page.getByRole('list', { name: hand.quick.read });
  await expect(field).toBeFocused();
  await page.keyboard.type('Skriv til kari@plan.example om C# @');
  await expect(page.getByRole('listbox', { name: hand.quick.suggestions })).toBeVisible();
  await expectFaultless(page, 'suggestions');
  await page.keyboard.type('<img src=x onerror=alert(1)>');
  await page.getByRole('option', { name: hand.quick.addNew('<img src=x onerror=alert(1)>') }).click();
  await expect(meant).toContainText('<img src=x onerror=alert(1)>');
  await expect(meant).toContainText(hand.quick.isNew);
  await field.focus();
  await press(page, 'End');
  await page.keyboard.type(' +LKP #3.1 innen mars 2027');
  await expect(meant.getByRole('listitem')).toHaveCount(4);
  await expectFaultless(page, 'what is meant');
  await press(page, 'Enter');
  await expect(toast(page)).toContainText(nb.quickAdd.field('3.1'));
  await expect(field).toHaveValue('');
  const made = page.locator('[data-strategy="t03-s1"] article', { hasText: 'Skriv til' });
  await expect(made).toContainText('Skriv til kari@plan.example om C#');
  await expect(made).toContainText('innen mars 2027');
  await expect(made).toContainText('<img src=x onerror=alert(1)>');
  await press(page, 'Escape', 'Control+z');
  await expect(made).toHaveCount(0);
  await expect(page.locator('.save-state')).toHaveText('Lagret');
  const { organisations } = await planOn(server);
  expect(organisations?.filter(({ name, archived }) => name?.includes('onerror') && !archived)).toEqual([]);
});

test('what is not meant stays in the title, and Shift+Enter opens what was made', async ({ visit }) => {
  const { page } = await visit('Kari');
  const field = page.locator('.quick-add textarea');
  const meant = page.getByRole('list', { name: hand.quick.read });
  await card(page, 't02-s1-a1').focus();
  await press(page, 'n');
  await expect(field).toBeFocused();
  await page.keyboard.type('Bli #3.1 i landet');
  await meant.getByRole('button').click();
  await expect(meant).toHaveCount(0);
  await press(page, 'Shift+Enter');
  await expect(page.locator('.card-panel')).toHaveAttribute('aria-label', /Bli #3\.1 i landet/);
});

test('one of several chosen is dragged, and all go along in order', async ({ visit }) => {
  const { page } = await visit('Kari');
  const [ola, before] = [await visit('Ola'), await cardsOf(page, 't02-s1')];
  const there = await cardsOf(page, 't03-s1');
  await card(page, before[0]!).click({ modifiers: ['Control'] });
  await card(page, before[2]!).click({ modifiers: ['Control'] });
  await expect(chosen(page)).toHaveCount(2);
  await lift(page, before[2]!);
  await expect(page.locator('.lifted-count')).toHaveText('2');
  const { x, y } = await centre(page, `article[data-id="${there[0]}"]`);
  await page.mouse.move(x, y - 40, { steps: 8 });
  await expect(page.locator('[data-strategy="t03-s1"] .slot')).toBeVisible();
  await page.mouse.up();
  await expect.poll(() => cardsOf(page, 't03-s1')).toEqual([before[0], before[2], ...there]);

  // What somebody else takes away is no longer chosen; the rest stays so.
  await card(ola.page, before[0]!).focus();
  await press(ola.page, 'Delete');
  await expect(chosen(page)).toHaveCount(1);
  await expect(bar(page)).toContainText(hand.count(1));
  await card(page, there[0]!).click({ modifiers: ['Shift'] });
  await expect(chosen(page)).toHaveCount(2);
});

test('the cards of a column one only reads are left out, and it is said', async ({ visit }) => {
  const { page } = await visit('Kari', { role: 'editor', theme: 't02' });
  await card(page, 't03-s1-a1').click({ modifiers: ['Control'] });
  await expect(toast(page)).toContainText(nb.card.notChosen);
  await expect(chosen(page)).toHaveCount(0);
  await card(page, 't02-s1-a1').click({ modifiers: ['Control'] });
  await expect(chosen(page)).toHaveCount(1);
  await card(page, 't02-s1-a1').focus();
  await press(page, '>');
  await expect(toast(page)).toContainText(nb.done.noTheme);
});

test('on a phone cards are chosen by touch', async ({ visit }) => {
  const phone = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };
  const { page } = await visit('Kari', { ...phone, colorScheme: 'dark' });
  await page.getByRole('button', { name: nb.card.menu('2.1.1') }).tap();
  await page.getByRole('menuitem', { name: nb.card.chooseMany }).tap();
  await expect(bar(page)).toContainText(hand.count(1));
  await card(page, 't02-s1-a2').tap();
  await expect(bar(page)).toContainText(hand.count(2));
  await expect(page.locator('.card-panel')).toHaveCount(0);
  await expectFaultless(page, 'chosen on a phone');
  await bar(page).getByRole('button', { name: hand.archive }).tap();
  await expect(card(page, 't02-s1-a2')).toHaveCount(0);
  await bar(page).getByRole('button', { name: hand.cancel }).tap();
  await expect(bar(page)).toHaveCount(0);
});

test('the sheet shows every key', async ({ visit }) => {
  const { page } = await visit('Kari');
  await card(page, 't02-s1-a1').focus();
  await press(page, '?');
  const sheet = page.getByRole('dialog', { name: panels.keys.title });
  for (const words of Object.values(panels.keys.does))
    await expect(sheet.getByText(words, { exact: true })).toBeVisible();
  await expectFaultless(page, 'the sheet of keys');
});
