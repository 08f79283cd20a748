import type { Page } from '@playwright/test';
import { serverLimits } from '../../server/limits.ts';
import type { Running } from '../../server/server.ts';
import { account, rightPassword } from '../server/accounts.ts';
import { MailServer, textOf } from '../server/mail-server.ts';
import { chooseMine, signInBy } from './account.ts';
import { expectFaultless } from './axe.ts';
import { add, dialog, expect, saved } from './carrying.ts';
import { card, startFresh, test } from './board.ts';
import { phone } from './inviting.ts';

/* The way in for who has an account, and the way out. */

/** Somebody with an account who coordinates the example plan. */
async function member(server: Running, id: string, name: string, email = `${id}@plan.example`) {
  const person = await account(server, { id, name, email, organisation: 'Regionrådet' });
  server.ctx.members.put({ plan: 'lillehammer', person: id, role: 'coordinator' });
  return person;
}

/** Presses the button behind a link. */
const follow = (page: Page) =>
  page.getByRole('main').getByRole('button', { name: 'Logg inn', exact: true }).click();

/** How many rows this browser holds of plans, and what it remembers. */
const leftovers = (page: Page) =>
  page.evaluate(async () => {
    const rows: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name);
        request.addEventListener('success', () => resolve(request.result));
      });
      for (const store of db.objectStoreNames) {
        const request = db.transaction(store).objectStore(store).count();
        await new Promise((resolve) => request.addEventListener('success', resolve));
        if (request.result > 0) rows.push(`${name}: ${store}`);
      }
      db.close();
    }
    return [...rows, ...Object.keys(localStorage)];
  });

test('who opens a plan signs in, in its place, and is told of a wrong password', async ({ page, server }) => {
  await member(server, 'kari', 'Kari');
  await page.goto(`${server.url}/plan/lillehammer`);
  await expect(page.getByRole('heading', { name: 'Logg inn' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('kari@plan.example');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Passord', { exact: true })).toHaveAccessibleDescription('Skriv passordet.');
  await page.keyboard.type('ikke dette passordet');
  await page.keyboard.press('Enter');
  const note = page.getByRole('alert').filter({ hasText: 'E-post og passord hører ikke sammen.' });
  await expect(note).toContainText('4 forsøk til før vi venter ett minutt.');
  await expect(page.getByLabel('Passord', { exact: true })).toBeFocused();
  await page.keyboard.type(rightPassword);
  await page.keyboard.press('Enter');
  await saved(page);
  expect(page.url()).toBe(`${server.url}/plan/lillehammer`);
});

test.describe('after too many tries', () => {
  test.use({ limits: { ...serverLimits, passwordTries: 1 } });

  test('the wait is told, and what is written stays', async ({ page, server }) => {
    await page.goto(`${server.url}/sign-in`);
    await signInBy(page, 'kari@plan.example', 'feil passord');
    await expect(page.getByRole('alert').filter({ hasText: 'E-post og passord' })).toBeVisible();
    await signInBy(page, 'kari@plan.example', 'feil passord');
    await expect(page.getByRole('alert').filter({ hasText: 'For mange forsøk.' })).toContainText(
      /Vent \d+ sekund/,
    );
    await expect(page.getByLabel('E-post')).toHaveValue('kari@plan.example');
  });
});

test('a link signs in when one presses, leaves no trace in the address, and works once', async ({
  page,
  server,
}) => {
  await member(server, 'kari', 'Kari');
  const link = `${server.url}/sign-in#${server.ctx.signInLinks.create('kari', 'sign-in', 60_000)}`;
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Logg inn' })).toBeFocused();
  expect(page.url()).toBe(`${server.url}/sign-in`);
  // Who only opens it, as programs do that look through mails, uses nothing up.
  await page.reload();
  await expectFaultless(page, 'a link to sign in by');
  await follow(page);
  await expect(page.getByRole('heading', { name: 'Planer' })).toBeVisible();
  await page.context().clearCookies();
  await page.goto(link);
  await follow(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lenken er brukt');
  expect(page.url()).toBe(`${server.url}/sign-in`);
  await page.getByRole('link', { name: 'Logg inn' }).click();
  await expect(page.getByLabel('E-post')).toBeVisible();
});

test('a link comes by mail, and another one only after a pause', async ({ page }) => {
  await using mail = await MailServer.start();
  await using server = await startFresh(0, true, serverLimits, {
    smtp: { url: mail.url, from: 'samplan@plan.example' },
  });
  await member(server, 'kari', 'Kari');
  await page.goto(`${server.url}/plan/lillehammer`);
  await page.getByRole('button', { name: 'Send meg en lenke på e-post' }).click();
  await expect(page.getByLabel('E-post')).toHaveAccessibleDescription('Skriv e-postadressen din.');
  await page.getByLabel('E-post').fill('kari@plan.example');
  await page.getByRole('button', { name: 'Send meg en lenke på e-post' }).click();
  await expect(page.getByRole('heading', { name: 'Se i e-posten din' })).toBeFocused();
  await expect(page.getByRole('button', { name: /^Send på nytt om \d+ sekunder$/ })).toBeVisible();
  await expectFaultless(page, 'a link is under way');
  await expect.poll(() => mail.received.length).toBe(1);
  const [link] = /http\S+\/sign-in#\S+/.exec(textOf(mail.received[0]!.data))!;
  await page.goto(link);
  await follow(page);
  await expect(page.getByRole('heading', { name: 'Planer' })).toBeVisible();
});

test('what went wrong at another place is told in words', async ({ page, server }) => {
  await page.goto(`${server.url}/sign-in?fault=cancelled`);
  await expect(page.getByRole('alert').filter({ hasText: 'Innloggingen ble avbrutt.' })).toBeVisible();
  await page.goto(`${server.url}/sign-in?fault=toString`);
  await expect(page.getByRole('alert').filter({ hasText: 'Innloggingen gikk ikke.' })).toBeVisible();
});

test('signing out leaves nothing of plans in the browser, in no tab', async ({ page, server }) => {
  await member(server, 'kari', 'Kari');
  await page.goto(`${server.url}/plan/lillehammer`);
  await signInBy(page, 'kari@plan.example');
  await saved(page);
  const other = await page.context().newPage();
  await other.goto(`${server.url}/plan/lillehammer`);
  await saved(other);
  expect((await leftovers(page)).length).toBeGreaterThan(3);
  await chooseMine(page, 'Logg ut');
  await expect(page.getByRole('heading', { name: 'Logg inn' })).toBeVisible();
  await expect(other.getByRole('heading', { name: 'Logg inn' })).toBeVisible();
  expect(await leftovers(page)).toEqual([]);
  expect((await page.context().cookies()).filter(({ value }) => value !== '')).toEqual([]);
});

test('who would lose something by signing out is asked, and told what', async ({ page, server }) => {
  test.slow();
  await member(server, 'kari', 'Kari');
  await page.goto(`${server.url}/plan/lillehammer`);
  await signInBy(page, 'kari@plan.example');
  await saved(page);
  await page.context().setOffline(true);
  await page.locator('.banner').waitFor();
  await add(page, 't02-s1', 'Ikke sendt');
  await chooseMine(page, 'Logg ut');
  await expect(dialog(page)).toContainText('1 endring som ikke er sendt');
  await expectFaultless(page, 'asked before signing out');
  await page.getByRole('button', { name: 'Ikke logg ut' }).click();
  await expect(card(page, 't02-s1-a1')).toBeVisible();
  await chooseMine(page, 'Logg ut');
  await page.getByRole('button', { name: 'Logg ut og forkast' }).click();
  await expect(page.locator('.toast')).toContainText('Du er ikke logget ut.');
  await page.context().setOffline(false);
  await saved(page);
  await chooseMine(page, 'Logg ut overalt');
  await expect(page.getByRole('heading', { name: 'Logg inn' })).toBeVisible();
  expect(await leftovers(page)).toEqual([]);
});

test('somebody else in the same browser gets nothing of who was there before', async ({ page, server }) => {
  await member(server, 'kari', 'Kari');
  await member(server, 'ola', 'Ola');
  await page.goto(`${server.url}/plan/lillehammer`);
  await signInBy(page, 'kari@plan.example');
  await saved(page);
  await page.context().setOffline(true);
  await page.locator('.banner').waitFor();
  await add(page, 't02-s1', 'Karis, ikke sendt');
  await page.context().clearCookies();
  await page.goto('about:blank');
  await page.context().setOffline(false);
  await page.goto(`${server.url}/plan/lillehammer`);
  await signInBy(page, 'ola@plan.example');
  await saved(page);
  await expect(card(page, 't02-s1-a1')).toBeVisible();
  await expect(page.getByText('Karis, ikke sendt')).toHaveCount(0);
});

test('the same person finds what was not sent when they come again', async ({ page, server }) => {
  await member(server, 'kari', 'Kari');
  await page.goto(`${server.url}/plan/lillehammer`);
  await signInBy(page, 'kari@plan.example');
  await saved(page);
  await page.context().setOffline(true);
  await page.locator('.banner').waitFor();
  await add(page, 't02-s1', 'Karis, ikke sendt');
  await page.context().clearCookies();
  await page.goto('about:blank');
  await page.context().setOffline(false);
  await page.goto(`${server.url}/plan/lillehammer`);
  await signInBy(page, 'kari@plan.example');
  await saved(page);
  await expect(page.getByText('Karis, ikke sendt')).toBeVisible();
});

test('a session that ends while the board is open: signing in again goes on there', async ({
  page,
  server,
}) => {
  await member(server, 'kari', 'Kari');
  await page.goto(`${server.url}/plan/lillehammer`);
  await signInBy(page, 'kari@plan.example');
  await saved(page);
  server.ctx.sessions.endAll('kari');
  server.ctx.rooms.recheck();
  await page.locator('.banner').getByRole('button').click();
  const again = page.getByRole('dialog', { name: 'Logg inn igjen' });
  await expect(again).toBeVisible();
  await expect(card(page, 't02-s1-a1')).toBeVisible();
  await expect(again.getByLabel('E-post')).toHaveValue('kari@plan.example');
  await expectFaultless(page, 'signing in again');
  await again.getByLabel('Passord', { exact: true }).fill(rightPassword);
  await page.keyboard.press('Enter');
  await expect(again).toHaveCount(0);
  await saved(page);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`signing in is faultless in ${colorScheme}, also on a narrow phone`, async ({ browser, server }) => {
    test.slow();
    for (const options of [{}, { ...phone, viewport: { width: 320, height: 640 } }]) {
      const context = await browser.newContext({ colorScheme, ...options });
      const page = await context.newPage();
      await page.goto(`${server.url}/sign-in`);
      await signInBy(page, 'ingen@plan.example');
      await page.getByRole('alert').filter({ hasText: 'hører ikke sammen' }).waitFor();
      await page.getByRole('button', { name: 'Bli med' }).click();
      await page.getByRole('button', { name: 'Bli med' }).click();
      await expectFaultless(page, 'faults told');
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      await page.goto('about:blank');
      await page.goto(`${server.url}/sign-in#tull`);
      await follow(page);
      await page.getByRole('heading', { name: 'Lenken er ikke gyldig' }).waitFor();
      await expectFaultless(page, 'a dead link');
      await context.close();
    }
  });
