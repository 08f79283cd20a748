import type { Page } from '@playwright/test';
import { nb } from '../../shared/i18n/nb.ts';
import { chooseMine } from './account.ts';
import { card, cardsOf, expect, test } from './board.ts';

const toast = (page: Page) => page.locator('.toast');
const paste = (page: Page, text: string) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', text);
    document.activeElement!.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
const titlesOf = (page: Page, strategy: string) =>
  page.locator(`[data-strategy="${strategy}"] .card-title`).allTextContents();

test('a title and Enter make a card, and the field stays for the next', async ({ visit }) => {
  const { page } = await visit('Kari');
  await page.getByRole('button', { name: 'Nytt tiltak under 2.1' }).click();
  await page.keyboard.type('Første nye');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Andre nye');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Nytt tiltak under 2.1' })).toBeFocused();
  await page.keyboard.press('Escape');
  expect((await titlesOf(page, 't02-s1')).slice(3)).toEqual(['Første nye', 'Andre nye']);
  const made = page.locator('[data-strategy="t02-s1"] article').last();
  await expect(made).toBeFocused();
  await expect(made).toContainText('ny');
  await expect(made).toContainText('Mangler ansvarlig');
});

test('N makes a card right under the one in focus', async ({ visit }) => {
  const { page } = await visit('Kari');
  await card(page, 't02-s1-a1').focus();
  await page.keyboard.press('n');
  await page.keyboard.type('Rett under');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Og enda en');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  expect((await titlesOf(page, 't02-s1')).slice(1, 3)).toEqual(['Rett under', 'Og enda en']);
});

test('many pasted lines make many cards after asking, as one step', async ({ visit }) => {
  const { page } = await visit('Kari');
  await page.getByRole('button', { name: 'Nytt tiltak under 2.1' }).click();
  const long = `Lang ${'setning '.repeat(50)}slutt`;
  await paste(page, `- Første\r\n\r\n2. Andre\tansvar\n${long}`);
  const dialog = page.getByRole('dialog', { name: 'Lage 3 tiltak?' });
  await expect(dialog).toContainText('1 linje er lengre enn 300 tegn');
  await dialog.getByRole('button', { name: 'Lag 3 tiltak' }).click();
  await page.keyboard.press('Escape');
  const titles = (await titlesOf(page, 't02-s1')).slice(3);
  expect(titles.slice(0, 2)).toEqual(['Første', 'Andre']);
  expect(titles[2]).toMatch(/^Lang setning .*…$/);
  await page.keyboard.press('Control+z');
  await expect.poll(() => titlesOf(page, 't02-s1')).toHaveLength(3);
});

test('pasted lines can be one title, or nothing', async ({ visit }) => {
  const { page } = await visit('Kari');
  await page.getByRole('button', { name: 'Nytt tiltak under 2.1' }).click();
  await paste(page, 'Første\nAndre');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Nytt tiltak under 2.1' })).toBeFocused();
  await paste(page, 'Første\nAndre');
  await page.getByRole('button', { name: 'Lim inn som én tittel' }).click();
  await expect(page.getByRole('textbox', { name: 'Nytt tiltak under 2.1' })).toHaveValue('Første Andre');
  expect(await titlesOf(page, 't02-s1')).toHaveLength(3);
});

test('a title is edited where it stands: Enter keeps it, Escape and an empty one leave it', async ({
  visit,
}) => {
  const { page } = await visit('Kari');
  const one = card(page, 't02-s1-a1');
  const edit = async (text: string, key: string) => {
    await one.focus();
    await page.keyboard.press('e');
    await page.getByRole('textbox', { name: 'Tittel på 2.1.1' }).fill(text);
    await page.keyboard.press(key);
    await expect(one).toBeFocused();
  };
  await edit('Nytt navn', 'Enter');
  await expect(one).toContainText('Nytt navn');
  await edit('Bare en prøve', 'Escape');
  await edit('  ', 'Enter');
  await expect(toast(page)).toContainText(nb.card.titleMissing);
  await expect(one).toContainText('Nytt navn');
});

test('two who change one title see both, and the later chooses', async ({ visit }) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  await card(kari.page, 't02-s1-a1').press('e');
  await kari.page.getByRole('textbox').fill('Karis navn');
  await card(ola.page, 't02-s1-a1').press('e');
  await ola.page.getByRole('textbox').fill('Olas navn');
  await ola.page.keyboard.press('Enter');
  await expect(kari.page.locator('.waiting')).toBeVisible();
  await kari.page.keyboard.press('Enter');
  await expect(card(kari.page, 't02-s1-a1')).toContainText(nb.card.conflict('Olas navn'));
  await kari.page.getByRole('button', { name: 'Bruk min' }).click();
  for (const { page } of [kari, ola]) await expect(card(page, 't02-s1-a1')).toContainText('Karis navn');
});

test('undo and redo are mine alone, and step back where somebody has changed the same since', async ({
  visit,
}) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  const rename = async (page: Page, title: string) => {
    await card(page, 't02-s1-a1').focus();
    await page.keyboard.press('e');
    await page.getByRole('textbox').fill(title);
    await page.keyboard.press('Enter');
  };
  await card(kari.page, 't03-s3-a1').focus();
  await kari.page.keyboard.press('Alt+ArrowDown');
  await rename(kari.page, 'Karis navn');
  await expect(card(ola.page, 't02-s1-a1')).toContainText('Karis navn');
  await rename(ola.page, 'Olas navn');
  await expect(card(kari.page, 't02-s1-a1')).toContainText('Olas navn');
  await kari.page.keyboard.press('Control+z');
  const old = '2.1.1 Politisk samferdselsutvalg på tvers av partiene';
  await expect(toast(kari.page)).toContainText(nb.done.notUndone(old));
  await expect(card(kari.page, 't02-s1-a1')).toContainText('Olas navn');
  await kari.page.keyboard.press('Control+z');
  await expect.poll(() => cardsOf(ola.page, 't03-s3')).toEqual(['t03-s3-a1', 't03-s3-a2', 't03-s3-a3']);
  await kari.page.keyboard.press('Control+Shift+z');
  await expect.poll(() => cardsOf(ola.page, 't03-s3')).toEqual(['t03-s3-a2', 't03-s3-a1', 't03-s3-a3']);
  await kari.page.keyboard.press('Control+z');
  await kari.page.keyboard.press('Control+z');
  await expect(toast(kari.page)).toContainText(nb.done.nothingToUndo);
  await expect(card(ola.page, 't02-s1-a1')).toContainText('Olas navn');
});

test('archiving can be taken back at once, or from the archive later', async ({ visit }) => {
  const { page } = await visit('Kari');
  await card(page, 't02-s1-a2').focus();
  await page.keyboard.press('Delete');
  await expect(toast(page)).toContainText('2.1.2 er arkivert');
  await toast(page).getByRole('button', { name: 'Angre' }).click();
  await expect(card(page, 't02-s1-a2')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(card(page, 't02-s1-a3')).toBeFocused();
  await page.reload();
  await openArchive(page);
  await page.getByRole('searchbox', { name: 'Søk i arkivet' }).fill('flaske');
  await page.getByRole('button', { name: /^Hent tilbake 2\.1\.2/ }).click();
  await expect(card(page, 't02-s1-a2')).toBeFocused();
  expect(await cardsOf(page, 't02-s1')).toEqual(['t02-s1-a1', 't02-s1-a2', 't02-s1-a3']);
  await expect(page.getByText('Arkivet er tomt')).toBeVisible();
});

test('a card whose strategy has gone is given a new place from the archive', async ({ visit }) => {
  const { page } = await visit('Kari');
  await card(page, 't02-s1-a2').focus();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'Meny for strategi 2.1' }).click();
  await page.getByRole('menuitem', { name: 'Arkiver strategien' }).click();
  await expect(toast(page)).toContainText(nb.done.archivedMany('2.1', 2));
  await openArchive(page);
  await expect(page.locator('.archived')).toHaveCount(2);
  await expect(page.locator('.archived').last()).toContainText('Strategien finnes ikke lenger');
  await page.getByRole('button', { name: /^Hent tilbake 2\.1\.2/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Flytt 2.1.2' });
  await dialog.getByLabel('Tema').selectOption({ label: '3 Etablerere og vekst' });
  await dialog.getByLabel('Strategi').selectOption({ label: '3.2 Kapital til ideer med vekstkraft' });
  await dialog.getByRole('button', { name: 'Øverst' }).click();
  await dialog.getByRole('button', { name: 'Flytt hit, plass 1 av 2' }).click();
  await expect.poll(() => cardsOf(page, 't03-s2')).toEqual(['t02-s1-a2', 't03-s2-a1']);
  await page.keyboard.press('Control+z');
  await expect.poll(() => cardsOf(page, 't03-s2')).toEqual(['t03-s2-a1']);
});

test('themes and strategies are added, renamed, moved and archived without dragging', async ({ visit }) => {
  const { page } = await visit('Kari');
  await page.getByRole('button', { name: 'Nytt tema' }).click();
  await page.keyboard.type('Reiseliv');
  await page.keyboard.press('Enter');
  const theme = page.locator('.column[data-theme]').last();
  await expect(theme).toContainText('12');
  await expect(theme.locator('.theme-button')).toBeFocused();
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Navn på tema 12' }).fill('Reiseliv og natur');
  await page.keyboard.press('Enter');
  await expect(theme.locator('.theme-button')).toHaveText('Reiseliv og natur');
  await page.getByRole('button', { name: 'Meny for tema 12' }).click();
  await page.getByRole('menuitem', { name: 'Flytt til venstre' }).click();
  await expect(page.locator('.column[data-theme]').nth(9)).toContainText('Reiseliv og natur');
  await page.getByRole('button', { name: 'Meny for tema 12' }).click();
  await page.getByRole('menuitem', { name: 'Ny strategi' }).click();
  await page.keyboard.type('Stier for alle');
  await page.keyboard.press('Enter');
  const strategy = page.locator('.strategy-button', { hasText: 'Stier for alle' });
  await expect(strategy).toBeFocused();
  await page.keyboard.press('m');
  await page.getByRole('dialog').getByLabel('Tema').selectOption({ label: '4 Areal til næring' });
  await page.getByRole('button', { name: 'Flytt hit, plass 5 av 5' }).click();
  await expect(page.locator('[data-theme="t04"] .strategy-button').last()).toContainText('Stier for alle');
  await page.getByRole('button', { name: 'Meny for tema 12' }).click();
  await page.getByRole('menuitem', { name: 'Arkiver temaet' }).click();
  await expect(page.locator('.column[data-theme]')).toHaveCount(10);
  await toast(page).getByRole('button', { name: 'Angre' }).click();
  await expect(page.locator('.column[data-theme]')).toHaveCount(11);
});

async function openArchive(page: Page): Promise<void> {
  await chooseMine(page, 'Arkiv');
  await expect(page.getByRole('heading', { name: 'Arkiv' })).toBeFocused();
}
