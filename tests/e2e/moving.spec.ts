import type { Page } from '@playwright/test';
import { card, cardsOf, centre, expect, lift, test } from './board.ts';

const strategiesOf = (page: Page, theme: string) =>
  page
    .locator(`[data-theme="${theme}"] [data-strategy]`)
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.strategy));
const themesOf = (page: Page) =>
  page
    .locator('.column[data-theme]')
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.theme));

/** The theme whose column is at, or nearest to the right of, a place across the window. */
const columnAt = (page: Page, x: number) =>
  page
    .locator('.column[data-theme]')
    .evaluateAll(
      (all, x) =>
        all
          .filter((column) => column.getBoundingClientRect().right > x)
          .map((column) => (column as HTMLElement).dataset.theme)[0],
      x,
    );

/** Presses on an element and moves the mouse somewhere in steps, as a hand does. */
async function drag(page: Page, selector: string, to: { x: number; y: number }): Promise<void> {
  const from = await centre(page, selector);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, from.y + 10, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 10 });
  await page.locator('.slot').waitFor();
  await page.mouse.up();
}

test('a strategy is dragged within its theme and to another', async ({ visit }) => {
  const { page } = await visit('Kari');
  const third = await centre(page, '[data-strategy="t04-s2"] .strategy-head');
  await drag(page, '[data-strategy="t04-s1"] .strategy-button', { x: third.x, y: third.y + 90 });
  expect((await strategiesOf(page, 't04')).slice(0, 2)).toEqual(['t04-s2', 't04-s1']);
  const top = await centre(page, '[data-strategy="t03-s1"] .strategy-head');
  await drag(page, '[data-strategy="t04-s1"] .strategy-button', { x: top.x, y: top.y - 10 });
  expect((await strategiesOf(page, 't03'))[0]).toBe('t04-s1');
  await page.reload();
  await expect.poll(() => strategiesOf(page, 't03')).toContain('t04-s1');
});

test('a theme is dragged past another', async ({ visit }) => {
  const { page } = await visit('Kari');
  const to = await centre(page, '[data-theme="t05"] .theme-head');
  await drag(page, '[data-theme="t02"] .theme-button', { x: to.x - 40, y: to.y });
  expect((await themesOf(page)).slice(0, 3)).toEqual(['t03', 't04', 't02']);
});

test('a card held over the rail goes to that theme, which comes into view', async ({ visit }) => {
  const { page } = await visit('Kari');
  await lift(page, 't02-s1-a1');
  const rail = await centre(page, '.rail-item[data-zone="t10"]');
  await page.mouse.move(rail.x, rail.y, { steps: 6 });
  await expect(page.locator('[data-theme="t10"]')).toBeInViewport({ ratio: 0.9 });
  await page.mouse.up();
  expect((await cardsOf(page, 't10-s1')).at(-1)).toBe('t02-s1-a1');
});

test('the board scrolls sideways and a column down while a card is held at the edge', async ({ visit }) => {
  const { page } = await visit('Kari');
  const board = page.locator('.board');
  await lift(page, 't02-s1-a1');
  const { width, height } = page.viewportSize()!;
  const scrolled = (of: typeof board, side: 'scrollLeft' | 'scrollTop') =>
    of.evaluate((one, side) => one[side], side);
  await page.mouse.move(width - 12, height / 2, { steps: 6 });
  await expect.poll(() => scrolled(board, 'scrollLeft')).toBeGreaterThan(600);
  // In the middle the board stands still; which column it has brought there depends on how fast this machine is.
  await page.mouse.move(width / 2, height / 2, { steps: 6 });
  const theme = await columnAt(page, width / 2);
  const column = page.locator(`[data-theme="${theme}"] .column-body`);
  const over = await centre(page, `[data-theme="${theme}"] .theme-head`);
  await page.mouse.move(over.x, height - 20, { steps: 6 });
  await expect.poll(() => scrolled(column, 'scrollTop')).toBeGreaterThan(200);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await cardsOf(page, 't02-s1')).toEqual(['t02-s1-a1', 't02-s1-a2', 't02-s1-a3']);
});

test('a folded strategy opens under a held card', async ({ visit }) => {
  const { page } = await visit('Kari');
  await page.locator('[data-strategy="t04-s2"] .strategy-button').click();
  await expect(page.locator('[data-strategy="t04-s2"] article')).toHaveCount(0);
  await lift(page, 't02-s1-a1');
  const over = await centre(page, '[data-strategy="t04-s2"] .strategy-head');
  await page.mouse.move(over.x, over.y, { steps: 6 });
  // On the way the card made room for itself under 4.1, which moved 4.2 down.
  const now = await centre(page, '[data-strategy="t04-s2"] .strategy-head');
  await page.mouse.move(now.x, now.y, { steps: 6 });
  await expect(page.locator('[data-strategy="t04-s2"] article')).toHaveCount(2);
  await page.mouse.up();
  expect(await cardsOf(page, 't04-s2')).toContain('t02-s1-a1');
  await page.reload();
  await expect(page.locator('[data-strategy="t04-s2"] article')).toHaveCount(3);
});

test.describe('by touch', () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

  async function fingerOn(page: Page, id: string) {
    const cdp = await page.context().newCDPSession(page);
    const touch = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      ...touchPoints: { x: number; y: number }[]
    ) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
    const at = await centre(page, `article[data-id="${id}"]`);
    await touch('touchStart', at);
    const to = async (x: number, y: number) => {
      for (let i = 1; i <= 8; i++)
        await touch('touchMove', { x: at.x + ((x - at.x) * i) / 8, y: at.y + ((y - at.y) * i) / 8 });
    };
    return { at, to, let: () => touch('touchEnd') };
  }

  async function hold(page: Page, id: string) {
    const finger = await fingerOn(page, id);
    await page.locator('.lifted-copy .card').waitFor();
    return finger;
  }

  test('a long press lifts a card, and it is told where it will land', async ({ visit }) => {
    const { page } = await visit('Kari', phone);
    const finger = await hold(page, 't02-s1-a1');
    await finger.to(finger.at.x, finger.at.y + 190);
    await expect(page.locator('.lift-say')).toContainText('2.1.1 Slipp i 2.1, plass 2 av 3');
    await finger.let();
    await expect.poll(() => cardsOf(page, 't02-s1')).toEqual(['t02-s1-a2', 't02-s1-a1', 't02-s1-a3']);
  });

  test('the bar at the bottom takes a card to the next theme', async ({ visit }) => {
    const { page } = await visit('Kari', phone);
    const finger = await hold(page, 't02-s1-a1');
    const next = await centre(page, '.phone-bar [data-zone="t03"]');
    await finger.to(next.x, next.y);
    await expect(page.locator('.lift-say')).toContainText('Slipp i 3.1, plass 2 av 2');
    await finger.let();
    await expect.poll(() => cardsOf(page, 't03-s1')).toEqual(['t03-s1-a1', 't02-s1-a1']);
  });

  test('“another theme” asks where to', async ({ visit }) => {
    const { page } = await visit('Kari', phone);
    const finger = await hold(page, 't02-s1-a1');
    const other = await centre(page, '.phone-bar [data-zone="choose"]');
    await finger.to(other.x, other.y);
    await expect(page.locator('.lift-say')).toBeVisible();
    await finger.let();
    const dialog = page.getByRole('dialog', { name: 'Flytt 2.1.1' });
    await dialog.getByLabel('Tema').selectOption({ label: '11 Handel' });
    await dialog.getByRole('button', { name: /^Flytt hit/ }).tap();
    await expect.poll(() => cardsOf(page, 't11-s1')).toContain('t02-s1-a1');
  });

  test('a swipe scrolls and lifts nothing', async ({ visit }) => {
    const { page } = await visit('Kari', phone);
    const finger = await fingerOn(page, 't02-s1-a3');
    await finger.to(finger.at.x, finger.at.y - 200);
    await finger.let();
    await expect
      .poll(() => page.locator('[data-theme="t02"] .column-body').evaluate((body) => body.scrollTop))
      .toBeGreaterThan(100);
    await expect(page.locator('.is-mine')).toHaveCount(0);
  });
});

test('every move can be made in the dialog, with the neighbours named', async ({ visit }) => {
  const { page } = await visit('Kari');
  await card(page, 't05-s2-a3').focus();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: 'Flytt 5.2.3' });
  await expect(dialog.getByLabel('Tema')).toBeFocused();
  await dialog.getByLabel('Tema').selectOption({ label: '6 Film, TV og kreative næringer' });
  await dialog
    .getByLabel('Strategi')
    .selectOption({ label: '6.3 Nye næringer av film og interaktive medier' });
  await dialog.getByRole('button', { name: 'Øverst' }).click();
  await dialog.getByRole('button', { name: 'Ned en plass' }).click();
  await expect(dialog.getByRole('listitem').first()).toContainText('6.3.1');
  await dialog.getByRole('button', { name: 'Flytt hit, plass 2 av 7' }).click();
  expect((await cardsOf(page, 't06-s3'))[1]).toBe('t05-s2-a3');
  await expect(card(page, 't05-s2-a3')).toBeFocused();
});

test('strategies and themes are lifted by keyboard too', async ({ visit }) => {
  const { page } = await visit('Kari');
  await page.locator('[data-strategy="t02-s1"] .strategy-button').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  expect((await strategiesOf(page, 't02')).slice(0, 2)).toEqual(['t02-s2', 't02-s1']);
  await expect(page.locator('[data-strategy="t02-s1"] .strategy-button')).toBeFocused();
  await page.locator('[data-theme="t02"] .theme-button').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  expect((await themesOf(page)).slice(0, 2)).toEqual(['t03', 't02']);
});

test('the board is one stop for Tab, and arrows go everywhere in it', async ({ visit }) => {
  const { page } = await visit('Kari');
  await page.getByRole('link', { name: 'Hopp til tavlen' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(card(page, 't02-s1-a1')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(card(page, 't02-s1-a2')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-theme="t03"] :focus')).toHaveCount(1);
  await page.keyboard.press('Home');
  await expect(page.locator('[data-theme="t03"] .theme-button')).toBeFocused();
  await page.keyboard.press('5');
  await expect(page.locator('[data-theme="t05"] .theme-button')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Meny for tema 5' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Endre navn' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Meny for tema 5' })).toBeFocused();
});
