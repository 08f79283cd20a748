import type { Page } from '@playwright/test';
import { serverLimits } from '../../server/limits.ts';
import { configured, runProvider } from '../server/oidc/identity-provider.ts';
import { listening } from '../server/oidc/listening.ts';
import { feide, idporten } from '../server/oidc/shapes.ts';
import { nb } from '../../shared/i18n/nb.ts';
import { account } from '../server/accounts.ts';
import { chooseMine, signInBy } from './account.ts';
import { expectFaultless } from './axe.ts';
import { expect, startFresh, test } from './board.ts';
import { saved } from './carrying.ts';
import { coordinator, linkTo } from './inviting.ts';

/* Signing in at another place: a real provider in this process, and a browser that is sent there and back. */

/** The program with the example plan and a provider. */
async function startWithProvider(shape = feide) {
  await using stack = new AsyncDisposableStack();
  const place = stack.use(await listening());
  const oidc = [configured(place.url, { scope: shape.scope })];
  const server = stack.use(await startFresh(0, true, serverLimits, { oidc }));
  const visitors = runProvider(place, `${server.url}/api/session/oidc/feide/callback`, shape);
  const all = stack.move();
  return { place, server, visitors, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

async function openAccount(page: Page) {
  await chooseMine(page, 'Kontoen min');
  const mine = page.getByRole('dialog', { name: 'Kontoen min' });
  await mine.waitFor();
  return mine;
}

const signInThere = (page: Page) => page.getByRole('button', { name: 'Logg inn med Feide' }).click();

test('the button leads there and back, to where one wanted to go', async ({ page }) => {
  await using world = await startWithProvider();
  const { server } = world;
  const board = `${server.url}/plan/lillehammer`;
  await page.goto(board);
  await signInThere(page);
  await expect(page.getByRole('heading', { name: nb.plan.missing })).toBeVisible();
  expect(page.url()).toBe(board);
  const [person] = server.ctx.db.prepare("SELECT id FROM person WHERE name = 'Ola Høgskule'").all();
  server.ctx.members.put({ plan: 'lillehammer', person: String(person!.id), role: 'editor' });
  await page.reload();
  await saved(page);
  await chooseMine(page, 'Logg ut');
  await expect(page.getByRole('heading', { name: 'Logg inn' })).toBeVisible();
  await expectFaultless(page, 'signing in, with another place to do it');
  await signInThere(page);
  await saved(page);
});

test('who turns round there is told so, and may try again, with the link they came by', async ({ page }) => {
  await using world = await startWithProvider();
  const { server, visitors } = world;
  visitors.account = undefined;
  await page.goto((await linkTo(coordinator(server))).url);
  // Who has an account there and a link takes both along.
  await page.getByRole('link', { name: 'Logg inn' }).click();
  await signInThere(page);
  await expect(page.getByRole('alert').filter({ hasText: 'Innloggingen ble avbrutt.' })).toBeVisible();
  visitors.account = 'ola';
  await signInThere(page);
  await page.getByRole('button', { name: 'Bli med som Ola Høgskule' }).click();
  await saved(page);
  expect(page.url()).toBe(`${server.url}/plan/lillehammer`);
});

test('a provider that is down leaves the other ways in', async ({ page }) => {
  await using world = await startWithProvider();
  const { server, place } = world;
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole('button', { name: 'Logg inn med Feide' }).waitFor();
  await place[Symbol.asyncDispose]();
  await signInThere(page);
  await expect(
    page.getByRole('alert').filter({ hasText: 'Innloggingstjenesten svarer ikke.' }),
  ).toBeVisible();
  await expect(page.getByLabel('E-post')).toBeEditable();
});

test('who is told no name of says it, and nothing of addresses and passwords', async ({ page }) => {
  await using world = await startWithProvider(idporten);
  await page.goto(`${world.server.url}/`);
  await signInThere(page);
  await expect(page.getByRole('heading', { name: 'Sett opp kontoen din' })).toBeVisible();
  await expect(page.getByText('Du logger inn på samme måte neste gang.')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(3);
  await expectFaultless(page, 'setting up what a provider knows');
  await page.getByLabel('Navn', { exact: true }).fill('Ny Nordmann');
  await page.getByLabel('Organisasjon').fill('Regionrådet');
  await page.getByRole('button', { name: 'Fullfør' }).click();
  await expect(page.getByRole('heading', { name: 'Planer' })).toBeVisible();
});

test('in my account what is elsewhere is added and taken away, but never the last way in', async ({
  page,
}) => {
  await using world = await startWithProvider();
  const { server, visitors } = world;
  await account(server, { id: 'kari', organisation: 'Regionrådet' });
  server.ctx.members.put({ plan: 'lillehammer', person: 'kari', role: 'coordinator' });
  await page.goto(`${server.url}/plan/lillehammer`);
  await signInBy(page, 'kari@plan.example');
  await saved(page);
  const mine = await openAccount(page);
  visitors.account = undefined;
  await mine.getByRole('button', { name: 'Koble til: Feide' }).click();
  await expect(page.getByRole('heading', { name: 'Ikke koblet til kontoen din' })).toBeFocused();
  visitors.account = 'ola';
  await page.getByRole('link', { name: 'Åpne planen' }).click();
  await saved(page);
  await openAccount(page);
  await mine.getByRole('button', { name: 'Koble til: Feide' }).click();
  await saved(page);
  expect(page.url()).toBe(`${server.url}/plan/lillehammer`);
  await openAccount(page);
  const unlink = mine.getByRole('button', { name: 'Koble fra: Feide' });
  await expectFaultless(page, 'my account, with another place to sign in');
  await unlink.click();
  await expect(mine.getByRole('status').last()).toHaveText(/^Feide er koblet fra/);
  await expect(mine.getByRole('button', { name: 'Koble til: Feide' })).toBeFocused();
  await mine.getByRole('button', { name: 'Koble til: Feide' }).click();
  await saved(page);
  server.ctx.people.update('kari', { password: null });
  await page.reload();
  await openAccount(page);
  await expect(mine).toContainText('Velg et passord først');
  await expect(unlink).toHaveCount(0);
});
