import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectFaultless } from './axe.ts';
import { card, expect, planOn, test } from './board.ts';

const open = async (page: Page, part = '') => {
  await page.goto(`${page.url().replace(/(\/plan\/[^/]+).*/, '$1')}/actors${part}`);
  await page.getByRole('heading', { name: 'Hvem bærer planen?' }).waitFor();
};

const row = (page: Page, org: string) => page.locator(`tr[data-org="${org}"]`);

/** The numbers of a row as they are read: the total, the share, then cell by cell. */
const numbersOf = async (page: Page, org: string): Promise<string[]> =>
  (await row(page, org).locator('td').allInnerTexts()).map((text) => text.replace(/[·\s]+/g, ' ').trim());

test('who carries the plan: the numbers, and the actions behind them', async ({ visit }) => {
  const { page } = await visit('Kari');
  await open(page);
  await expect(page.getByText('34 organisasjoner har hovedansvar, 131 er med')).toBeVisible();
  await expect(page.getByText('49 tiltak har en ansvarlig som ikke finnes ennå.')).toBeVisible();
  await expect(page.getByText('45 av dem har ingen annen.')).toBeVisible();
  expect(await numbersOf(page, 'lru')).toEqual(
    ['38', '29 %', '5', '4', '3', '4', '0', '3', '5', '10', '2', '2'], // prettier-ignore
  );
  await expect(page.locator('.load-table tbody tr')).toHaveCount(14);
  await page.getByRole('button', { name: 'og 20 til med ett eller to tiltak' }).click();
  await expect(page.locator('.load-table tbody tr')).toHaveCount(34);
  await expect(page).toHaveURL(/as=all/);

  await page.getByRole('button', { name: 'LRU, Tema 9 IKT og digital næring: 10 tiltak, vis dem' }).click();
  const list = page.getByRole('dialog', { name: /LRU har hovedansvar for 10 tiltak/ });
  await expect(list.getByRole('listitem')).toHaveCount(10);
  await list.getByRole('button', { name: /9\.1\.1/ }).click();
  await expect(page).toHaveURL(/\/actors\/card\/t09-s1-a1/);

  await open(page);
  await page.getByRole('button', { name: 'LRU, Tema 9 IKT og digital næring: 10 tiltak, vis dem' }).click();
  await page.getByRole('button', { name: 'Vis på tavlen' }).click();
  await expect(page).toHaveURL(/\/plan\/lillehammer\?org=lru&part=lead&theme=t09$/);
  await expect(page.getByText('10 av 132', { exact: false }).first()).toBeVisible();
});

test('by half-year, as who joins, and one sector only: as the address says', async ({ visit }) => {
  const { page } = await visit('Kari');
  await open(page);
  await page.getByRole('button', { name: 'Halvår', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: '2. halvår 2014' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'LRU, 2. halvår 2014: 13 tiltak, vis dem' })).toBeVisible();
  await page.getByLabel('Rolle').selectOption('Medvirker');
  await page.getByRole('combobox', { name: 'Sektor' }).selectOption('FoU');
  await expect(page).toHaveURL(/as=join\.research\.half/);
  await expect(row(page, 'lru')).toHaveCount(0);
  await expect(row(page, 'hil')).toBeVisible();
  await page.reload();
  await expect(row(page, 'hil')).toBeVisible();
  await page.getByRole('link', { name: 'Sektorer' }).click();
  await expect(page).toHaveURL(/\/actors\/sectors\?as=join\.research\.half/);
});

test('what others do is seen at once, and the filter is followed', async ({ visit }) => {
  test.slow();
  const [{ page }, { page: other }] = await Promise.all([visit('Kari'), visit('Ola')]);
  await open(page);
  await expect(row(page, 'lru')).toContainText('38');
  const before = await numbersOf(page, 'snowball');
  await other.keyboard.press('Escape');
  await other.goto(`${other.url()}/actors?as=lead`);
  await other.getByRole('button', { name: 'Hva om noen tar over?' }).click();
  await other.getByLabel('Tiltak', { exact: true }).selectOption('t03');
  await other.getByLabel('Til', { exact: true }).selectOption('snowball');
  // Thinking of it changes nothing for anybody.
  await expect(row(other, 'lru')).toContainText('38→34');
  await expect(row(page, 'lru').locator('b')).toHaveText('38');
  await other.getByRole('button', { name: 'Overfør …' }).click();
  await other.getByRole('button', { name: 'Overfør 4 tiltak' }).click();
  await expect(row(page, 'lru').locator('b')).toHaveText('34');
  await expect(row(page, 'snowball').locator('b')).toHaveText(String(Number(before[0]) + 4));

  await page.getByRole('button', { name: /Tid ikke satt/ }).click();
  await expect(page.getByText(/Gjelder 17 av 132 tiltak, etter filteret/)).toBeVisible();
  await expect(row(page, 'lru')).toHaveCount(0);
  await page.goto(page.url().replace(/\?.*/, '?q=finnesikke'));
  await expect(page.getByRole('heading', { name: 'Ingen tiltak passer til filteret' })).toBeVisible();
  await page.getByRole('button', { name: 'Nullstill filteret' }).click();
  await expect(row(page, 'lru').locator('b')).toHaveText('34');
});

test('a handover is thought of, called off, done, and taken back as one step', async ({ visit, server }) => {
  const { page } = await visit('Kari');
  await open(page, '?as=all');
  const ownersOf = async () => {
    const { themes } = await planOn(server);
    return themes.flatMap(({ strategies }) =>
      strategies.flatMap(({ actions }) => actions.map((one) => one.owners)),
    );
  };
  const asItWas = await ownersOf();
  await page.getByRole('button', { name: 'Hva om noen tar over?' }).click();
  await expect(page.getByLabel('Fra', { exact: true })).toBeFocused();
  await page.getByLabel('Til', { exact: true }).selectOption('regionradet');
  await expect(page.getByText('LRU: 38 → 0. Regionrådet: 1 → 39.')).toBeVisible();
  await expect(row(page, 'regionradet')).toContainText('1→39');
  await page.getByRole('button', { name: 'Overfør …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Overfør fra LRU' });
  await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(39);
  await dialog.getByRole('button', { name: 'Avbryt' }).click();
  await expect(row(page, 'regionradet')).toContainText('1→39');
  await page.getByRole('button', { name: 'Lukk forhåndsvisningen' }).click();
  await expect(page.getByRole('button', { name: 'Hva om noen tar over?' })).toBeFocused();
  await expect(row(page, 'lru').locator('b')).toHaveText('38');
  expect(await ownersOf()).toEqual(asItWas);

  await page.getByRole('button', { name: 'Hva om noen tar over?' }).click();
  await page.getByLabel('Til', { exact: true }).selectOption('regionradet');
  await page.getByRole('button', { name: 'Overfør …' }).click();
  await page.getByRole('button', { name: 'Overfør 38 tiltak' }).click();
  await expect(row(page, 'lru')).toHaveCount(0);
  await expect(row(page, 'regionradet').locator('b')).toHaveText('39');
  await expect(page.getByText('49 tiltak har')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Hva om noen tar over?' })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(
    row(page, 'regionradet').getByRole('button', { name: /^Regionrådet: 1 tiltak/ }),
  ).toBeFocused();
  await expect(row(page, 'lru').locator('b')).toHaveText('38');
  await expect.poll(ownersOf).toEqual(asItWas);
});

test('from when a planned unit exists decides what is early', async ({ visit, server }) => {
  const { page } = await visit('Kari');
  await open(page);
  await page.getByRole('link', { name: 'Sett når LRU skal finnes' }).click();
  await page.getByLabel('Skal finnes fra').fill('2015-03-15');
  await page.getByLabel('Skal finnes fra').blur();
  await expect
    .poll(async () => (await planOn(server)).organisations?.find(({ id }) => id === 'lru')?.plannedFrom)
    .toBe('2015-03-15');
  await open(page);
  await expect(
    page.getByText(
      'LRU skal finnes fra 15. mars 2015. 16 tiltak har frist før det og 7 tiltak har kanskje frist før det.',
    ),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Vis 23 med frist før LRU finnes' }).click();
  const list = page.getByRole('dialog');
  await expect(list.getByRole('listitem')).toHaveCount(23);
  await expect(list.getByText('kanskje', { exact: true })).toHaveCount(7);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Vis de 49 tiltakene' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(49);
  await list.getByRole('button', { name: 'Vis på tavlen' }).click();
  await expect(page).toHaveURL(/\?is=planned$/);
  await expect(card(page, 't02-s1-a1')).toBeVisible();
});

test('the balance of the sectors, and what is one sector’s alone', async ({ visit }) => {
  const { page } = await visit('Kari');
  await open(page, '/sectors');
  await expect(page.getByText(/45 av 121 partnere er grupper uten navn/)).toBeVisible();
  const theme = page.getByRole('row', { name: /Areal til næring/ });
  await expect(theme.getByRole('cell')).toHaveText(['5', '', '4', '0', '0', '5', '0', '2', '1', '0', '0'].map((text) => new RegExp(`${text}$`))); // prettier-ignore
  await theme.getByRole('button', { name: /Kommune: 4 tiltak/ }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(4);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: '15 tiltak med bare én sektor' })).toBeVisible();
  const alone = page.getByRole('region', { name: '15 tiltak med bare én sektor' });
  await expect(alone.getByText('bare offentlig')).toHaveCount(7);
  await alone.getByRole('button').first().click();
  await expect(page).toHaveURL(/\/actors\/sectors\/card\//);
});

test('the numbers are kept as a table, and the figure as a picture', async ({ visit }) => {
  const { page } = await visit('Kari');
  const keep = async (what: RegExp) => {
    await page.getByRole('button', { name: 'Last ned' }).click();
    const file = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: what }).click();
    const kept = await file;
    return { name: kept.suggestedFilename(), content: await readFile(await kept.path()) };
  };
  await open(page);
  const table = await keep(/CSV/);
  expect(table.name).toBe('lillehammer-belastning.csv');
  const lines = table.content.toString('utf8').replace('\ufeff', '').trim().split('\r\n');
  expect(lines).toHaveLength(35);
  expect(lines[1]).toBe('Lillehammer-regionen utvikling;38;29 %;5;4;3;4;0;3;5;10;2;2');
  const svg = (await keep(/SVG/)).content.toString('utf8');
  expect([...svg.matchAll(/>38</g)].length).toBe(1);
  expect(svg).toContain('>LRU<');
  expect(svg).not.toContain('var(');
  const png = await keep(/PNG/);
  expect(png.content.subarray(1, 4).toString()).toBe('PNG');
  expect(png.content.readUInt32BE(16)).toBeGreaterThan(1000);
  await open(page, '/sectors');
  expect((await keep(/CSV/)).content.toString('utf8')).toContain('Hele planen;132;34;18;6;83;35;69;34;69;30');
  expect((await keep(/SVG/)).content.toString('utf8')).toContain('#kept-county');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`nothing is in the way of anybody (${colorScheme})`, async ({ visit }) => {
    test.slow();
    const { page } = await visit('Kari', { colorScheme });
    await open(page, '?as=all');
    await expectFaultless(page, 'load');
    await page.getByRole('button', { name: 'Halvår', exact: true }).click();
    await page.getByRole('button', { name: 'Hva om noen tar over?' }).click();
    await page.getByLabel('Til', { exact: true }).selectOption('regionradet');
    await expectFaultless(page, 'what if');
    await page.getByRole('button', { name: /^LRU: 38 tiltak/ }).click();
    await expectFaultless(page, 'list');
    await open(page, '/sectors');
    await expectFaultless(page, 'sectors');
  });

test('a picture has the colours of the day, also at night, and the page keeps its own', async ({ visit }) => {
  const { page } = await visit('Kari', { colorScheme: 'dark' });
  await open(page);
  const colours = () =>
    page
      .locator('h2')
      .evaluate((element) => [
        getComputedStyle(element).color,
        document.documentElement.outerHTML.slice(0, 60),
      ]);
  const before = await colours();
  await page.getByRole('button', { name: 'Last ned' }).click();
  const file = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /SVG/ }).click();
  const svg = await readFile(await (await file).path(), 'utf8');
  expect(svg).toMatch(/<text[^>]*fill: rgb\(23, 35, 29\)/);
  expect(svg).not.toContain('rgb(238, 242, 236)');
  expect(await colours()).toEqual(before);
});

test('on a phone the names stay while the numbers scroll, and nothing else does', async ({ visit }) => {
  test.slow();
  const { page } = await visit('Kari', { viewport: { width: 390, height: 844 } });
  for (const [part, scroll] of [
    ['', '.load-scroll'],
    ['/sectors', '.sectors-scroll'],
  ] as const) {
    await open(page, part);
    const place = page.locator(scroll);
    await place.evaluate((element) => element.scrollTo(400, 0));
    await expect.poll(() => place.evaluate((element) => element.scrollLeft)).toBeGreaterThan(200);
    const head = place.locator('tbody th').first();
    expect((await head.boundingBox())!.x).toBeGreaterThanOrEqual(0);
    const isWide = await page.evaluate(() => {
      const view = document.querySelector('#view')!;
      return [document.documentElement, view].some((one) => one.scrollWidth > one.clientWidth);
    });
    expect(isWide).toBe(false);
    await expectFaultless(page, `phone ${part}`);
  }
});
