import type { Page } from '@playwright/test';
import { find } from '../../shared/i18n/find/nb.ts';
import { nb } from '../../shared/i18n/nb.ts';
import { expectFaultless } from './axe.ts';
import { card, cardsOf, expect, lift, planOn, test } from './board.ts';

test.slow();

const field = (page: Page) => page.getByRole('combobox', { name: find.field(132) });
const count = (page: Page) => page.locator('.find-count');
const dimmed = (page: Page) => page.locator('article.is-dim');
const said = (page: Page) => page.locator('.hidden[role=status]');
const queryOf = (page: Page) => decodeURIComponent(new URL(page.url()).search);

async function seek(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await expect(page).toHaveURL((url) => url.searchParams.get('q') === text);
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

/** The ids under a strategy as the server has them. */
async function stored(server: Parameters<typeof planOn>[0], strategy: string): Promise<string[]> {
  const { themes } = await planOn(server);
  const all = themes.flatMap(({ strategies }) => strategies);
  return all.find(({ id }) => id === strategy)!.actions.map(({ id }) => id);
}

test('a card that is moved among hidden ones lands beside the one that is seen', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Kari');
  for (const id of ['t05-s1-a1', 't05-s2-a1', 't05-s2-a4']) {
    const input = { entity: 'action', id, field: 'status', value: 'under-way' };
    const answer = await page.request.post(`${server.url}/api/plans/lillehammer/commands`, {
      data: { command: 'setField', input, key: `under-way-${id}` },
      headers: { origin: server.url },
    });
    expect(answer.status()).toBe(200);
  }
  await page.goto(`${page.url()}?status=under-way&view=hide`);
  await count(page).waitFor();
  await expect(count(page)).toHaveText('3 av 132');
  expect(await cardsOf(page, 't05-s2')).toEqual(['t05-s2-a1', 't05-s2-a4']);
  const [, ...between] = await stored(server, 't05-s2');

  await lift(page, 't05-s1-a1');
  const above = await card(page, 't05-s2-a1').boundingBox();
  await page.mouse.move(above!.x + 60, above!.y + above!.height - 4, { steps: 12 });
  await expect(page.locator('[data-strategy="t05-s2"] .slot')).toBeVisible();
  await page.mouse.up();
  await expect.poll(() => stored(server, 't05-s2')).toEqual(['t05-s2-a1', 't05-s1-a1', ...between]);

  // By keys a step is one that is seen: past all that is hidden, and the one that is not.
  await card(page, 't05-s1-a1').focus();
  await page.keyboard.press('Alt+ArrowDown');
  const [a2, a3, a4, ...rest] = between as [string, string, string, ...string[]];
  await expect.poll(() => stored(server, 't05-s2')).toEqual(['t05-s2-a1', a2, a3, a4, 't05-s1-a1', ...rest]);

  // What changes under the filter is dimmed, not taken away; only who asks anew does that.
  await page.request.post(`${server.url}/api/plans/lillehammer/commands`, {
    data: {
      command: 'setField',
      input: { entity: 'action', id: 't05-s2-a4', field: 'status', value: 'done' },
      key: 'done-a4',
    },
    headers: { origin: server.url },
  });
  await expect(count(page)).toHaveText('2 av 132');
  await expect(card(page, 't05-s2-a4')).toHaveClass(/is-dim/);
});

test('without a mouse: the palette opens cards and organisations, and single keys can be off', async ({
  visit,
}) => {
  const { page } = await visit('Kari', { colorScheme: 'dark' });
  await page.locator('.find').waitFor();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: find.palette });
  const input = palette.getByRole('combobox');
  await expect(input).toBeFocused();
  await page.keyboard.type('flytt');
  await expect(palette.getByRole('option').first()).toContainText('Starte Flyttehjelpen');
  await expect(palette.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await expectFaultless(page, 'the palette, dark');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/card\/t05-s2-a3$/);
  await page.goBack();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('>nullstill');
  await expect(palette.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);

  await page.keyboard.press('q');
  await expect(page.getByRole('button', { name: new RegExp(`^${find.mine}`) })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(count(page)).toBeVisible();
  expect(queryOf(page)).toBe('?mine');
  await page.keyboard.press('x');
  await page.keyboard.press('f');
  await expect(page.getByRole('dialog', { name: find.search })).toBeVisible();
  await expectFaultless(page, 'the filter, dark');
  await page.keyboard.press('Escape');
  await page.evaluate(() => localStorage.setItem('samplan.single-keys', 'off'));
  for (const key of ['q', 'f', '/']) await page.keyboard.press(key);
  expect(queryOf(page)).toBe('');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('@regionmarked');
  await expect(palette.getByRole('option').first()).toContainText('Regionmarkedsfører');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/organisations\/regionmarkedsforer$/);
});

test('on a phone one button opens all of it as a page', async ({ visit }) => {
  const { page } = await visit('Kari', {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  await page.locator('.find-phone').tap();
  const sheet = page.getByRole('dialog', { name: find.search });
  expect((await sheet.boundingBox())!.height).toBe(740);
  await sheet.getByRole('searchbox', { name: find.field(132) }).fill('flytt');
  await sheet.locator('summary', { hasText: find.groups.statuses }).tap();
  for (const target of await sheet.locator('.find-choice, summary, .button').all())
    expect((await target.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  await expectFaultless(page, 'the filter on a phone');
  await sheet.getByRole('button', { name: find.show(10) }).tap();
  await expect(sheet).toHaveCount(0);
  await expect(count(page)).toHaveText('10 av 132');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.getByRole('button', { name: find.clear }).tap();
  await expect(dimmed(page)).toHaveCount(0);
});
