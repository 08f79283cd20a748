import type { Page } from '@playwright/test';
import { run } from '../../shared/plan/commands.ts';
import { isBroken, readAll } from '../../shared/plan/document.ts';
import type { Running } from '../../server/server.ts';
import { editor } from '../builders.ts';
import { expectFaultless } from './axe.ts';
import { expect, test } from './board.ts';

const row = (page: Page, id: string) => page.locator(`.tl-row[data-action="${id}"]`);

/** Opens the timeline, as it is set up by some words. */
async function openTimeline(page: Page, { url }: Running, words = 'half'): Promise<void> {
  await page.goto(`${url}/plan/lillehammer/timeline?as=${words}`);
  await row(page, 't02-s2-a1').waitFor();
}

/** What the server has stored of an action's time. */
const timeOn = ({ ctx }: Running, id: string) =>
  ctx.rooms.read('lillehammer', (doc) => {
    const action = readAll(doc).actions.get(id)!;
    if (isBroken(action)) throw new Error(`${id} cannot be read`);
    const { timeText, start, due, precision } = action;
    return { timeText, start, due, precision };
  });

/** Somebody elsewhere changes an action. */
const setOn = ({ ctx }: Running, id: string, fields: Record<string, string>) =>
  ctx.rooms.run(
    'lillehammer',
    'plan',
    () => editor('elsewhere'),
    (doc) => run(doc, 'elsewhere', { name: 'setFields', input: { entity: 'action', id, fields } }),
    () => {},
  );

/** Lays a finger on something, carries it to the right, and lifts it. @param rests in ms, before it goes anywhere */
async function swipe(page: Page, selector: string, by: number, rests: number): Promise<void> {
  const box = (await page.locator(selector).boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const cdp = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', { x, y });
  await page.waitForTimeout(rests);
  for (let step = 1; step <= 8; step++) await touch('touchMove', { x: x + (by * step) / 8, y });
  await touch('touchEnd');
}

/** Drags something to the right, and lets it go. */
async function drag(page: Page, selector: string, by: number): Promise<void> {
  const box = (await page.locator(selector).boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by / 2, y, { steps: 4 });
  await page.mouse.move(x + by, y, { steps: 4 });
  await page.mouse.up();
}

test.slow();

test('an end is dragged, confirmed with new words, seen by somebody else, and taken back', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Rådgiver');
  const other = await visit('Kollega');
  await openTimeline(page, server);
  await openTimeline(other.page, server);
  const was = await timeOn(server, 't02-s1-a1');
  expect(was).toEqual({ timeText: 'Innen januar 2015', due: '2015-01-31', precision: 'month' });

  // Half a year is 98 px here.
  await drag(page, '.tl-row[data-action="t02-s1-a1"] [data-part="due"]', 98);
  const asked = page.getByRole('dialog', { name: /Ny tid for 2\.1\.1/ });
  await expect(asked.getByLabel('Teksten i planen')).toHaveValue('Innen juli 2015');
  await expect(asked).toContainText('frist 31. juli 2015');
  // Nothing is set until it is confirmed.
  expect(await timeOn(server, 't02-s1-a1')).toEqual(was);
  await asked.getByRole('button', { name: 'Bruk ny tekst' }).click();
  await expect
    .poll(() => timeOn(server, 't02-s1-a1'))
    .toEqual({ timeText: 'Innen juli 2015', due: '2015-07-31', precision: 'month' });
  await expect(row(other.page, 't02-s1-a1').locator('.tl-label')).toContainText('Innen juli 2015');
  await expect(row(page, 't02-s1-a1')).toBeFocused();

  await page.getByRole('button', { name: 'Angre', exact: true }).click();
  await expect.poll(() => timeOn(server, 't02-s1-a1')).toEqual(was);
  await expect(row(other.page, 't02-s1-a1').locator('.tl-label')).toContainText('Innen januar 2015');
});

test('by keyboard a bar moves and an end is stretched, announced in words, confirmed or not', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Rådgiver');
  await openTimeline(page, server);
  const bar = row(page, 't02-s1-a1');
  const label = bar.locator('.tl-label');
  const said = page.locator('.hidden[role=status]');
  await page.locator('.tl-row[tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await expect(row(page, 't02-s2-a1')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(bar).toBeFocused();
  await expect(bar).toHaveAccessibleName(
    /^2\.1\.1 .+, Foreslått, Innen januar 2015, frist 31\. januar 2015, Fristen var 31\. januar 2015$/,
  );

  await page.keyboard.press('ArrowRight');
  await expect(label).toHaveText('frist 28. februar 2015');
  await expect(said).toHaveText('frist 28. februar 2015. Enter bekrefter, Esc angrer.');
  await page.keyboard.press('Escape');
  await expect(label).toContainText('Innen januar 2015');
  await expect(bar).toBeFocused();

  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+ArrowLeft');
  await expect(label).toHaveText('fra 1. februar 2015 til 31. mars 2015');
  await page.keyboard.press('Enter');
  const words = page.getByLabel('Teksten i planen');
  await expect(words).toBeFocused();
  await expect(words).toHaveValue('Fra februar 2015 til mars 2015');
  await page.keyboard.type('Etter vinterferien 2015');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => timeOn(server, 't02-s1-a1'))
    .toEqual({
      timeText: 'Etter vinterferien 2015',
      start: '2015-02-01',
      due: '2015-03-31',
      precision: 'month',
    });
  await expect(bar).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect
    .poll(() => timeOn(server, 't02-s1-a1'))
    .toEqual({ timeText: 'Innen januar 2015', due: '2015-01-31', precision: 'month' });
});

test('what has no time goes from the tray on to the axis, by pointer and by a form', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Rådgiver');
  await openTimeline(page, server);
  const button = page.getByRole('button', { name: 'Mangler tid 10' });
  await button.click();
  const tray = page.getByRole('complementary', { name: 'Mangler tid' });
  await expect(tray.getByRole('heading', { name: 'Tid ikke satt 10' })).toBeVisible();
  await expect(page).toHaveURL(/as=half\.tray/);

  const from = (await tray.locator('[data-action="t02-s2-a2"]').boundingBox())!;
  const tick = (await page.locator('.tl-tick', { hasText: '2015' }).boundingBox())!;
  await page.mouse.move(from.x + 100, from.y + 6);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y + 40, { steps: 3 });
  // A little after the first of March.
  await page.mouse.move(tick.x + 40, 420, { steps: 6 });
  await expect(row(page, 't02-s2-a2').locator('.tl-label')).toHaveText('frist 31. mars 2015');
  await page.mouse.up();
  const asked = page.getByRole('dialog', { name: /Ny tid for 2\.2\.2/ });
  await asked.getByRole('button', { name: 'Bruk ny tekst' }).click();
  await expect
    .poll(() => timeOn(server, 't02-s2-a2'))
    .toEqual({ timeText: 'Innen mars 2015', due: '2015-03-31', precision: 'month' });
  await expect(page.getByRole('button', { name: 'Mangler tid 9' })).toBeVisible();

  await tray.getByRole('button', { name: 'Sett tid for 2.3.2' }).click();
  const form = page.getByRole('dialog', { name: 'Sett tid for 2.3.2' });
  await form.getByRole('button', { name: 'Videre' }).click();
  await expect(form.getByRole('alert')).toBeVisible();
  await form.getByLabel('Frist').fill('2016-05-04');
  await form.getByRole('button', { name: 'Videre' }).click();
  await expect(page.getByLabel('Teksten i planen')).toHaveValue('Innen 4. mai 2016');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => timeOn(server, 't02-s3-a2'))
    .toEqual({ timeText: 'Innen 4. mai 2016', due: '2016-05-04', precision: 'day' });
});

test('how it is set up stands in the address; a half-year that is pressed is asked for', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Rådgiver');
  await openTimeline(page, server);
  await page.getByRole('button', { name: 'Nærmere' }).click();
  await expect(page).toHaveURL(/as=quarter/);
  await page.locator('.tl-row[tabindex="0"]').focus();
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  await expect(page).toHaveURL(/as=year/);
  await page.getByLabel('Grupper', { exact: true }).selectOption('lead');
  await expect(page.locator('.tl-lane').first()).toHaveAccessibleName(
    'Lillehammer-regionen utvikling, 38 tiltak',
  );

  await page.getByRole('button', { name: '27 frister i 2. halvår 2014' }).click();
  await expect(page).toHaveURL(/time=2014-2&as=year\.lead/);
  await page.reload();
  await expect(page.getByLabel('Inndeling', { exact: true })).toHaveValue('year');
  await expect(page.getByLabel('Grupper', { exact: true })).toHaveValue('lead');
  const pressed = page.getByRole('button', { name: '27 frister i 2. halvår 2014' });
  await expect(pressed).toHaveAttribute('aria-pressed', 'true');
  // What does not fit is dimmed, and its deadlines are not counted.
  await expect(page.locator('.tl-row.is-dim').first()).toBeVisible();
  await expect(page.locator('.tl-lane').first()).toContainText(' av 38');
  await pressed.click();
  await expect(page.locator('.tl-row.is-dim')).toHaveCount(0);
});

test('an edit of somebody else touches its row only, and moves nothing that I hold', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Rådgiver');
  await openTimeline(page, server);
  await page.evaluate(() => {
    const touched = new Set<string>();
    Object.assign(globalThis, { touched });
    const note = (records: MutationRecord[]) => {
      for (const { target } of records) {
        const at = (target instanceof Element ? target : target.parentElement)?.closest<HTMLElement>(
          '.tl-row',
        );
        if (at) touched.add(at.dataset.action ?? at.dataset.lane ?? '');
      }
    };
    new MutationObserver(note).observe(document.querySelector('.tl-rows')!, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
  await setOn(server, 't02-s1-a1', { title: 'Skrevet et annet sted' });
  await expect(row(page, 't02-s1-a1')).toContainText('Skrevet et annet sted');
  expect(await page.evaluate(() => [...(globalThis as unknown as { touched: Set<string> }).touched])).toEqual(
    ['t02-s1-a1'],
  );

  // I hold a bar; another one above it gets a later deadline, and mine stays where it is.
  await row(page, 't02-s1-a1').focus();
  await page.keyboard.press('ArrowRight');
  const before = await row(page, 't02-s1-a1').boundingBox();
  await setOn(server, 't02-s2-a1', { due: '2017-12-31', timeText: 'Innen utgangen av 2017' });
  await expect(row(page, 't02-s2-a1')).toContainText('Innen utgangen av 2017');
  expect(await row(page, 't02-s1-a1').boundingBox()).toEqual(before);
  await expect(row(page, 't02-s1-a1').locator('.tl-label')).toHaveText('frist 28. februar 2015');
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await row(page, 't02-s1-a1').boundingBox())!.y).toBeLessThan(before!.y);
  await expect(row(page, 't02-s1-a1')).toBeFocused();
});

test('whoever edits one theme only moves nothing in another, and nobody what somebody else holds', async ({
  visit,
  server,
}) => {
  const mine = await visit('Kari', { role: 'editor', theme: 't03' });
  const other = await visit('Ola');
  await openTimeline(mine.page, server);
  await openTimeline(other.page, server);
  await expect(row(mine.page, 't02-s1-a1').locator('[data-part]')).toHaveCount(0);
  await expect(row(mine.page, 't02-s2-a2').locator('.tl-chip')).toHaveText('Tid ikke satt');
  await expect(row(mine.page, 't03-s2-a1').locator('[data-part]')).toHaveCount(3);
  await row(mine.page, 't03-s2-a1').focus();
  await mine.page.keyboard.press('ArrowRight');
  await expect(row(other.page, 't03-s2-a1')).toHaveClass(/is-away/);
  await row(other.page, 't03-s2-a1').focus();
  await other.page.keyboard.press('ArrowRight');
  await expect(
    other.page.getByText('Flyttes nå av Kari · Regionrådet. Prøv igjen om litt.').first(),
  ).toBeVisible();
  await mine.page.keyboard.press('Escape');
  await expect(row(other.page, 't03-s2-a1')).not.toHaveClass(/is-away/);
});

test('a card opens over it, rows are chosen, and lanes are folded', async ({ visit, server }) => {
  const { page } = await visit('Rådgiver');
  await openTimeline(page, server);
  await row(page, 't02-s1-a1').locator('.tl-title').click();
  await expect(page).toHaveURL(/timeline\/card\/t02-s1-a1/);
  await expect(page.locator('.card-panel')).toHaveAccessibleName(/^Tiltak 2\.1\.1 /);
  await page.goBack();
  await row(page, 't02-s1-a1').focus();
  await page.keyboard.press('Space');
  await row(page, 't02-s1-a2').locator('.tl-box').click();
  await expect(page.locator('.chosen-bar')).toContainText('2');
  await expect(row(page, 't02-s1-a2')).toHaveAttribute('aria-selected', 'true');
  const lane = page.locator('.tl-lane').first();
  await lane.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(lane).toHaveAttribute('aria-expanded', 'false');
  await expect(row(page, 't02-s1-a1')).toHaveCount(0);
  await page.reload();
  await expect(lane).toHaveAttribute('aria-expanded', 'false');
  await lane.click();
  await expect(row(page, 't02-s1-a1')).toBeVisible();
});

test('only what is in sight is drawn, and all of it is in the picture and on paper', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Rådgiver');
  await openTimeline(page, server);
  await expect(page.getByRole('treegrid')).toHaveAttribute('aria-rowcount', '142');
  expect(await page.locator('.tl-row').count()).toBeLessThan(50);
  await page.locator('.tl-row[tabindex="0"]').focus();
  await page.keyboard.press('End');
  await expect(page.locator('.tl-row[data-index="141"]')).toBeFocused();
  expect(await page.locator('.tl-row').count()).toBeLessThan(50);

  const saved = async (name: string) => {
    await page.getByRole('button', { name: 'Last ned eller skriv ut' }).click();
    const begun = page.waitForEvent('download');
    await page.getByRole('menuitem', { name }).click();
    const download = await begun;
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  };
  const svg = (await saved('Last ned som SVG')).toString('utf8');
  expect(svg).toContain('Næringsplan for Lillehammer-regionen');
  for (const words of ['løpende', 'må avklares', '2.1.1', '11.3.1', 'Innen januar 2015'])
    expect(svg).toContain(words);
  const png = await saved('Last ned som PNG');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.length).toBeGreaterThan(50_000);

  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.tl-printed tbody tr')).toHaveCount(142);
  await expect(page.locator('.tl')).toBeHidden();
});

test.describe('on a phone', () => {
  test('one lane at a time, nothing to scroll sideways but the axis', async ({ visit, server }) => {
    const { page } = await visit('Rådgiver', { viewport: { width: 390, height: 844 }, hasTouch: true });
    await openTimeline(page, server);
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: 'Neste gruppe' }).click();
    await expect(row(page, 't03-s2-a1')).toBeVisible();
    await expect(row(page, 't02-s1-a1')).toHaveCount(0);
    const small = await page
      .locator('.tl-view')
      .evaluate((view) =>
        [...view.querySelectorAll<HTMLElement>('button, select, summary')]
          .filter((one) => one.offsetWidth > 0 && (one.offsetHeight < 44 || one.offsetWidth < 44))
          .map((one) => one.outerHTML.slice(0, 120)),
      );
    expect(small).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await expect.poll(width).toBeLessThanOrEqual(320);
    await expectFaultless(page, 'the timeline on a phone');
  });
});

test('a finger that rests on a bar carries it along; one that goes on scrolls', async ({ visit, server }) => {
  const { page } = await visit('Rådgiver', { hasTouch: true });
  await openTimeline(page, server);
  const bar = '.tl-row[data-action="t02-s1-a1"] [data-part="all"]';
  const scrolled = () => page.locator('.tl').evaluate((timeline) => timeline.scrollLeft);
  const before = await scrolled();
  // Half a year is 98 px here.
  await swipe(page, bar, 98, 400);
  const asked = page.getByRole('dialog', { name: /Ny tid for 2\.1\.1/ });
  await expect(asked.getByLabel('Teksten i planen')).toHaveValue('Innen juli 2015');
  expect(await scrolled()).toBe(before);
  await page.keyboard.press('Escape');
  await expect(asked).toHaveCount(0);
  await swipe(page, bar, 98, 0);
  await expect.poll(scrolled).toBeLessThan(before);
  await expect(asked).toHaveCount(0);
  await expect(page).toHaveURL(/\/timeline(\?|$)/);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`it is faultless for axe, in ${colorScheme}`, async ({ visit, server }) => {
    const { page } = await visit('Rådgiver', { colorScheme });
    await openTimeline(page, server, 'half.tray');
    await expectFaultless(page, 'the timeline and the tray');
    await row(page, 't02-s1-a1').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await expectFaultless(page, 'what is asked');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Vis som tabell' }).click();
    await page.getByRole('table').waitFor();
    await expectFaultless(page, 'the table');
    await page.goto(`${server.url}/plan/lillehammer/timeline?time=2014-2&as=decade.lead`);
    await page.locator('.tl-row.is-dim').first().waitFor();
    await expectFaultless(page, 'dimmed, by who has the main responsibility');
  });
