import type { Page } from '@playwright/test';
import { serverLimits } from '../../server/limits.ts';
import type { Running } from '../../server/server.ts';
import { planFromJson } from '../../shared/exchange/from-json.ts';
import { planToJson } from '../../shared/exchange/to-json.ts';
import type { PlanJson } from '../../shared/exchange/plan-json.ts';
import { readAll } from '../../shared/plan/document.ts';
import { nb } from '../../shared/i18n/nb.ts';
import { closeCode, messageType, syncType } from '../../shared/sync-protocol.ts';
import { expectFaultless } from './axe.ts';
import { card, expect, startFresh, test as base } from './board.ts';

/** Who has no network is soon missed, and rooms leave memory at once, so that a plan can be changed under them. */
const test = base.extend({
  server: async ({}, use) => {
    await using running = await startFresh(0, true, { ...serverLimits, roomIdle: 1, beat: 700 });
    await use(running);
  },
});

const dialog = (page: Page) => page.getByRole('alertdialog');
const banner = (page: Page) => page.locator('.banner');
const saved = (page: Page) => expect(page.locator('.save-state')).toHaveText('Lagret');

const storedPlan = async (server: Running) =>
  (await (await fetch(`${server.url}/api/plans/lillehammer`)).json()) as PlanJson;
const storedTitle = async (server: Running, id: string) => {
  const { themes } = await storedPlan(server);
  const actions = themes.flatMap(({ strategies }) => strategies.flatMap(({ actions }) => actions));
  return actions.find((action) => action.id === id)?.title;
};

/** Puts the plan's content, changed or not, on the server as another document: nothing of the old one is in it. */
async function rebuild(server: Running, change: (plan: PlanJson) => void = () => {}): Promise<void> {
  const { db, rooms, plans } = server.ctx;
  await expect.poll(() => rooms.size).toBe(0);
  const plan = await rooms.read('lillehammer', (doc) => planToJson(readAll(doc)));
  await expect.poll(() => rooms.size).toBe(0);
  change(plan);
  db.exec('DELETE FROM plan; DELETE FROM journal; DELETE FROM snapshot');
  plans.create('lillehammer', planFromJson(plan), 'test');
}

async function write(page: Page, id: string, title: string): Promise<void> {
  await card(page, id).focus();
  await page.keyboard.press('e');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
}

async function rename(page: Page, id: string, title: string): Promise<void> {
  await write(page, id, title);
  await expect(card(page, id)).toContainText(title);
}

async function add(page: Page, strategy: string, title: string): Promise<void> {
  await page.locator(`[data-add="${strategy}"]`).click();
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.locator(`[data-strategy="${strategy}"]`)).toContainText(title);
}

/** The page opens without a network from now on. */
async function settleIn(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await saved(page);
}

test('the plan was rebuilt while I wrote without a network: what fits is done again, the rest is a draft', async ({
  visit,
  server,
}) => {
  test.slow();
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  const { page } = kari;
  await settleIn(page);
  await kari.context.setOffline(true);
  await rename(page, 't02-s1-a1', 'Karis navn på a1');
  await rename(page, 't02-s1-a2', 'Karis navn på a2');
  await add(page, 't03-s1', 'Karis nye tiltak');
  await rename(ola.page, 't02-s1-a1', 'Olas navn på a1');
  await saved(ola.page);
  await ola.context.close();
  await page.reload();
  await rename(page, 't02-s1-a3', 'Karis navn på a3');
  await expect(banner(page)).toContainText('4 endringer sendes når nettet er tilbake');
  await rebuild(server);
  await kari.context.setOffline(false);

  await expect(dialog(page)).toContainText(nb.drafts.fetched);
  await expect(dialog(page)).toContainText(nb.drafts.carried(3));
  await expect(dialog(page)).toContainText(nb.drafts.unfit(1));
  await expect(dialog(page).getByRole('listitem')).toHaveCount(1);
  await expect(dialog(page)).toContainText('Karis navn på a1');
  await expect(dialog(page)).toContainText(nb.drafts.why.changed);
  await expect(dialog(page)).toContainText(nb.drafts.now('Olas navn på a1'));
  await expect(dialog(page).getByRole('heading', { name: nb.drafts.fetched })).toBeFocused();
  await saved(page);
  expect(await storedTitle(server, 't02-s1-a1')).toBe('Olas navn på a1');
  expect(await storedTitle(server, 't02-s1-a2')).toBe('Karis navn på a2');
  expect(await storedTitle(server, 't02-s1-a3')).toBe('Karis navn på a3');
  expect(JSON.stringify(await storedPlan(server))).toContain('Karis nye tiltak');

  await page.getByRole('button', { name: nb.drafts.keep(1) }).click();
  await page.reload();
  await page.getByRole('button', { name: nb.drafts.open(1) }).click();
  await page.getByRole('button', { name: /^Prøv igjen/ }).click();
  await expect(card(page, 't02-s1-a1')).toContainText('Karis navn på a1');
  await saved(page);
  expect(await storedTitle(server, 't02-s1-a1')).toBe('Karis navn på a1');
  await expect(page.getByRole('button', { name: /^Mine utkast/ })).toHaveCount(0);
});

test('the plan was rebuilt, and nothing of mine was unsent: one line tells', async ({ visit, server }) => {
  const { page, context } = await visit('Kari');
  await rename(page, 't02-s1-a1', 'Karis navn');
  await saved(page);
  await context.setOffline(true);
  await rebuild(server, ({ themes }) => void (themes[0]!.title = 'Et tema fra sikkerhetskopien'));
  await context.setOffline(false);
  await expect(banner(page)).toContainText(nb.drafts.fetched);
  await expect(page.locator('[data-theme="t02"]')).toContainText('Et tema fra sikkerhetskopien');
  await expect(card(page, 't02-s1-a1')).toContainText('Karis navn');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Mine utkast/ })).toHaveCount(0);
  await saved(page);
  await page.getByRole('button', { name: nb.app.close }).click();
  await expect(banner(page)).toHaveCount(0);
  await rename(page, 't02-s1-a1', 'Og videre');
  await saved(page);
  expect(await storedTitle(server, 't02-s1-a1')).toBe('Og videre');
});

test('what I am typing stays under my hands, and is a draft when its card is gone', async ({
  visit,
  server,
}) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  await card(kari.page, 't02-s1-a1').dblclick();
  await kari.page.keyboard.press('ControlOrMeta+a');
  await kari.page.keyboard.type('Skrevet av Kari');
  await card(ola.page, 't02-s1-a2').dblclick();
  await ola.page.keyboard.press('ControlOrMeta+a');
  await ola.page.keyboard.type('Skrevet av Ola');
  await Promise.all([kari, ola].map(({ context }) => context.setOffline(true)));
  await rebuild(server, ({ themes }) => {
    themes[0]!.strategies[0]!.actions = themes[0]!.strategies[0]!.actions.filter(
      ({ id }) => id !== 't02-s1-a2',
    );
  });
  await Promise.all([kari, ola].map(({ context }) => context.setOffline(false)));
  for (const { page } of [kari, ola]) {
    await expect(banner(page)).toContainText(nb.drafts.fetched);
    await expect(dialog(page)).toHaveCount(0);
  }
  await kari.page.keyboard.type(', ferdig');
  await kari.page.keyboard.press('Enter');
  await saved(kari.page);
  expect(await storedTitle(server, 't02-s1-a1')).toBe('Skrevet av Kari, ferdig');
  await ola.page.keyboard.press('Enter');
  await expect(ola.page.locator('.toast')).toContainText(nb.drafts.goneKept);
  await expect(card(ola.page, 't02-s1-a2')).toHaveCount(0);
  await ola.page.getByRole('button', { name: nb.drafts.open(1) }).click();
  await expect(dialog(ola.page)).toContainText('Skrevet av Ola');
  await expect(dialog(ola.page)).toContainText(nb.drafts.noPlace);
  await expect(ola.page.getByRole('button', { name: /^Prøv igjen/ })).toHaveCount(0);
});

test('what was done again can be taken back, and what became a draft cannot', async ({ visit, server }) => {
  const { page, context } = await visit('Kari');
  const before = await card(page, 't02-s1-a2').locator('.card-title').textContent();
  await rename(page, 't02-s1-a3', 'Lagret før');
  await saved(page);
  await context.setOffline(true);
  await rename(page, 't02-s1-a2', 'Gjort på nytt');
  await rename(page, 't02-s1-a1', 'Blir utkast');
  await rebuild(server, ({ themes }) => void (themes[0]!.strategies[0]!.actions[0]!.title = 'En annen'));
  await context.setOffline(false);
  await page.getByRole('button', { name: nb.drafts.keep(1) }).click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(card(page, 't02-s1-a2')).toContainText(before!);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.locator('.toast')).toContainText(nb.done.nothingToUndo);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(card(page, 't02-s1-a2')).toContainText('Gjort på nytt');
  await expect(card(page, 't02-s1-a1')).toContainText('En annen');
  await expect(card(page, 't02-s1-a3')).toContainText('Lagret før');
  await saved(page);
});

test('two tabs of one browser: each step is done again once, and drafts show in both', async ({
  visit,
  server,
}) => {
  test.slow();
  const { page: first, context } = await visit('Kari');
  const second = await context.newPage();
  await second.goto(first.url());
  await saved(second);
  await context.setOffline(true);
  await add(first, 't02-s1', 'Fra den første fanen');
  await add(second, 't02-s2', 'Fra den andre fanen');
  await rename(second, 't02-s1-a1', 'Blir utkast');
  await second.close();
  await rebuild(server, ({ themes }) => void (themes[0]!.strategies[0]!.actions[0]!.title = 'En annen'));
  await context.setOffline(false);
  await expect(dialog(first)).toContainText('Blir utkast');
  await first.getByRole('button', { name: nb.drafts.keep(1) }).click();
  await saved(first);
  const plan = JSON.stringify(await storedPlan(server));
  expect(plan.split('Fra den første fanen')).toHaveLength(2);
  expect(plan.split('Fra den andre fanen')).toHaveLength(2);
  const third = await context.newPage();
  await third.goto(first.url());
  await third.getByRole('button', { name: nb.drafts.open(1) }).click();
  await third.getByRole('button', { name: /^Forkast:/ }).click();
  await expect(first.getByRole('button', { name: /^Mine utkast/ })).toHaveCount(0);
  await third.getByRole('button', { name: /^Angre:/ }).click();
  await expect(first.getByRole('button', { name: nb.drafts.open(1) })).toBeVisible();
  await third.getByRole('button', { name: /^Forkast:/ }).click();
  await third.keyboard.press('Escape');
  await third.reload();
  await saved(third);
  await expect(third.getByRole('button', { name: /^Mine utkast/ })).toHaveCount(0);
});

/** How often the server has refused something. */
const refusals = (server: Running) =>
  (server.ctx.db.prepare('SELECT count(*) AS n FROM quarantine').get() as { n: number }).n;

/** Inserts text at the end of a title. */
async function extend(page: Page, id: string, text: string): Promise<void> {
  await card(page, id).focus();
  await page.keyboard.press('e');
  await page.keyboard.press('End');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
  await expect(card(page, id)).toContainText(text);
}

test('two titles become too long together: the second is told, keeps the text, and the rest of the work goes through', async ({
  visit,
  server,
}) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  await Promise.all([kari, ola].map(({ context }) => context.setOffline(true)));
  const [karis, olas] = [' og k'.repeat(45), ' og o'.repeat(45)];
  await extend(kari.page, 't02-s1-a1', karis);
  await rename(ola.page, 't02-s1-a2', 'Olas før');
  await extend(ola.page, 't02-s1-a1', olas);
  await rename(ola.page, 't02-s1-a3', 'Olas etter');
  await kari.context.setOffline(false);
  await saved(kari.page);
  await ola.context.setOffline(false);
  await expect(dialog(ola.page).getByRole('heading', { name: nb.drafts.refused })).toBeFocused();
  await expect(dialog(ola.page)).toContainText(nb.drafts.why['too-long']);
  await expect(dialog(ola.page)).toContainText(olas.trim());
  await expect(dialog(ola.page).getByRole('listitem')).toHaveCount(1);
  await ola.page.keyboard.press('Escape');
  await saved(ola.page);
  await expect(card(ola.page, 't02-s1-a1')).toContainText(karis);
  expect(await storedTitle(server, 't02-s1-a1')).toContain(karis);
  expect(await storedTitle(server, 't02-s1-a2')).toBe('Olas før');
  expect(await storedTitle(server, 't02-s1-a3')).toBe('Olas etter');
  expect(refusals(server)).toBe(1);
  await expect(card(kari.page, 't02-s1-a3')).toContainText('Olas etter');
  await ola.page.reload();
  await saved(ola.page);
  expect(refusals(server)).toBe(1);
  await rename(ola.page, 't02-s1-a2', 'Og Ola arbeider videre');
  await saved(ola.page);
  expect(await storedTitle(server, 't02-s1-a2')).toBe('Og Ola arbeider videre');
});

test('somebody who types when a refusal comes goes on typing, and finds the draft afterwards', async ({
  visit,
}) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  await Promise.all([kari, ola].map(({ context }) => context.setOffline(true)));
  await extend(kari.page, 't02-s1-a1', ' og k'.repeat(45));
  await extend(ola.page, 't02-s1-a1', ' og o'.repeat(45));
  await kari.context.setOffline(false);
  await saved(kari.page);
  await ola.page.locator('[data-add="t02-s2"]').click();
  await ola.page.keyboard.type('Et tiltak som ');
  await ola.context.setOffline(false);
  await expect(banner(ola.page)).toContainText(nb.drafts.refused);
  await expect(dialog(ola.page)).toHaveCount(0);
  await ola.page.keyboard.type('ble skrevet ferdig');
  await ola.page.keyboard.press('Enter');
  await ola.page.keyboard.press('Escape');
  await expect(kari.page.locator('[data-strategy="t02-s2"]')).toContainText(
    'Et tiltak som ble skrevet ferdig',
  );
  await ola.page.getByRole('button', { name: nb.drafts.see(1) }).click();
  await expect(dialog(ola.page)).toContainText(nb.drafts.why['too-long']);
});

test('a draft that is refused again is a draft again', async ({ visit, server }) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  await Promise.all([kari, ola].map(({ context }) => context.setOffline(true)));
  await extend(kari.page, 't02-s1-a1', ' og k'.repeat(45));
  await extend(ola.page, 't02-s1-a1', ' og o'.repeat(49));
  await kari.context.setOffline(false);
  await saved(kari.page);
  await ola.context.setOffline(false);
  await dialog(ola.page).waitFor();
  await Promise.all([kari, ola].map(({ context }) => context.setOffline(true)));
  await ola.page.getByRole('button', { name: /^Prøv igjen/ }).click();
  await expect(card(ola.page, 't02-s1-a1')).toContainText(' og o'.repeat(49));
  await extend(kari.page, 't02-s1-a1', ' og k'.repeat(13));
  await kari.context.setOffline(false);
  await saved(kari.page);
  await ola.context.setOffline(false);
  await expect(dialog(ola.page)).toContainText('o og o og o');
  await saved(ola.page);
  expect(refusals(server)).toBe(2);
  await expect(card(ola.page, 't02-s1-a1')).toContainText(' og k'.repeat(45));
});

test('a server that cannot read a change closes the line: the change is a draft, and work goes on', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Kari');
  let isSpoiled = false;
  await page.routeWebSocket(/\/sync\//, (socket) => {
    const line = socket.connectToServer();
    socket.onMessage(async (message) => {
      const isUpdate = typeof message !== 'string' && message[0] === 0 && message[1] === syncType.update;
      if (!isSpoiled || !isUpdate) return line.send(message);
      isSpoiled = false;
      await line.close();
      await socket.close({ code: closeCode.badMessage });
    });
  });
  await page.reload();
  await saved(page);
  isSpoiled = true;
  await write(page, 't02-s1-a1', 'Kan ikke leses');
  await expect(dialog(page)).toContainText(nb.drafts.why['bad-update']);
  await page.keyboard.press('Escape');
  await expect(card(page, 't02-s1-a1')).not.toContainText('Kan ikke leses');
  await rename(page, 't02-s1-a2', 'Kan leses');
  await saved(page);
  expect(await storedTitle(server, 't02-s1-a2')).toBe('Kan leses');
});

test('a refused copy is not sent again, not even when the line goes before there is another, and the page is reloaded', async ({
  visit,
  server,
}) => {
  test.slow();
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  const { page } = ola;
  let [sockets, isCut] = [0, false];
  await page.routeWebSocket(/\/sync\//, async (socket) => {
    sockets++;
    if (isCut) return socket.close({ code: closeCode.storageUnavailable });
    const line = socket.connectToServer();
    line.onMessage((message) => {
      isCut ||= typeof message !== 'string' && message[0] === messageType.refused;
      socket.send(message);
    });
  });
  await page.reload();
  await saved(page);
  await Promise.all([kari, ola].map(({ context }) => context.setOffline(true)));
  await extend(kari.page, 't02-s1-a1', ' og k'.repeat(45));
  await extend(page, 't02-s1-a1', ' og o'.repeat(45));
  await kari.context.setOffline(false);
  await saved(kari.page);
  await ola.context.setOffline(false);
  await expect.poll(() => isCut).toBe(true);
  await rename(page, 't02-s1-a2', 'Skrevet mens linjen var borte');
  await page.reload();
  await expect(card(page, 't02-s1-a2')).toContainText('Skrevet mens linjen var borte');
  await rename(page, 't02-s1-a3', 'Skrevet etter ny innlasting');
  const before = sockets;
  await expect.poll(() => sockets).toBeGreaterThan(before);
  isCut = false;
  await expect(dialog(page)).toContainText(nb.drafts.why['too-long']);
  await expect(dialog(page).getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await saved(page);
  expect(refusals(server)).toBe(1);
  expect(await storedTitle(server, 't02-s1-a2')).toBe('Skrevet mens linjen var borte');
  expect(await storedTitle(server, 't02-s1-a3')).toBe('Skrevet etter ny innlasting');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the drafts are faultless in ${colorScheme}, on a narrow phone too`, async ({ visit, server }) => {
    test.slow();
    const { page, context } = await visit('Kari', { colorScheme, viewport: { width: 320, height: 640 } });
    await context.setOffline(true);
    await rename(page, 't02-s1-a1', 'Karis navn på a1');
    await add(page, 't02-s1', 'Et nytt tiltak');
    await page.locator('article', { hasText: 'Et nytt tiltak' }).focus();
    await page.keyboard.press('Delete');
    await rename(page, 't02-s1-a2', 'Karis navn på a2');
    await rebuild(server, ({ themes }) => {
      for (const action of themes[0]!.strategies[0]!.actions) action.title = `Endret: ${action.title}`;
    });
    await context.setOffline(false);
    await dialog(page).waitFor();
    await expectFaultless(page, 'what was kept');
    await page.getByRole('button', { name: /^Forkast: 2\.1\.2/ }).click();
    await expect(page.getByRole('button', { name: /^Angre:/ })).toBeFocused();
    await expectFaultless(page, 'a draft that is discarded');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: nb.drafts.open(1) })).toBeVisible();
    await expectFaultless(page, 'the way back to the drafts');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    await page.getByRole('button', { name: nb.drafts.open(1) }).click();
    await page.setViewportSize({ width: 1440, height: 900 });
    await expectFaultless(page, 'my drafts');
  });
