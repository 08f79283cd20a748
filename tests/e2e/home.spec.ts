import type { BrowserContext, Page } from '@playwright/test';
import type { Running } from '../../server/server.ts';
import { expectFaultless } from './axe.ts';
import { expect, signIn, startFresh, test } from './board.ts';

/* The home page: my plans, making them, and what becomes of them. */

/** Opens the home page as a coordinator of the example plan. */
async function atHome(page: Page, server: Running, name = 'Kari'): Promise<void> {
  await signIn(page.context(), server, { name });
  await page.goto(server.url);
  await page.getByRole('heading', { name: 'Planer' }).waitFor();
}

/** Signs in somebody with an account who is in no plan. */
async function signInStranger(context: BrowserContext, server: Running, founder: boolean): Promise<void> {
  await signIn(context, server, { person: 'ny', name: 'Ny' }, 'nowhere');
  if (founder) server.ctx.db.exec("UPDATE person SET founder = 1 WHERE id = 'ny'");
}

const line = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });

const deedOf = async (page: Page, title: string, deed: string) => {
  await line(page, title)
    .getByRole('button', { name: /^Handlinger/ })
    .click();
  await page.getByRole('menuitem', { name: deed }).click();
};

test('an empty plan is made with a title, and one lands on its board', async ({ page, server }) => {
  await atHome(page, server);
  await page.getByRole('button', { name: 'Ny plan' }).click();
  await page.getByRole('button', { name: 'Lag planen' }).click();
  await expect(page.getByText('Skriv en tittel.')).toBeVisible();
  await page.getByLabel('Tittel').fill('Plan for Øyer');
  await page.getByRole('button', { name: 'Lag planen' }).click();
  await expect(page).toHaveURL(`${server.url}/plan/plan-for-oyer`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plan for Øyer');
  await page.goto(server.url);
  await expect(line(page, 'Plan for Øyer')).toContainText('Koordinator');
});

test('a copy holds the cards of the other plan', async ({ page, server }) => {
  await atHome(page, server);
  await deedOf(page, 'Næringsplan', 'Lag en kopi');
  await expect(page.getByLabel('Plan som skal kopieres')).toHaveValue('lillehammer');
  await page.getByLabel('Tittel').fill('Kopien');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${server.url}/plan/kopien`);
  await expect(page.locator('article')).toHaveCount(132);
});

test('a plan gets another name, which those on its board see at once', async ({ page, server, visit }) => {
  const ola = await visit('Ola', { role: 'viewer' });
  await atHome(page, server);
  await deedOf(page, 'Næringsplan', 'Gi planen nytt navn');
  await page.getByLabel('Tittel').fill('Et nytt navn');
  await page.keyboard.press('Enter');
  await expect(line(page, 'Et nytt navn')).toBeVisible();
  await expect(ola.page.getByRole('heading', { level: 1 })).toHaveText('Et nytt navn');
});

test('a plan is put away, and taken back, from the toast and later', async ({ page, server }) => {
  await atHome(page, server);
  await deedOf(page, 'Næringsplan', 'Arkiver');
  await expect(page.getByText(/er arkivert\./).first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.getByRole('button', { name: 'Angre' }).click();
  await expect(line(page, 'Næringsplan')).toBeVisible();
  await deedOf(page, 'Næringsplan', 'Arkiver');
  await page.getByText('Arkiverte planer (1)').click();
  await expect(page.getByText(/^Arkivert \d/)).toBeVisible();
  await page.getByRole('button', { name: /^Hent tilbake/ }).click();
  await expect(line(page, 'Næringsplan')).toBeVisible();
  await expect(page.getByText(/^Arkiverte planer/)).toHaveCount(0);
});

test('who set up an empty server is asked where to begin', async ({ page }) => {
  await using server = await startFresh(0, false);
  await signInStranger(page.context(), server, true);
  await page.goto(server.url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Velkommen. Hvor vil du begynne?');
  await expectFaultless(page, 'the first visit');
  await page.getByRole('button', { name: 'Åpne eksempelet' }).click();
  await expectFaultless(page, 'a new plan');
  await page.getByRole('button', { name: 'Lag planen' }).click();
  await expect(page.locator('article')).toHaveCount(132);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Eksempel: Næringsplan');
});

test('who is in no plan is told how to come into one, and makes none', async ({ page, server }) => {
  await signInStranger(page.context(), server, false);
  await page.goto(server.url);
  await page.getByRole('heading', { name: 'Du er ikke med i noen plan ennå' }).waitFor();
  await expect(page.getByRole('button', { name: 'Ny plan' })).toHaveCount(0);
  const link = page.getByLabel('Har du fått en lenke?');
  for (const wrong of ['', 'tull', 'https://evil.example/join#abc', `${server.url}/join`]) {
    await link.fill(wrong);
    await page.getByRole('button', { name: 'Bli med' }).click();
    await expect(page.getByText('Dette er ikke en lenke til denne tjeneren.')).toBeVisible();
  }
  await expectFaultless(page, 'no plan, and a wrong link');
  await link.fill(`${server.url}/join#hemmelig`);
  await page.getByRole('button', { name: 'Bli med' }).click();
  await expect(page).toHaveURL(/\/join/);
});

test('a guest sees their plan, and may do nothing about it', async ({ page, server }) => {
  await signIn(page.context(), server, { name: 'Gjest', person: 'gjest', role: 'editor' });
  server.ctx.db.exec("UPDATE person SET kind = 'guest' WHERE id = 'gjest'");
  await page.goto(server.url);
  await expect(line(page, 'Næringsplan')).toContainText('Redaktør');
  await expect(page.getByRole('button', { name: /^Handlinger|Ny plan/ })).toHaveCount(0);
});

test('nobody is asked to sign in', async ({ page, server }) => {
  await page.goto(server.url);
  await expect(page.getByRole('heading', { name: 'Logg inn' })).toBeVisible();
  await expect(page.getByText('Næringsplan')).toHaveCount(0);
});

test('without a server the plans known here are still there', async ({ page, server, context }) => {
  await atHome(page, server);
  await page.goto(`${server.url}/plan/lillehammer`);
  await page.getByText('Lagret', { exact: true }).waitFor();
  await page.getByRole('link', { name: /^Samplan/ }).click();
  await line(page, 'Næringsplan').waitFor();
  await context.route('**/api/plans*', (route) => route.abort());
  await page.getByRole('link', { name: /^Åpne/ }).click();
  await page.getByRole('link', { name: /^Samplan/ }).click();
  await expect(page.getByRole('heading', { name: 'Fikk ikke hentet planene' })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Næringsplan/ })).toBeVisible();
  await context.unroute('**/api/plans*');
  await page.getByRole('button', { name: 'Prøv igjen' }).click();
  await expect(line(page, 'Næringsplan')).toBeVisible();
});

test('by keyboard alone', async ({ page, server }) => {
  await atHome(page, server);
  await page.getByRole('button', { name: 'Ny plan' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Tittel')).toBeFocused();
  await page.keyboard.type('Skrevet');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Fra dokument' })).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Eksempelet' })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Ny plan' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Gi planen nytt navn' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Tittel')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Handlinger/ })).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [320, 390, 1440])
    test(`nothing is wrong at ${width} in ${colorScheme}`, async ({ page, server }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme });
      await atHome(page, server);
      await page.getByRole('button', { name: 'Ny plan' }).click();
      await page.getByLabel('Tittel').fill('Enda en plan');
      await page.getByRole('button', { name: 'Lag planen' }).click();
      await page.getByRole('heading', { name: 'Enda en plan' }).waitFor();
      await page.goto(server.url);
      await deedOf(page, 'Enda en plan', 'Arkiver');
      await page.getByText('Arkiverte planer (1)').click();
      await expectFaultless(page, 'the plans, and an archived one');
      await page.getByRole('button', { name: 'Ny plan' }).click();
      await page.getByRole('radio', { name: 'Kopi av en plan' }).check({ force: true });
      await expectFaultless(page, 'a new plan');
      const overflow = () => document.documentElement.scrollWidth - innerWidth;
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
    });
