import type { Page } from '@playwright/test';
import { isBroken, readAll } from '../../shared/plan/document.ts';
import type { Running } from '../../server/server.ts';
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
