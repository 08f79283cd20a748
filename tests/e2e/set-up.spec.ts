import { peopleTexts } from '../../shared/i18n/late.ts';
import { account } from '../server/accounts.ts';
import { chooseMine } from './account.ts';
import { expectFaultless } from './axe.ts';
import { expect, test } from './board.ts';
import { asCoordinator, coordinator, joinAs, linkTo, phone } from './inviting.ts';

/* Saying who one is: at the first visit, and later. */

test('the link of a new account leads through one form to the plan', async ({ page, server }) => {
  await account(server, { id: 'ny', name: '', email: 'ny@plan.example', password: null });
  server.ctx.members.put({ plan: 'lillehammer', person: 'ny', role: 'coordinator' });
  const link = `${server.url}/set-up#${server.ctx.signInLinks.create('ny', 'set-up', 60_000)}`;
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Sett opp kontoen din' })).toBeFocused();
  expect(page.url()).toBe(`${server.url}/set-up`);
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await page.reload();
  await page.getByRole('button', { name: 'Begynn' }).click();
  await expect(page.getByLabel('E-post')).toBeVisible();
  // Who closes the page now goes on at any address of the program, and by the link.
  await page.goto('about:blank');
  await page.goto(`${server.url}/`);
  await expect(page.getByLabel('E-post')).toHaveValue('ny@plan.example');
  await page.goto(link);
  await page.getByRole('button', { name: 'Begynn' }).click();
  await expect(page.getByLabel('E-post')).toHaveValue('ny@plan.example');
  await page.getByLabel('Rolle, slik andre ser den').fill('Rådgiver');
  await page.getByLabel('Passord', { exact: true }).fill('for kort');
  await page.getByRole('button', { name: 'Fullfør' }).click();
  await expect(page.getByLabel('Navn', { exact: true })).toBeFocused();
  await expect(page.getByLabel('Navn', { exact: true })).toHaveAccessibleDescription('Skriv navnet ditt.');
  await expect(page.getByLabel('Passord', { exact: true })).toHaveAccessibleDescription(
    'Passordet må ha minst 12 tegn.',
  );
  await page.getByLabel('Navn', { exact: true }).fill('Ny Nordmann');
  await page.getByLabel('Organisasjon').fill('Regionrådet');
  await page.getByLabel('Passord', { exact: true }).fill('tolv tegn nå');
  await expect(page.getByText('12 tegn. Minst 12')).toBeVisible();
  await page.getByRole('button', { name: 'Vis passordet' }).click();
  await expect(page.getByLabel('Passord', { exact: true })).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'Fullfør' }).click();
  await expect(page).toHaveURL(`${server.url}/plan/lillehammer`);
  await expect(page.locator('.save-state')).toHaveText('Lagret');
  await page.context().clearCookies();
  await page.goto(link);
  await page.getByRole('button', { name: 'Begynn' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lenken er brukt');
  await expect(page.getByText('Begynte du i en annen nettleser, kan du fortsette der.')).toBeVisible();
  await expect(page.getByText('npm run --silent samplan -- sign-in-link')).toBeVisible();
});

test('an account without a name is set up before the board opens', async ({ page, server }) => {
  await asCoordinator(page.context(), server);
  server.ctx.people.update('kari', { name: '' });
  await page.goto(`${server.url}/plan/lillehammer`);
  await page.getByLabel('Navn', { exact: true }).fill('Kari Nordmann');
  await page.getByLabel('E-post').fill('kari@plan.example');
  await page.getByLabel('Passord', { exact: true }).fill('et langt passord');
  await page.getByRole('button', { name: 'Fullfør' }).click();
  await expect(page.locator('.save-state')).toHaveText('Lagret');
});

test('name, e-mail and password are changed in my account', async ({ page, server, visit }) => {
  await account(server, { id: 'kari', organisation: 'Regionrådet' });
  const { page: other } = await visit('Siri');
  await asCoordinator(page.context(), server);
  await page.goto(`${server.url}/plan/lillehammer`);
  await chooseMine(page, 'Kontoen min');
  const dialog = page.getByRole('dialog', { name: 'Kontoen min' });
  await dialog.getByLabel('Navn', { exact: true }).fill('Kari Nordmann');
  await dialog.getByLabel('E-post').fill('kari.nordmann@plan.example');
  await dialog.getByRole('button', { name: 'Lagre' }).click();
  const current = dialog.getByLabel('Passordet du har nå');
  await expect(current).toBeFocused();
  await current.fill('ikke dette passordet');
  await page.keyboard.press('Enter');
  await expect(current).toHaveAccessibleDescription('Dette er ikke passordet du har nå.');
  await current.fill('et langt passord');
  await dialog.getByLabel('Nytt passord').fill('et nytt langt passord');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('.toast')).toContainText('Vi har sendt en lenke til kari.nordmann@plan.example.');
  await expect(other.locator('.avatars [title="Kari Nordmann · Regionrådet"]')).toHaveCount(1);
});

test('a first password takes a sign-in of late', async ({ page, server }) => {
  await account(server, { id: 'kari', password: null });
  await asCoordinator(page.context(), server);
  server.ctx.db.exec('UPDATE session SET created = 0');
  await page.goto(`${server.url}/plan/lillehammer`);
  await page.getByRole('button', { name: /^Din meny/ }).click();
  await page.getByRole('menuitem', { name: 'Kontoen min' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kontoen min' });
  await dialog.getByLabel('Velg et passord').fill('et langt passord');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('Logg ut og inn igjen først.');
});

test('a new e-mail address is confirmed by the link that was sent there', async ({ page, server }) => {
  const ola = 'ola@plan.example';
  await account(server, { id: 'kari' });
  const linkTo = (email: string) =>
    `${server.url}/address#${server.ctx.newAddresses.want('kari', email, 60_000)}`;
  const heading = page.getByRole('heading', { level: 1 });
  await page.goto(linkTo(ola));
  // In a browser where nobody is signed in, one signs in first.
  await page.getByLabel('E-post').fill('kari@plan.example');
  await page.getByLabel('Passord', { exact: true }).fill('et langt passord');
  await page.keyboard.press('Enter');
  await expect(heading).toHaveText('Bekreft e-postadressen');
  expect(page.url()).toBe(`${server.url}/address`);
  await expect(page.getByText(`Når du har bekreftet, logger du inn med ${ola}.`)).toBeVisible();
  await expectFaultless(page, 'a new address');
  await account(server, { id: 'ola', name: 'Ola', email: ola });
  await page.getByRole('button', { name: 'Bekreft' }).click();
  await expect(heading).toHaveText('Adressen er i bruk');
  await expectFaultless(page, 'an address that another has');
  await page.goto(linkTo('ny@plan.example'));
  await page.getByRole('button', { name: 'Bekreft' }).press('Enter');
  await expect(page.locator('.toast')).toContainText('E-postadressen er byttet.');
  await expect(page).toHaveURL(`${server.url}/`);
  expect(server.ctx.people.find('kari')?.email).toBe('ny@plan.example');
  await page.goto(`${server.url}/address#noe-annet`);
  await page.getByRole('button', { name: 'Bekreft' }).click();
  await expect(heading).toHaveText('Lenken er ikke gyldig');
});

test('a guest changes name and organisation, and nothing else', async ({ page, server }) => {
  await page.goto((await linkTo(coordinator(server))).url);
  await joinAs(page, 'Ola', 'Film3');
  await expect(page.locator('.save-state')).toHaveText('Lagret');
  await chooseMine(page, 'Kontoen min');
  const dialog = page.getByRole('dialog', { name: 'Du er gjest' });
  await expect(dialog).toContainText(/Du er med til \d+\. \p{L}+ kl\. \d\d:\d\d\./u);
  await expect(dialog.getByRole('textbox')).toHaveCount(1);
  await dialog.getByLabel('Navn', { exact: true }).fill('Ola Nordmann');
  await dialog.getByRole('button', { name: 'Lagre' }).click();
  await expect(page.getByRole('button', { name: /Ola Nordmann · Film3/ })).toBeVisible();
});

for (const [language, load] of Object.entries(peopleTexts))
  test(`what is written stays when the language changes to ${language}`, async ({ page, server }) => {
    const texts = await load();
    await page.goto((await linkTo(coordinator(server))).url);
    await page.getByLabel('Navnet ditt').fill('Ola');
    await page.locator('.language').click();
    await page.locator(`[role=menuitemradio][lang=${language}]`).click();
    await expect(page.getByLabel(texts.yourName)).toHaveValue('Ola');
    await expect(page.getByRole('button', { name: texts.join })).toBeVisible();
  });

for (const colorScheme of ['light', 'dark'] as const)
  test(`setting up and my account are faultless in ${colorScheme}, also on a narrow phone`, async ({
    browser,
    server,
  }) => {
    test.slow();
    await account(server, { id: 'ny', name: '', email: null, password: null });
    for (const options of [{}, { ...phone, viewport: { width: 320, height: 640 } }]) {
      const context = await browser.newContext({ colorScheme, ...options });
      const page = await context.newPage();
      await page.goto(`${server.url}/set-up#${server.ctx.signInLinks.create('ny', 'set-up', 60_000)}`);
      await expectFaultless(page, 'a link to set up by');
      await page.getByRole('button', { name: 'Begynn' }).click();
      await page.getByRole('button', { name: 'Fullfør' }).click();
      await expectFaultless(page, 'set up, with faults told');
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      await context.clearCookies();
      await asCoordinator(context, server);
      await page.goto(`${server.url}/plan/lillehammer`);
      await chooseMine(page, 'Kontoen min');
      await page.getByRole('dialog').waitFor();
      await expectFaultless(page, 'my account');
      await context.close();
    }
  });
