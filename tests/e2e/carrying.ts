import type { Page } from '@playwright/test';
import { serverLimits } from '../../server/limits.ts';
import type { Running } from '../../server/server.ts';
import { planFromJson } from '../../shared/exchange/from-json.ts';
import { planToJson } from '../../shared/exchange/to-json.ts';
import type { PlanJson } from '../../shared/exchange/plan-json.ts';
import { readAll } from '../../shared/plan/document.ts';
import { card, expect as baseExpect, planOn } from './board.ts';

/** A line that comes back is tried for after a pause, and then a whole plan is fetched: longer than most waits. */
export const expect = baseExpect.configure({ timeout: 20_000 });

/** Who has no network is soon missed, and rooms leave memory at once, so that a plan can be changed under them. */
export const forgetful = { ...serverLimits, roomIdle: 1, beat: 700 };

export const dialog = (page: Page) => page.getByRole('alertdialog');
export const banner = (page: Page) => page.locator('.banner');
export const saved = (page: Page) => expect(page.locator('.top .save-state')).toHaveText('Lagret');

export const storedTitle = async (server: Running, id: string) => {
  const { themes } = await planOn(server);
  const actions = themes.flatMap(({ strategies }) => strategies.flatMap(({ actions }) => actions));
  return actions.find((action) => action.id === id)?.title;
};

/** Puts the plan's content, changed or not, on the server as another document: nothing of the old one is in it. */
export async function rebuild(server: Running, change: (plan: PlanJson) => void = () => {}): Promise<void> {
  const { db, rooms, plans, members } = server.ctx;
  await expect.poll(() => rooms.size).toBe(0);
  const plan = await rooms.read('lillehammer', (doc) => planToJson(readAll(doc)));
  await expect.poll(() => rooms.size).toBe(0);
  change(plan);
  const people = members.of('lillehammer');
  db.exec('DELETE FROM plan; DELETE FROM journal; DELETE FROM snapshot');
  plans.create('lillehammer', planFromJson(plan), 'test');
  for (const one of people) members.put(one);
}

export async function write(page: Page, id: string, title: string): Promise<void> {
  await card(page, id).focus();
  await page.keyboard.press('e');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
}

export async function rename(page: Page, id: string, title: string): Promise<void> {
  await write(page, id, title);
  await expect(card(page, id)).toContainText(title);
}

export async function add(page: Page, strategy: string, title: string): Promise<void> {
  await page.locator(`[data-add="${strategy}"]`).click();
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.locator(`[data-strategy="${strategy}"]`)).toContainText(title);
}

/** The page opens without a network from now on. */
export async function settleIn(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await saved(page);
}

/** How often the server has refused something. */
export const refusals = (server: Running) =>
  (server.ctx.db.prepare('SELECT count(*) AS n FROM quarantine').get() as { n: number }).n;

/** Inserts text at the end of a title. */
export async function extend(page: Page, id: string, text: string): Promise<void> {
  await card(page, id).focus();
  await page.keyboard.press('e');
  await page.keyboard.press('End');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
  await expect(card(page, id)).toContainText(text);
}
