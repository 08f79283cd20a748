import type { Page } from '@playwright/test';
import { find } from '../../shared/i18n/find/nb.ts';
import { nb } from '../../shared/i18n/nb.ts';
import { expectFaultless } from './axe.ts';
import { planOn, test } from './board.ts';
import { expect, saved } from './carrying.ts';
import { phone } from './inviting.ts';

/* Filters that a plan keeps under a name, for everybody. */

const words = find.saved;
const sheet = (page: Page) => page.getByRole('dialog');
const openSheet = (page: Page) => page.getByRole('button', { name: find.filter }).first().click();
const menuButton = (page: Page) => page.locator('.find-saved-menu');
const line = (page: Page, name: string) => sheet(page).getByRole('button', { name, exact: true });

/** Asks for what has no time and saves that, by keyboard. */
async function saveOne(page: Page, name: string): Promise<void> {
  await openSheet(page);
  await sheet(page).getByLabel(words.saveAs).fill(name);
  await page.keyboard.press('Enter');
  await expect(line(page, name)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
}

test('a filter is saved under a name, asked by another at once, named anew, removed and brought back', async ({
  visit,
  server,
}) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola', { role: 'viewer' })];
  await expect(menuButton(kari.page)).toHaveCount(0);
  await openSheet(kari.page);
  await expect(sheet(kari.page).getByText(words.how)).toBeVisible();
  await kari.page.keyboard.press('Escape');
  await kari.page.getByRole('button', { name: new RegExp(`^${find.none}`) }).click();
  await saveOne(kari.page, 'Uten <b>tid</b>');
  await expect(menuButton(kari.page)).toContainText('Uten <b>tid</b>');
  await menuButton(ola.page).click();
  await ola.page.getByRole('menuitemradio', { name: 'Uten <b>tid</b>' }).click();
  await expect(ola.page).toHaveURL(/time=none/);
  await expect(menuButton(ola.page)).toHaveAccessibleName(`${words.active} Uten <b>tid</b>`);
  await expect(ola.page.locator('.find-count')).toHaveText(find.shown(17, 132));
  // Who only reads asks and changes nothing.
  await openSheet(ola.page);
  await expect(line(ola.page, 'Uten <b>tid</b>')).toBeVisible();
  await expect(sheet(ola.page).getByRole('button', { name: words.remove('Uten <b>tid</b>') })).toHaveCount(0);
  await ola.page.keyboard.press('Escape');

  await openSheet(kari.page);
  await sheet(kari.page)
    .getByRole('button', { name: words.rename('Uten <b>tid</b>') })
    .click();
  await kari.page.keyboard.type('Når?');
  await kari.page.keyboard.press('Enter');
  await expect(sheet(kari.page).getByRole('button', { name: words.rename('Når?') })).toBeFocused();
  await expect(menuButton(ola.page)).toContainText('Når?');
  await saved(kari.page);
  const stored = async () =>
    (await planOn(server)).plan.filters?.map(({ name, query }) => `${name} ${query}`);
  expect(await stored()).toEqual(['Når? ?time=none']);
  await sheet(kari.page)
    .getByRole('button', { name: words.remove('Når?') })
    .click();
  await expect(menuButton(ola.page)).toHaveCount(0);
  await expect(sheet(kari.page).getByRole('button', { name: nb.app.undo })).toBeFocused();
  await kari.page.keyboard.press('Enter');
  await expect(menuButton(ola.page)).toContainText('Når?');
  await kari.page.keyboard.press('Escape');
  await kari.page.keyboard.press('ControlOrMeta+z');
  await saved(kari.page);
});

test('it is asked from the palette, in every view, and a name that is taken gets the new question', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Kari');
  await page.goto(`${server.url}/plan/lillehammer?is=no-owner`);
  await saveOne(page, 'Ledige');
  await page.goto(`${server.url}/plan/lillehammer/actors/map`);
  await expect(menuButton(page)).toHaveText(words.short);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('>ledige');
  await expect(page.getByRole('option', { name: words.use('Ledige') })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/actors\/map\?is=no-owner/);
  await expect(menuButton(page)).toContainText('Ledige');
  await page.goto(`${server.url}/plan/lillehammer?status=idea`);
  await openSheet(page);
  await sheet(page).getByLabel(words.saveAs).fill('ledige');
  await expect(sheet(page).getByText(words.replaces('Ledige'))).toBeVisible();
  await sheet(page).getByRole('button', { name: words.replace }).click();
  await saved(page);
  expect((await planOn(server)).plan.filters?.map(({ query }) => query)).toEqual(['?status=idea']);
});

test('an editor of one theme, whose word it is not, asks only', async ({ visit, server }) => {
  const kari = await visit('Kari');
  await kari.page.goto(`${server.url}/plan/lillehammer?mine`);
  await saveOne(kari.page, 'Mine');
  const { page } = await visit('Dina', { role: 'editor', theme: 't04' });
  await page.goto(`${server.url}/plan/lillehammer?status=idea`);
  await openSheet(page);
  await expect(line(page, 'Mine')).toBeVisible();
  await expect(sheet(page).getByLabel(words.saveAs)).toHaveCount(0);
});

test('on a phone, by day and by night it is faultless', async ({ visit, server }) => {
  test.slow();
  const { page } = await visit('Kari', { ...phone, colorScheme: 'dark' });
  await page.goto(`${server.url}/plan/lillehammer?is=no-owner`);
  await page.getByRole('button', { name: find.search }).click();
  await sheet(page).getByLabel(words.saveAs).fill('Ledige tiltak som noen bør ta med det aller første');
  await sheet(page).getByRole('button', { name: words.save, exact: true }).click();
  await expect(sheet(page).getByRole('button', { name: /^Ledige/, pressed: true })).toBeVisible();
  await expectFaultless(page, 'phone, sheet');
  await sheet(page).getByRole('button', { name: nb.app.close }).click();
  await expect(page.locator('.find-phone')).toContainText('Ledige');
  await expectFaultless(page, 'phone');
  const wide = await visit('Ola', { colorScheme: 'light' });
  await openSheet(wide.page);
  await expectFaultless(wide.page, 'sheet');
});
