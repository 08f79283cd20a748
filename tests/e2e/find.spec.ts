import type { Page } from '@playwright/test';
import { find } from '../../shared/i18n/find/nb.ts';
import { nb } from '../../shared/i18n/nb.ts';
import { expectFaultless } from './axe.ts';
import { card, cardsOf, expect, lift, planOn, test } from './board.ts';

const field = (page: Page) => page.getByRole('combobox', { name: find.field(132) });
const count = (page: Page) => page.locator('.find-count');
const dimmed = (page: Page) => page.locator('article.is-dim');
const said = (page: Page) => page.locator('.hidden[role=status]');
const queryOf = (page: Page) => decodeURIComponent(new URL(page.url()).search);

async function seek(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await expect(page).toHaveURL(`?q=${text}`);
}

test('words within words, slips and other names find cards; the way back unasks', async ({ visit }) => {
  const { page } = await visit('Kari');
  await page.locator('.find').waitFor();
  // What comes late has its place: nothing below it moves.
  const below = await page.locator('.rail').boundingBox();
  await page.reload();
  await expect(page.locator('.rail')).toBeVisible();
  expect((await page.locator('.rail').boundingBox())!.y).toBe(below!.y);
  await page.locator('.find').waitFor();
  expect((await page.locator('.rail').boundingBox())!.y).toBe(below!.y);

  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('flytt');
  await expect(count(page)).toHaveText('10 av 132');
  await expect(dimmed(page)).toHaveCount(122);
  await expect(card(page, 't05-s2-a3').locator('mark')).toHaveText('flytt');
  await expect(card(page, 't05-s2-a3').locator('mark')).toHaveCSS('text-decoration-line', 'underline');
  await expect(card(page, 't02-s1-a1')).toHaveAccessibleName(new RegExp(nb.card.dim));
  await expect(said(page)).toHaveText(find.said(10, 132));
  await expectFaultless(page, 'dimmed cards and hits');

  await seek(page, 'utfylttede');
  await expect(count(page)).toHaveText('1 av 132');
  await expect(card(page, 't05-s2-a3').locator('mark')).toHaveText('utflyttede');
  await seek(page, 'fiber');
  await expect(page.locator('.find-empty')).toHaveText(find.nothing('fiber', 132));

  // The whole name, where the cards show the short one. Typing is one step on the way back.
  await seek(page, 'kunnskapspark');
  expect(await page.locator('article:not(.is-dim)').count()).toBeGreaterThan(5);
  await page.goBack();
  await expect(count(page)).toHaveCount(0);
  await expect(field(page)).toHaveValue('');
  await expect(dimmed(page)).toHaveCount(0);
  await page.goForward();
  await expect(field(page)).toHaveValue('kunnskapspark');
});

test('filters combine, live in the address, and what does not fit is dimmed or hidden', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Kari');
  await page.locator('.find').waitFor();
  await page.keyboard.press('f');
  const sheet = page.getByRole('dialog', { name: find.search });
  await sheet.locator('summary', { hasText: find.groups.themes }).click();
  await sheet.getByRole('checkbox', { name: /^5 Bo, studere/ }).check();
  await expect(count(page)).toHaveText('19 av 132');
  await sheet.getByRole('checkbox', { name: /^4 Areal/ }).check();
  await expect(count(page)).toHaveText('24 av 132');
  await sheet.locator('summary', { hasText: find.groups.organisations }).click();
  await sheet.getByRole('searchbox', { name: find.findOrganisation }).fill('regionmarkedsfører');
  await sheet.getByRole('checkbox', { name: /^Regionmarkedsfører/ }).check();
  await sheet.getByRole('radio', { name: find.lead }).check();
  await expectFaultless(page, 'the filter');
  await sheet.getByRole('button', { name: /^Vis \d+ tiltak$/ }).click();
  const { themes } = await planOn(server);
  const wanted = themes
    .filter(({ no }) => no === 4 || no === 5)
    .flatMap(({ strategies }) => strategies.flatMap(({ actions }) => actions))
    .filter(({ owners }) => owners.includes('regionmarkedsforer'));
  expect(wanted.length).toBeGreaterThan(1);
  await expect(count(page)).toHaveText(`${wanted.length} av 132`);
  expect(queryOf(page)).toBe('?org=regionmarkedsforer&part=lead&theme=t05,t04');

  await page.getByRole('button', { name: find.hide, exact: true }).click();
  await expect(page.locator('article[data-id]')).toHaveCount(wanted.length);
  await page.reload();
  await expect(page.locator('article[data-id]')).toHaveCount(wanted.length);
  await expect(count(page)).toHaveText(`${wanted.length} av 132`);

  // A card opens over it and closes again, and the question stands.
  await card(page, wanted[0]!.id).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/card\/[a-z0-9-]+\?org=/);
  await page.goBack();
  await expect(page.locator('article[data-id]')).toHaveCount(wanted.length);

  await page.keyboard.press('x');
  await expect(page.locator('article[data-id]')).toHaveCount(132);
  expect(queryOf(page)).toBe('');
});

/** Hides all but the first and the last of the six cards of 5.2: those are to be done. */
async function hideInBetween(page: Page): Promise<void> {
  await page.goto(`${page.url()}?q=unge+25&view=hide`);
  await expect(count(page)).toBeVisible();
}

test('a card that is dragged among hidden ones lands beside the one that is seen', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Kari');
  const before = (await cardsOf(page, 't05-s1')).slice();
  const [first, , third, fourth] = before as [string, string, string, string];
  for (const id of [first, third]) {
    const input = { entity: 'action', id, field: 'status', value: 'under-way' };
    const { status } = await page.request
      .post(`${server.url}/api/plans/lillehammer/commands`, {
        data: { command: 'setField', input, key: `k-${id}` },
        headers: { origin: server.url },
      })
      .then((answer) => ({ status: answer.status() }));
    expect(status).toBe(200);
  }
  await card(page, 't04-s1-a1').focus();
  await page.keyboard.press('e');
  await page.keyboard.press('Escape');
  expect(fourth).toBeTruthy();
});
