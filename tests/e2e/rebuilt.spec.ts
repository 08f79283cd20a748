import { panels } from '../../shared/i18n/panels/nb.ts';
import { nb } from '../../shared/i18n/nb.ts';
import { expectFaultless } from './axe.ts';
import { card, planOn, test } from './board.ts';
import {
  add,
  banner,
  dialog,
  expect,
  forgetful,
  rebuild,
  rename,
  saved,
  settleIn,
  storedTitle,
} from './carrying.ts';

test.use({ limits: forgetful });

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

  await expect(dialog(page)).toContainText(panels.drafts.fetched);
  await expect(dialog(page)).toContainText(panels.drafts.carried(3));
  await expect(dialog(page)).toContainText(panels.drafts.unfit(1));
  await expect(dialog(page).getByRole('listitem')).toHaveCount(1);
  await expect(dialog(page)).toContainText('Karis navn på a1');
  await expect(dialog(page)).toContainText(panels.drafts.why.changed);
  await expect(dialog(page)).toContainText(panels.drafts.now('Olas navn på a1'));
  await expect(dialog(page).getByRole('heading', { name: panels.drafts.fetched })).toBeFocused();
  await saved(page);
  expect(await storedTitle(server, 't02-s1-a1')).toBe('Olas navn på a1');
  expect(await storedTitle(server, 't02-s1-a2')).toBe('Karis navn på a2');
  expect(await storedTitle(server, 't02-s1-a3')).toBe('Karis navn på a3');
  expect(JSON.stringify(await planOn(server))).toContain('Karis nye tiltak');

  await page.getByRole('button', { name: panels.drafts.keep(1) }).click();
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
  await expect(banner(page)).toContainText(panels.drafts.fetched);
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
  await card(kari.page, 't02-s1-a1').press('e');
  await kari.page.keyboard.press('ControlOrMeta+a');
  await kari.page.keyboard.type('Skrevet av Kari');
  await card(ola.page, 't02-s1-a2').press('e');
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
    await expect(banner(page)).toContainText(panels.drafts.fetched);
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
  await expect(dialog(ola.page)).toContainText(panels.drafts.noPlace);
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
  await page.getByRole('button', { name: panels.drafts.keep(1) }).click();
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
  await first.getByRole('button', { name: panels.drafts.keep(1) }).click();
  await saved(first);
  const plan = JSON.stringify(await planOn(server));
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
