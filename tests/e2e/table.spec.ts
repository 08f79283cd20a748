import { countRenders, takeRendered } from '../render-counter.ts';
import { expectFaultless } from './axe.ts';
import { planOf } from '../bench/plans.ts';
import { expect, signIn, editsElsewhere, test } from './board.ts';
import { cell, drawnRows, expectFocus, openTable, press } from './table.ts';

test('by keyboard: to a cell, writing, on to the next, out to the card and back', async ({ visit }) => {
  test.slow();
  const { page } = await visit('Kari');
  await openTable(page);
  await cell(page, 't02-s1-a1', 'title').click();
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown');
  await expectFocus(page, 't02-s1-a2', 'time');
  await press(page, 'Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Innen mai 2027');
  await page.keyboard.press('Enter');
  await expectFocus(page, 't02-s1-a3', 'time');
  await expect(cell(page, 't02-s1-a2', 'time')).toContainText('Innen mai 2027');
  await expect(cell(page, 't02-s1-a2', 'due')).toContainText('2027');
  // A letter begins anew, and is neither a shortcut of the page nor lost.
  await page.keyboard.type('f/mx');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expectFocus(page, 't02-s1-a3', 'due');
  await expect(cell(page, 't02-s1-a3', 'time')).toContainText('f/mx');
  await press(page, 'Shift+Tab', 'F2');
  await page.keyboard.type(' nei');
  await page.keyboard.press('Escape');
  await expectFocus(page, 't02-s1-a3', 'time');
  await expect(cell(page, 't02-s1-a3', 'time')).toHaveText('f/mx');
  await press(page, 'Control+Enter');
  await expect(page).toHaveURL(/\/table\/card\/t02-s1-a3/);
  await page.locator('.card-panel').waitFor();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/plan\/lillehammer\/table$/);
  await expectFocus(page, 't02-s1-a3', 'time');
  await press(page, 'Control+z');
  await expect(cell(page, 't02-s1-a3', 'time')).toHaveText(/Plan for arbeidet/);
  await expectFocus(page, 't02-s1-a3', 'time');
});

test('arrows, Home, End and pages go where they say; Esc and Tab go out', async ({ visit }) => {
  const { page } = await visit('Kari');
  await openTable(page);
  await cell(page, 't02-s1-a1', 'number').click();
  await press(page, 'End');
  await expectFocus(page, 't02-s1-a1', 'changed');
  await press(page, 'Home');
  await expectFocus(page, 't02-s1-a1', 'select');
  await press(page, 'ArrowRight', 'ArrowUp');
  await expectFocus(page, 'strategy/t02-s1', 'title');
  await press(page, 'ArrowLeft');
  await expect(page.locator('[data-row="t02-s1-a1"]')).toHaveCount(0);
  await expect(page.locator('[data-row="strategy/t02-s1"]')).toHaveAttribute('aria-expanded', 'false');
  await press(page, 'ArrowRight');
  await expect(page.locator('[data-row="t02-s1-a1"]')).toHaveCount(1);
  await press(page, 'ArrowUp', 'ArrowRight');
  await expectFocus(page, 'theme/t02', 'owners');
  await press(page, 'Control+End');
  await expectFocus(page, 't11-s4-a3', 'changed');
  await expect(cell(page, 't11-s4-a3', 'changed')).toBeInViewport();
  await press(page, 'Control+Home');
  await expectFocus(page, 'theme/t02', 'select');
  await press(page, 'ArrowUp', 'ArrowRight', 'ArrowRight');
  await expectFocus(page, 'head', 'title');
  await press(page, 'ArrowDown', 'PageDown', 'PageDown');
  await expect(cell(page, 'theme/t02', 'title')).not.toBeInViewport();
  await press(page, 'Escape', 'Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('[role=treegrid]'))).toBeNull();
});

test('a block is chosen by Shift and by dragging, copied, pasted as one step, and emptied', async ({
  visit,
}) => {
  const { page, context } = await visit('Kari');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openTable(page);
  await cell(page, 't02-s2-a1', 'next').waitFor({ state: 'detached' });
  await cell(page, 't02-s1-a1', 'time').click();
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowRight');
  await expect(page.locator('.is-block')).toHaveCount(4);
  await expect(page.locator('.table-foot')).toContainText('2 × 2 celler merket');
  await press(page, 'Control+c');
  await cell(page, 't02-s2-a1', 'time').click();
  await press(page, 'Control+v');
  await expect(cell(page, 't02-s2-a2', 'time')).toContainText('Kartlegging innen mars');
  await expect(cell(page, 't02-s2-a1', 'time')).toContainText('Innen januar 2015');
  await press(page, 'Control+z');
  await expect(cell(page, 't02-s2-a1', 'time')).toContainText('Innen desember 2014');
  await expect(cell(page, 't02-s2-a2', 'time')).toContainText('Tid ikke satt');
  const [from, to] = [cell(page, 't02-s1-a1', 'owners'), cell(page, 't02-s1-a3', 'partners')];
  await from.hover();
  await page.mouse.down();
  await to.hover();
  await page.mouse.up();
  await expect(page.locator('.is-block')).toHaveCount(6);
  await press(page, 'Delete');
  await expect(cell(page, 't02-s1-a1', 'owners')).toContainText('Mangler ansvarlig');
  await expect(cell(page, 't02-s1-a2', 'partners')).toContainText('Ingen partnere');
  await press(page, 'Control+z');
  await expect(cell(page, 't02-s1-a1', 'owners')).toContainText('LRU');
});

test('sorting and grouping stand in the address, and an edit moves no row under the hand', async ({
  visit,
}) => {
  const { page } = await visit('Kari');
  await openTable(page);
  const grid = page.getByRole('treegrid');
  await expect(grid).toHaveAttribute('aria-rowcount', /^\d{3}$/);
  await page.getByRole('button', { name: 'Gruppert' }).click();
  await expect(page).toHaveURL(/as=flat$/);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '133');
  const head = page.getByRole('columnheader', { name: 'Tiltak', exact: true });
  await head.getByRole('button').click();
  await expect(page).toHaveURL(/as=flat\.title-asc/);
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  const before = await drawnRows(page);
  const title = cell(page, before[2]!, 'title');
  await title.click();
  await press(page, 'Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Åååå sist i alfabetet');
  await page.keyboard.press('Enter');
  await expect(title).toContainText('Åååå');
  await expectFocus(page, before[3]!, 'title');
  expect(await drawnRows(page)).toEqual(before);
  // Asked anew, it goes where it belongs.
  await head.getByRole('button').click();
  await expect(page).toHaveURL(/as=flat\.title-desc/);
  await expect.poll(async () => (await drawnRows(page))[0]).toBe(before[2]);
  await page.reload();
  await expect.poll(async () => (await drawnRows(page))[0]).toBe(before[2]);
});

test('columns are chosen, moved and made wider, and a link shows the same', async ({ visit }) => {
  const { page } = await visit('Kari');
  await openTable(page);
  await page.getByRole('button', { name: 'Kolonner 9' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kolonner' });
  await dialog.getByRole('checkbox', { name: 'Partnere' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'Neste steg', exact: true }).check();
  await dialog.getByRole('button', { name: 'Flytt Neste steg mot venstre' }).click();
  await dialog.getByRole('checkbox', { name: 'Status' }).press('Alt+ArrowUp');
  await expectFaultless(page, 'the columns');
  await dialog.getByRole('button', { name: 'Ferdig' }).click();
  await expect(page).toHaveURL(/as=c~owners~time~status~due~funding~next~changed$/);
  const names = () => page.getByRole('columnheader').allInnerTexts();
  await expect.poll(async () => (await names()).slice(3)).toEqual([
    'Hovedansvar', 'Tid i planen', 'Status', 'Frist, tolket', 'Finansiering', 'Neste steg', 'Sist endret',
  ]); // prettier-ignore
  const edge = page.getByRole('separator', { name: 'Bredde på Tiltak' });
  await page.getByRole('columnheader', { name: 'Tiltak', exact: true }).getByRole('button').focus();
  await press(page, 'Tab', 'ArrowRight', 'ArrowRight');
  await expect(edge).toHaveAttribute('aria-valuenow', '342');
  const at = (await edge.boundingBox())!;
  await page.mouse.move(at.x + at.width / 2, at.y + 10);
  await page.mouse.down();
  await page.mouse.move(at.x + at.width / 2 + 40, at.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect(edge).toHaveAttribute('aria-valuenow', '382');
  await expect(page).toHaveURL(/as=c~title-382~owners/);
  await page.reload();
  await expect(edge).toHaveAttribute('aria-valuenow', '382');
  await page.getByRole('button', { name: 'Flere valg for tabellen' }).click();
  await page.getByRole('menuitem', { name: 'Tilbakestill oppsettet' }).click();
  await expect(page).toHaveURL(/\/table$/);
  await expect(edge).toHaveAttribute('aria-valuenow', '310');
});

test('what is chosen in the table is chosen on the board', async ({ visit }) => {
  const { page } = await visit('Kari');
  await openTable(page);
  await cell(page, 't02-s1-a1', 'title').click();
  await press(page, 'Space', 'ArrowDown', 'Space');
  await expect(page.locator('[data-row="t02-s1-a2"]')).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.chosen-bar')).toContainText('2 valgt');
  await page.getByRole('link', { name: 'Tavle' }).click();
  await expect(page.locator('article.is-chosen')).toHaveCount(2);
  await page.getByRole('link', { name: 'Tabell' }).click();
  await expect(page.locator('[data-row="t02-s1-a1"] input')).toBeChecked();
  await expect(page.locator('[data-row="theme/t02"] input')).toBeChecked({ indeterminate: true });
  await page.locator('[data-row="theme/t02"] input').click();
  await expect(page.locator('.chosen-bar')).toContainText('7 valgt');
});

test('sums follow the filter; when nothing fits it says what to do', async ({ visit }) => {
  const { page } = await visit('Kari');
  await openTable(page, '?theme=t02&view=hide');
  await expect(page.locator('.table-foot')).toContainText('7 av 132 tiltak');
  await expect(page.locator('[data-row="theme/t03"]')).toHaveCount(0);
  await openTable(page, '?theme=t02');
  await expect(page.locator('.table-foot')).toContainText('7 av 132 tiltak');
  await expect(page.locator('[data-row="theme/t03"]')).toContainText('0 tiltak');
  await page.goto(`${new URL(page.url()).origin}/plan/lillehammer/table?theme=t02&status=done&view=hide`);
  await expect(page.getByRole('heading', { name: 'Ingen tiltak passer til filteret' })).toBeVisible();
  await page.getByRole('button', { name: 'Nullstill filteret' }).click();
  await expect(page.locator('.table-foot')).toContainText('132 av 132 tiltak');
});

test('an edit elsewhere renders its row and no other', async ({ visit, server }) => {
  const { page } = await visit('Kari');
  using elsewhere = await editsElsewhere(server);
  await countRenders(page);
  await openTable(page, '?as=c~owners~time~changed');
  // When each was changed comes after the table.
  await expect(page.locator('[data-column="changed"]:not(.is-head)').nth(2)).toContainText('dag');
  await expect(page.locator('.find-count, .find-chips').first()).toBeVisible();
  // And fonts, by which rows are measured anew.
  const rendered = async () => Object.keys(await takeRendered(page));
  await expect.poll(rendered, { intervals: [500] }).toEqual([]);
  elsewhere.retitle('t02-s2-a2', 'Skrevet et annet sted');
  await expect(cell(page, 't02-s2-a2', 'title')).toContainText('Skrevet et annet sted');
  expect(await rendered()).toEqual(['t02-s2-a2']);
});

test('others’ cells are marked; one in which somebody writes is passed by', async ({ visit }) => {
  test.slow();
  const [kari, ola] = [await visit('Kari'), await visit('Ola', { organisation: 'HiL' })];
  await openTable(kari.page);
  await openTable(ola.page);
  await cell(ola.page, 't02-s1-a2', 'time').click();
  const theirs = cell(kari.page, 't02-s1-a2', 'time');
  await expect(theirs.locator('.person-tag')).toHaveText('Ola · HiL');
  await press(ola.page, 'Enter');
  await expect(theirs.locator('.person-tag')).toHaveText('Ola · HiL skriver');
  await theirs.click();
  await expect(kari.page.getByText('Ola · HiL skriver i cellen nå.').first()).toBeVisible();
  await cell(kari.page, 't02-s1-a1', 'time').click();
  await press(kari.page, 'ArrowDown');
  await expectFocus(kari.page, 't02-s1-a3', 'time');
  await press(ola.page, 'Escape');
  await expect(theirs.locator('.person-tag')).toHaveText('Ola · HiL');
  await press(kari.page, 'ArrowUp');
  await expectFocus(kari.page, 't02-s1-a2', 'time');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`has no faults in ${colorScheme}`, async ({ visit }) => {
    test.slow();
    const { page } = await visit('Kari', { colorScheme });
    await openTable(page);
    await expectFaultless(page, 'the table');
    await cell(page, 't02-s1-a1', 'time').click();
    await press(page, 'Shift+ArrowDown');
    await page.locator('[data-row="t02-s2-a1"] input').click();
    await expectFaultless(page, 'a block, and a row that is chosen');
    await cell(page, 't02-s1-a1', 'owners').dblclick();
    await expectFaultless(page, 'writing in a cell');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Gruppert' }).click();
    await expectFaultless(page, 'the flat table');
  });

test('of 5,000 rows those in sight are drawn, and all are counted', async ({ browser, server }) => {
  test.slow();
  server.ctx.plans.create('large', planOf(5_000), 'test');
  await using context = await browser.newContext();
  await signIn(context, server, { name: 'Kari', person: 'kari' }, 'large');
  const page = await context.newPage();
  await page.goto(`${server.url}/plan/large/table?as=flat`);
  const grid = page.getByRole('grid');
  // A plan of this size takes a while to come.
  await grid.waitFor();
  await expect(grid).toHaveAttribute('aria-rowcount', '5001');
  await expect(grid).toHaveAttribute('aria-colcount', '10');
  await cell(page, 'a0', 'title').click();
  await press(page, 'Control+ArrowDown');
  await expectFocus(page, 'a4999', 'title');
  await expect(page.locator('[data-row="a4999"]')).toHaveAttribute('aria-rowindex', '5001');
  await expect(cell(page, 'a4999', 'title')).toBeInViewport();
  // The row one is in stays, wherever one scrolls to.
  await grid.evaluate((element) => element.scrollTo({ top: 60_000 }));
  await expect(cell(page, 'a4999', 'title')).not.toBeInViewport();
  await expect.poll(async () => (await drawnRows(page)).length).toBeLessThan(60);
  await expectFocus(page, 'a4999', 'title');
  await press(page, 'ArrowUp');
  await expectFocus(page, 'a4998', 'title');
  await expect(cell(page, 'a4998', 'title')).toBeInViewport();
});

test('is a list on a phone: a press opens the card, nothing scrolls sideways', async ({ visit }) => {
  const { page } = await visit('Kari', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const url = new URL(page.url());
  await page.goto(`${url.origin}/plan/lillehammer/table`);
  const item = page.locator('.table-item[data-id="t02-s1-a1"]');
  await item.waitFor();
  await expectFaultless(page, 'the list');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const small = await page
    .locator('.table-list button')
    .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).length);
  expect(small).toBe(0);
  await item.tap();
  await expect(page).toHaveURL(/\/table\/card\/t02-s1-a1/);
});

test('on paper every row stands, under a head that repeats', async ({ visit }) => {
  const { page } = await visit('Kari');
  await openTable(page, '?as=c~owners~time');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const paper = page.locator('.table-print');
  await expect(paper.locator('tbody [scope="row"]')).toHaveCount(132);
  await expect(paper.locator('thead th')).toHaveText(['Nr.', 'Tiltak', 'Hovedansvar', 'Tid i planen']);
  expect(await paper.locator('thead').evaluate((head) => getComputedStyle(head).display)).toBe(
    'table-header-group',
  );
  await expect(page.locator('.table-frame')).toBeHidden();
  await expect(page.locator('.top')).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(paper).toHaveCount(0);
});
