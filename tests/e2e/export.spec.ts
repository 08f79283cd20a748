import type { Download, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { exchange as words } from '../../shared/i18n/exchange/nb.ts';
import { nb } from '../../shared/i18n/nb.ts';
import { chooseMine } from './account.ts';
import { expectFaultless } from './axe.ts';
import { card, expect, planOn, test } from './board.ts';

/* The ways out of a plan: as files, by a link for calendars, and on paper. */

const dialog = (page: Page) => page.getByRole('dialog', { name: words.export.title });
const bytesOf = async (download: Download): Promise<Buffer> => readFile(await download.path());

async function download(page: Page, format: 'docx' | 'xlsx' | 'csv' | 'json' | 'ics'): Promise<Download> {
  const begun = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name: words.export[format][1] }).click();
  return begun;
}

/** How many structure elements of a kind a tagged PDF has. */
const tagged = (pdf: string, kind: string) => pdf.match(new RegExp(`/S /${kind}\\b`, 'g'))?.length ?? 0;
const pagesOf = (pdf: string) => pdf.match(/\/Type \/Page\b/g)!.length;
const pdfOf = async (page: Page) =>
  (await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true })).toString('latin1');

test('everybody who reads gets the plan as a file, in each format', async ({ visit, server }) => {
  test.slow();
  const { page } = await visit('Kari', { role: 'viewer' });
  await chooseMine(page, nb.settings.export);
  const json = await download(page, 'json');
  expect(json.suggestedFilename()).toMatch(/\.json$/);
  expect(JSON.parse((await bytesOf(json)).toString())).toEqual(await planOn(server));
  for (const format of ['docx', 'xlsx'] as const) {
    const file = await download(page, format);
    expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${format}$`));
    expect((await bytesOf(file)).subarray(0, 2).toString()).toBe('PK');
  }
  expect((await bytesOf(await download(page, 'csv'))).toString()).toContain('Fast gruppe for idéutvikling');
  expect((await bytesOf(await download(page, 'ics'))).toString()).toMatch(/^BEGIN:VCALENDAR\r\n/);
});

test('without a network it is said, and a file that does not come is said too', async ({ visit }) => {
  const { page, context } = await visit('Kari');
  await page.route('**/export/csv*', (route) => route.fulfill({ status: 500, body: '{}' }));
  await chooseMine(page, nb.settings.export);
  await dialog(page).getByRole('button', { name: words.export.csv[1] }).click();
  await expect(dialog(page).getByRole('alert')).toContainText(words.export.failed);
  await expectFaultless(page, 'the ways out');
  await page.keyboard.press('Escape');
  await context.setOffline(true);
  await chooseMine(page, nb.settings.export);
  await expect(dialog(page).getByRole('alert')).toContainText(words.export.offline);
  await expect(dialog(page).getByRole('button', { name: words.export.json[1] })).toBeDisabled();
  await expect(dialog(page).getByRole('button', { name: words.export.printA4 })).toBeEnabled();
});

test('a link for calendars is made for an organisation, shown once, and ended', async ({ visit, server }) => {
  const { page, context } = await visit('Kari');
  await page.goto(`${server.url}/plan/lillehammer/organisations/lkp`);
  await page.getByRole('button', { name: words.calendar.make }).click();
  const field = page.getByLabel(words.calendar.link);
  await expect(field).toHaveValue(/^http.+\.ics$/);
  await expect(page.getByRole('button', { name: words.calendar.copy })).toBeFocused();
  await expectFaultless(page, 'the link');
  const url = await field.inputValue();
  expect(await (await context.request.get(url)).text()).toContain('BEGIN:VEVENT');
  await page.reload();
  await expect(page.getByRole('button', { name: words.calendar.make })).toBeVisible();
  await expect(field).toHaveCount(0);
  const open = page.getByRole('list', { name: words.calendar.open });
  await expect(open.getByRole('listitem')).toContainText(/^Laget .+ av Kari/);
  await open.getByRole('button').click();
  await expect(page.locator('.toast')).toContainText(words.calendar.ended);
  await expect(open).toHaveCount(0);
  expect((await context.request.get(url)).status()).toBe(404);
});

test('the plan is printed with its headings, a theme a page, dark on white, with nothing to press', async ({
  visit,
}) => {
  const { page } = await visit('Kari', { colorScheme: 'dark' });
  const pdf = await pdfOf(page);
  expect(pdf.includes('/StructTreeRoot')).toBe(true);
  expect([tagged(pdf, 'H1'), tagged(pdf, 'H2'), tagged(pdf, 'H3')]).toEqual([1, 10, 44]);
  expect(pdf.includes('/Outlines')).toBe(true);
  expect(pagesOf(pdf)).toBeGreaterThanOrEqual(10);
  expect(pagesOf(pdf)).toBeLessThanOrEqual(30);
  await expect(page.locator('.printed')).toHaveCount(0);

  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const printed = page.locator('.printed');
  await expect(printed.locator('tbody tr')).toHaveCount(132);
  await expect(printed.getByRole('row', { name: /Fast gruppe for idéutvikling/ })).toContainText(
    'Operativ fra 202.01.2014',
  );
  await expect(page.locator('.top')).toBeHidden();
  expect(await page.locator('button:visible, input:visible, article:visible').count()).toBe(0);
  const colours = await printed.evaluate((one) => ({
    paper: getComputedStyle(document.documentElement).backgroundColor,
    ink: getComputedStyle(one).color,
    breaks: getComputedStyle(one.querySelectorAll('.printed-theme')[1]!).breakBefore,
  }));
  expect(colours).toEqual({ paper: 'rgb(255, 255, 255)', ink: 'rgb(0, 0, 0)', breaks: 'page' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(printed).toHaveCount(0);
});

for (const [paper, button, size] of [
  ['A4', words.export.printA4, /\/MediaBox \[0 0 59[45]\S* 841\.\d+\]/],
  ['A3', words.export.printA3, /\/MediaBox \[0 0 119[01]\S* 841\.\d+\]/],
] as const)
  test(`the plan is printed on ${paper} from the menu, wherever one is`, async ({ visit, server }) => {
    const { page } = await visit('Kari');
    await page.goto(`${server.url}/plan/lillehammer/organisations`);
    // The dialog of the browser itself cannot be seen by a test: it is opened, and then the page is printed.
    await page.evaluate(() => {
      window.print = () => document.documentElement.setAttribute('data-asked', '');
    });
    await chooseMine(page, nb.settings.export);
    await dialog(page).getByRole('button', { name: button }).click();
    await expect(page.locator('html')).toHaveAttribute('data-asked');
    const pdf = await pdfOf(page);
    expect(size.test(pdf)).toBe(true);
    expect(tagged(pdf, 'H2')).toBe(10);
  });

test('an open card is printed as one sheet of that card', async ({ visit }) => {
  const { page } = await visit('Kari');
  await card(page, 't03-s3-a2').click();
  await expect(page.locator('.card-panel')).toBeVisible();
  const pdf = await pdfOf(page);
  expect(pagesOf(pdf)).toBe(1);
  expect([tagged(pdf, 'H1'), tagged(pdf, 'H2')]).toEqual([1, 1]);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.printed-card')).toContainText('Fast gruppe for idéutvikling');
  await expect(page.locator('.printed-card')).toContainText(words.print.owners);
  await expect(page.locator('.card-panel')).toBeHidden();
});
