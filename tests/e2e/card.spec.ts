import type { Page } from '@playwright/test';
import { card as cardNb } from '../../shared/i18n/card/nb.ts';
import { nb } from '../../shared/i18n/nb.ts';
import { readAll } from '../../shared/plan/document.ts';
import type { Action } from '../../shared/plan/schema.ts';
import type { Running } from '../../server/server.ts';
import { expectFaultless } from './axe.ts';
import { card, cardsOf, centre, expect as wait, signIn, test } from './board.ts';

test.slow();
/** Much is fetched when a card is opened, and several people open it in one test. */
const expect = wait.configure({ timeout: 20_000 });

const panel = (page: Page) => page.locator('.card-panel');
const open = async (page: Page, id: string) => {
  await card(page, id).click();
  await expect(panel(page)).toBeVisible();
};
const field = (page: Page, name: string) => panel(page).getByLabel(name, { exact: true });

/** An action as the server has stored it. */
const stored = (server: Running, id: string) =>
  server.ctx.rooms.read('lillehammer', (doc) => readAll(doc).actions.get(id) as Action);

test('a card is opened, gone on from and closed by keyboard alone, and the way back is the browser’s', async ({
  visit,
}) => {
  const { page } = await visit('Kari', { permissions: ['clipboard-read', 'clipboard-write'] });
  await card(page, 't05-s2-a3').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/plan\/lillehammer\/card\/t05-s2-a3$/);
  await expect(panel(page)).toBeFocused();
  await expect(panel(page)).toHaveAccessibleName(/^Tiltak 5\.2\.3 Årlig treff/);
  await expect(card(page, 't05-s2-a3')).toBeInViewport();

  await page.keyboard.press('j');
  await expect(panel(page)).toHaveAccessibleName(/^Tiltak 5\.2\.4 /);
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await expect(panel(page)).toHaveAccessibleName(/^Tiltak 5\.2\.2 /);
  await page.keyboard.press('l');
  await expect(page.locator('.toast')).toContainText(nb.done.linksCopied(1));
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /\/plan\/lillehammer\/card\/t05-s2-a2$/,
  );

  // Esc leaves a field first, and what was written in it is kept.
  await field(page, cardNb.status.nextStep).focus();
  await page.keyboard.type('Spørre skolene, j og k');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(card(page, 't05-s2-a2')).toBeFocused();
  await expect(page).toHaveURL(/\/plan\/lillehammer$/);

  // Back to the last card: on the way through it each card took the place of the one before.
  await page.goBack();
  await expect(panel(page)).toHaveAccessibleName(/^Tiltak 5\.2\.2 /);
  await expect(field(page, cardNb.status.nextStep)).toHaveValue('Spørre skolene, j og k');
  await page.goBack();
  await expect(panel(page)).toHaveCount(0);
  await page.goForward();
  await expect(panel(page)).toBeVisible();

  // The title is still edited where it stands, and a second click on a card opens nothing else.
  await card(page, 't05-s2-a2').dblclick();
  await expect(page.locator('.title-field')).toHaveCount(0);
  await card(page, 't05-s2-a2').press('e');
  await expect(page.locator('.title-field')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeVisible();
});

test('an address opens its card: one far away, one in the archive, one there is not', async ({
  browser,
  server,
  visit,
}) => {
  const context = await browser.newContext();
  await signIn(context, server, { name: 'Kari' });
  const page = await context.newPage();
  const address = `${server.url}/plan/lillehammer/card`;
  await page.goto(`${address}/t10-s1-a1`);
  await expect(panel(page)).toHaveAccessibleName(/^Tiltak 10\.1\.1 /);
  await expect(card(page, 't10-s1-a1')).toBeInViewport();

  const ola = await visit('Ola');
  await card(ola.page, 't10-s1-a1').focus();
  await ola.page.keyboard.press('Delete');
  await expect(panel(page)).toContainText(cardNb.archived);
  await expect(field(page, cardNb.status.nextStep)).toHaveCount(0);
  await page.reload();
  await panel(page).getByRole('button', { name: cardNb.restore }).click();
  await expect(panel(page)).not.toContainText(cardNb.archived);
  await expect(card(ola.page, 't10-s1-a1')).toBeVisible();

  for (const wrong of ['finnes-ikke', '__proto__', '<img src=x onerror=alert(1)>']) {
    await page.goto(`${address}/${encodeURIComponent(wrong)}`);
    await expect(panel(page)).toContainText(cardNb.missing);
  }
  await panel(page).getByRole('button', { name: cardNb.close }).click();
  await expect(panel(page)).toHaveCount(0);
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the panel is faultless in ${colorScheme}, beside the board and as a page of a phone`, async ({
    visit,
  }) => {
    const { page } = await visit('Kari', { colorScheme });
    await open(page, 't05-s2-a3');
    await panel(page)
      .getByRole('button', { name: /^Status/ })
      .click();
    await expectFaultless(page, 'the panel, and its choice of status');
    await page.getByRole('menuitemradio', { name: nb.status['under-way'] }).click();
    await panel(page).getByRole('tab', { name: cardNb.tab.history }).click();
    await expect(panel(page).locator('.card-change')).toHaveCount(1);
    await panel(page).getByRole('button', { name: cardNb.links.add }).click();
    await page.keyboard.type('5.2');
    await expectFaultless(page, 'the history, and seeking an action');
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 360, height: 740 });
    await expect(page.locator('.board')).toBeHidden();
    await expect(page.locator('.top')).toBeHidden();
    const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(isTooWide).toBe(false);
    await expectFaultless(page, 'the panel on a phone');
    await panel(page).getByRole('button', { name: cardNb.close }).click();
    await expect(card(page, 't05-s2-a3')).toBeInViewport();
  });

test('two at one card: each sees the other, nobody’s text is lost, and one thing is put back', async ({
  visit,
  server,
}) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola', { person: 'ola' })];
  await open(kari.page, 't02-s1-a1');
  await open(ola.page, 't02-s1-a1');
  await expect(panel(kari.page).getByRole('img', { name: 'Ola · Regionrådet' })).toBeVisible();

  // Both write what the region has of it; Ola is done first.
  const mine = field(kari.page, cardNb.benefit.benefitRegion);
  await mine.fill('Karis nytte');
  await field(ola.page, cardNb.benefit.benefitRegion).fill('Olas nytte');
  await ola.page.keyboard.press('Control+Enter');
  await expect(panel(kari.page).getByRole('alert')).toContainText('Olas nytte');
  await expect(mine).toHaveValue('Karis nytte');
  await mine.press('Control+Enter');
  expect((await stored(server, 't02-s1-a1')).benefitRegion).toBe('Olas nytte');
  await panel(kari.page).getByRole('button', { name: nb.card.useMine }).click();
  await expect(field(ola.page, cardNb.benefit.benefitRegion)).toHaveValue('Karis nytte');

  // More than the field holds is not saved, and not cut off.
  await field(ola.page, cardNb.benefit.effort).fill('x'.repeat(2_001));
  await ola.page.keyboard.press('Control+Enter');
  await expect(panel(ola.page).getByRole('alert')).toContainText('høyst 2000');
  await field(ola.page, cardNb.benefit.effort).fill('');

  // The history tells of it as it happens.
  await panel(ola.page).getByRole('tab', { name: cardNb.tab.history }).click();
  const lines = panel(ola.page).locator('.card-change');
  await expect(lines.first()).toContainText('Kari · Regionrådet');
  await expect(lines.first().locator('del')).toContainText('Olas');
  await expect(lines.first().locator('ins')).toContainText('Karis');
  await panel(kari.page)
    .getByRole('button', { name: /^Status/ })
    .click();
  await kari.page.getByRole('menuitemradio', { name: nb.status.confirmed }).click();
  await expect(lines.first()).toContainText(nb.status.confirmed);
  await expect(lines).toHaveCount(3);
  await panel(ola.page)
    .getByRole('button', { name: cardNb.history.restoreNamed('Status', nb.status.proposed) })
    .click();
  await expect(card(kari.page, 't02-s1-a1')).toContainText(nb.status.proposed);
  await panel(ola.page).focus();
  await ola.page.keyboard.press('Control+z');
  await expect(card(kari.page, 't02-s1-a1')).toContainText(nb.status.confirmed);
});

test('one card under two strategies is edited as one, and each place is moved and taken away by itself', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Kari');
  const second = card(page, 't02-s1-a1@t02-s2');
  await open(page, 't02-s1-a1');
  await panel(page).getByRole('button', { name: cardNb.places.add }).click();
  await page.keyboard.type('2.2');
  await page.keyboard.press('Enter');
  await expect(second).toContainText(nb.card.alsoHere('2.1'));
  await expect(page.locator('[data-strategy="t02-s2"] .strategy-count')).toContainText(
    String((await cardsOf(page, 't02-s2')).length - 1),
  );

  // A link to another action is shown from both ends.
  await panel(page).getByRole('button', { name: cardNb.links.add }).click();
  await page.keyboard.type('5.2.3');
  await page.keyboard.press('Enter');
  await panel(page)
    .getByRole('link', { name: /^5\.2\.3 / })
    .click();
  await expect(panel(page)).toHaveAccessibleName(/^Tiltak 5\.2\.3 /);
  await expect(panel(page).getByRole('link', { name: /^2\.1\.1 / })).toBeVisible();
  await page.keyboard.press('Escape');

  // Its title, written at its second place, is the card's everywhere, and so is the panel.
  await second.focus();
  await page.keyboard.press('e');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Ett kort, to steder');
  await page.keyboard.press('Enter');
  await expect(second).toBeFocused();
  await expect(card(page, 't02-s1-a1')).toContainText('Ett kort, to steder');
  await page.keyboard.press('Enter');
  await expect(panel(page)).toHaveAccessibleName(/Ett kort, to steder/);
  await page.keyboard.press('Escape');

  // It is moved among the cards there by keys, and by mouse to another theme; at home nothing moves.
  const home = await cardsOf(page, 't02-s1');
  await second.focus();
  await page.keyboard.press('Alt+Home');
  await expect.poll(async () => (await cardsOf(page, 't02-s2'))[0]).toBe('t02-s1-a1@t02-s2');
  await expect(second).toBeFocused();
  const { x, y } = await centre(page, 'article[data-id="t02-s1-a1@t02-s2"]');
  const to = await centre(page, 'article[data-id="t04-s2-a1"]');
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 12, y + 12, { steps: 4 });
  await page.locator('.lifted-copy .card').waitFor();
  await page.mouse.move(to.x, to.y - 30, { steps: 8 });
  await expect(page.locator('.slot')).toContainText('Slipp her: 4.2, plass 1');
  await page.mouse.up();
  await expect.poll(async () => (await cardsOf(page, 't04-s2'))[0]).toBe('t02-s1-a1@t04-s2');
  await expect(second).toHaveCount(0);
  await expect(panel(page)).toHaveCount(0);
  expect(await cardsOf(page, 't02-s1')).toEqual(home);
  expect((await stored(server, 't02-s1-a1')).alsoIn).toMatchObject([{ id: 't04-s2' }]);

  // Delete takes the place away, not the card.
  await card(page, 't02-s1-a1@t04-s2').focus();
  await page.keyboard.press('Delete');
  await expect(page.locator('.toast')).toContainText('vises ikke lenger i 4.2');
  await expect(card(page, 't02-s1-a1@t04-s2')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(card(page, 't02-s1-a1@t04-s2')).toBeVisible();
});

test('what has not moved for long, and what is late, says so on the card and in the panel', async ({
  visit,
  server,
}) => {
  const kari = await visit('Kari');
  await open(kari.page, 't02-s1-a1');
  await panel(kari.page)
    .getByRole('button', { name: /^Status/ })
    .click();
  await kari.page.getByRole('menuitemradio', { name: nb.status['under-way'] }).click();
  await expect(card(kari.page, 't02-s1-a1')).toContainText(nb.status['under-way']);
  await expect(card(kari.page, 't02-s1-a1').locator('.standstill')).toHaveCount(0);
  await expect.poll(async () => (await stored(server, 't02-s1-a1')).status).toBe('under-way');
  const long = Date.now() - 200 * 24 * 60 * 60 * 1_000;
  server.ctx.db.prepare(`UPDATE change SET at = ? WHERE entity = 'action' AND id = 't02-s1-a1'`).run(long);

  const { page } = await visit('Ola');
  await expect(card(page, 't02-s1-a1').locator('.standstill')).toHaveText(/^Stått stille siden /);
  await open(page, 't02-s1-a1');
  await expect(panel(page).locator('.standstill')).toHaveText(/^Stått stille siden /);
  // A step that is due is something that moves; once it is late, that is said instead.
  await field(page, cardNb.status.nextDate).fill('2099-01-15');
  await page.keyboard.press('Enter');
  await expect(page.locator('.standstill')).toHaveCount(0);
  await field(page, cardNb.status.nextDate).fill('2026-01-15');
  await page.keyboard.press('Enter');
  await expect(card(kari.page, 't02-s1-a1').locator('.standstill')).toContainText(
    'Neste steg skulle vært tatt 15. januar',
  );
});
