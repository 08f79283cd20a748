import type { BrowserContext, Page } from '@playwright/test';
import type { Running } from '../../server/server.ts';
import { readQr } from '../qr.ts';
import { admit } from '../server/people.ts';
import { account } from '../server/accounts.ts';
import { chooseMine, signInBy } from './account.ts';
import { expectFaultless } from './axe.ts';
import { card, expect, signIn, test } from './board.ts';

/* The page of those who take part: roles, removal, links. Kari coordinates. */

async function open(page: Page, server: Running, query = ''): Promise<void> {
  await signIn(page.context(), server, { name: 'Kari', person: 'kari' });
  await page.goto(`${server.url}/plan/lillehammer/members${query}`);
  await page.getByRole('heading', { name: 'Deltakere' }).waitFor();
}

/** Somebody who is in the plan already. */
const add = ({ ctx }: Running, person: string, name: string, role: 'editor' | 'contributor' = 'editor') =>
  admit(ctx.db, 'lillehammer', { person, name, organisation: 'Gausdal kommune', role });

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const roleOf = (page: Page, name: string) => page.getByLabel(`Rollen til ${name}`);

/** Makes a link and gives it back. */
async function makeLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Lag lenke' }).click();
  return page.getByLabel('Lenke', { exact: true }).inputValue();
}

/** Comes in by a link, as the page that opens it does. */
async function comeIn(context: BrowserContext, { url }: Running, link: string, name: string): Promise<void> {
  const answer = await context.request.post(`${url}/api/invitations/redeem`, {
    data: { token: new URL(link).hash.slice(1), name, org: 'Visit Lillehammer' },
  });
  expect(answer.status()).toBe(200);
}

test('coordinators come here from the board, nobody else', async ({ page, server, visit }) => {
  const kari = await visit('Kari');
  await kari.page.getByRole('link', { name: 'Inviter' }).click();
  await expect(kari.page.getByRole('heading', { name: 'Deltakere' })).toBeVisible();
  await kari.page.getByRole('link', { name: 'Til tavlen' }).click();
  await chooseMine(kari.page, 'Deltakere');
  await expect(kari.page).toHaveURL(`${server.url}/plan/lillehammer/members`);
  const ola = await visit('Ola', { role: 'editor' });
  await expect(ola.page.getByRole('link', { name: 'Inviter' })).toHaveCount(0);
  await ola.page.getByRole('button', { name: /^Din meny/ }).click();
  await expect(ola.page.getByRole('menuitem', { name: 'Arkiv' })).toBeVisible();
  await expect(ola.page.getByRole('menuitem', { name: 'Deltakere' })).toHaveCount(0);
  await page.close();
});

test('another role is theirs at once, and taken back from the toast', async ({ page, server, visit }) => {
  const ola = await visit('Ola', { person: 'ola', role: 'editor' });
  await open(page, server);
  await roleOf(page, 'Ola').selectOption('Leser');
  await expect(page.getByText('Ola er nå leser.').first()).toBeVisible();
  await expect(rowOf(page, 'Ola')).toContainText('Kan lese');
  expect(server.ctx.members.find('lillehammer', 'ola')).toMatchObject({ role: 'viewer' });
  await page.getByRole('button', { name: 'Angre' }).click();
  await expect(roleOf(page, 'Ola')).toHaveValue('editor');
  await expect(ola.page.getByText('Lagret', { exact: true })).toBeVisible();
});

test('an editor is limited to a theme, and let out of it', async ({ page, server }) => {
  add(server, 'ola', 'Ola');
  await open(page, server);
  const reach = page.getByLabel('Hva Ola kan redigere');
  await reach.selectOption({ label: '5 Bosetting' });
  await expect(page.getByText('Ola kan redigere: 5 Bosetting.').first()).toBeVisible();
  expect(server.ctx.members.find('lillehammer', 'ola')).toMatchObject({ theme: 't05' });
  await reach.selectOption('Hele planen');
  await expect(page.getByText('Ola kan redigere: hele planen.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Angre' }).click();
  await expect(reach).toHaveValue('t05');
});

test('who is removed is out at once, and let in again in one go', async ({ page, server, visit }) => {
  const ola = await visit('Ola', { person: 'ola', role: 'editor' });
  await card(ola.page, 't02-s1-a1').focus();
  await ola.page.keyboard.press('Delete');
  await ola.page.getByText('Lagret', { exact: true }).waitFor();
  await open(page, server);
  await page.getByRole('button', { name: 'Handlinger for Ola' }).click();
  await page.getByRole('menuitem', { name: 'Fjern fra planen' }).click();
  await expect(rowOf(page, 'Ola')).toContainText('1 bidrag står igjen i planen.');
  expect((await ola.page.request.get(`${server.url}/api/plans/lillehammer`)).status()).toBe(404);
  await page.getByRole('button', { name: 'Se bidragene: Ola' }).click();
  await expect(page.getByRole('dialog')).toContainText('2.1.1');
  await expect(page.getByRole('dialog')).toContainText('Arkiverte');
  await expectFaultless(page, 'contributions');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Slipp inn igjen: Ola' }).click();
  await expect(roleOf(page, 'Ola')).toHaveValue('editor');
  expect((await ola.page.request.get(`${server.url}/api/plans/lillehammer`)).status()).toBe(200);
});

test('nobody locks themselves out', async ({ page, server }) => {
  await open(page, server);
  await expect(rowOf(page, 'Kari')).toContainText('Du er eneste koordinator');
  await expect(roleOf(page, 'Kari')).toHaveCount(0);
  await page.getByRole('button', { name: 'Handlinger for Kari' }).click();
  await expect(page.getByRole('menuitem', { name: 'Fjern fra planen' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  admit(server.ctx.db, 'lillehammer', { person: 'ola', name: 'Ola', role: 'coordinator' });
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(rowOf(page, 'Kari')).toContainText('Din egen rolle kan en annen koordinator endre.');
});

test('when another coordinator is faster, what did not happen is told', async ({ page, server }) => {
  admit(server.ctx.db, 'lillehammer', { person: 'ola', name: 'Ola', role: 'coordinator' });
  await open(page, server);
  server.ctx.members.update('lillehammer', 'kari', { role: 'viewer' });
  await roleOf(page, 'Ola').selectOption('Leser');
  await expect(page.getByRole('heading', { name: 'Bare koordinatorer ser deltakerne' })).toBeVisible();
  expect(server.ctx.members.find('lillehammer', 'ola')).toMatchObject({ role: 'coordinator' });
});

test('a link brings a guest in, and takes them out again', async ({ page, server, browser }) => {
  await open(page, server);
  await page.getByRole('radio', { name: 'Redaktør' }).check({ force: true });
  await page.getByLabel('Begrens til tema').first().selectOption({ label: '5 Bosetting' });
  await page.getByLabel('Antall plasser').fill('3');
  const link = await makeLink(page);
  expect(link).toMatch(new RegExp(`^${server.url}/join#[\\w-]{20,}$`));
  await expect(page.getByRole('button', { name: 'Kopier lenken' })).toBeFocused();
  await expect(page.getByText('0 av 3 har blitt med')).toBeVisible();
  await using guest = await browser.newContext();
  await comeIn(guest, server, link, 'Gjest Gjestesen');
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(rowOf(page, 'Gjest Gjestesen')).toContainText('Visit Lillehammer');
  await expect(page.getByText('1 av 3 har blitt med')).toBeVisible();
  await page.getByRole('button', { name: /^Trekk tilbake lenken/ }).click();
  await expect(page.getByText('Lenken er trukket tilbake. 1 person er ute av planen.').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Lenker som virker' })).toBeFocused();
  await expect(page.getByText('Ingen lenker virker nå.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lag lenke' })).toBeVisible();
  await expect(rowOf(page, 'Gjest Gjestesen')).toContainText('Fjernet');
  expect((await guest.request.get(`${server.url}/api/plans/lillehammer`)).status()).toBe(404);
});

test('an organisation of the register is sent by its id, any other by its name', async ({ page, server }) => {
  await open(page, server);
  const sent = () => page.waitForRequest((request) => request.method() === 'POST');
  for (const [written, kept] of [
    ['øyer kommune', { org: 'oyer-kommune' }],
    ['Idrettslaget', { organisation: 'Idrettslaget' }],
    ['', {}],
  ] as const) {
    await page.getByRole('complementary').getByLabel('Organisasjon').first().fill(written);
    const [request] = await Promise.all([sent(), page.getByRole('button', { name: 'Lag lenke' }).click()]);
    const { org, organisation } = request.postDataJSON() as Record<string, string>;
    expect({ ...(org && { org }), ...(organisation && { organisation }) }).toEqual(kept);
    await page.getByRole('button', { name: 'Lag en ny lenke' }).click();
  }
});

test('what does not fit is said beside it', async ({ page, server }) => {
  await open(page, server);
  await page.getByLabel('Gjelder til').fill('2020-01-01T12:00');
  await page.getByRole('button', { name: 'Lag lenke' }).click();
  await expect(page.getByText('Velg et tidspunkt fram i tid')).toBeVisible();
  await page.getByLabel('Gjelder til').fill(new Date(Date.now() + 86_400_000).toISOString().slice(0, 16));
  for (const uses of ['0', '1001', '', '1.5']) {
    await page.getByLabel('Antall plasser').fill(uses);
    await page.getByRole('button', { name: 'Lag lenke' }).click();
    await expect(page.getByText('Skriv et tall fra 1 til 1000.')).toBeVisible();
  }
  await page.getByText('Inviter én på e-post').click();
  await page.getByLabel('E-postadresse').fill('ikke en adresse');
  await page.getByRole('button', { name: 'Send invitasjon' }).click();
  await expect(page.getByText('Skriv en e-postadresse')).toBeVisible();
  expect(server.ctx.invitations.of('lillehammer')).toEqual([]);
});

test('one person is invited by mail', async ({ page, server }) => {
  await open(page, server);
  await page.getByText('Inviter én på e-post').click();
  await page.getByLabel('E-postadresse').fill('ny@kommune.example');
  await page.getByRole('button', { name: 'Send invitasjon' }).click();
  await expect(page.getByText('Invitasjonen er sendt til ny@kommune.example.').first()).toBeVisible();
  await expect(rowOf(page, 'ny@kommune.example')).toContainText('Ikke ennå');
});

test.describe('the code', () => {
  /** A code on the page, square by square as it is drawn. */
  const drawn = (page: Page, within: string) =>
    page.locator(`${within} .qr`).evaluate((svg) => {
      const path = svg.querySelector('path')!;
      const dark = new Set(path.getAttribute('d')!.match(/(?<=M)[\d ]+/g));
      const [from, , size] = svg.getAttribute('viewBox')!.split(' ').map(Number) as [number, number, number];
      const colours = [svg.querySelector('rect')!, path].map((part) => getComputedStyle(part).fill);
      const modules = Array.from({ length: size + 2 * from }, (_, at) => at);
      return { matrix: modules.map((y) => modules.map((x) => dark.has(`${x} ${y}`))), from, colours };
    });

  for (const colorScheme of ['light', 'dark'] as const)
    test(`holds the link, dark on white in ${colorScheme}, with room around it`, async ({ page, server }) => {
      await page.emulateMedia({ colorScheme });
      await open(page, server);
      const link = await makeLink(page);
      const { matrix, ...looks } = await drawn(page, '.made-link');
      expect(readQr(matrix)).toBe(link);
      expect(looks).toEqual({ from: -4, colours: ['rgb(255, 255, 255)', 'rgb(23, 35, 29)'] });
    });

  test('is shown large, with what to do', async ({ page, server }) => {
    await open(page, server);
    await makeLink(page);
    await page.getByRole('button', { name: 'Vis stort' }).click();
    const dialog = page.getByRole('dialog', { name: /^Næringsplan/ });
    await expect(dialog).toContainText('Åpne kameraet på telefonen.');
    const box = (await dialog.locator('.qr').boundingBox())!;
    expect(box.height).toBeGreaterThan(500);
    expect(box.y + box.height).toBeLessThanOrEqual(900);
    await expectFaultless(page, 'the code, large');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Vis stort' })).toBeFocused();
  });

  test('is printed as one sheet, and nothing else of the page', async ({ page, server }) => {
    await open(page, server);
    await makeLink(page);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.poster')).toContainText('Næringsplan');
    await expect(page.locator('#root')).toBeHidden();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(pdf).toMatch(/\/MediaBox \[0 0 (594\.9|595)\S* 841\.\d+\]/);
  });

  test('is copied as text', async ({ page, server, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page, server);
    const link = await makeLink(page);
    await page.getByRole('button', { name: 'Kopier lenken' }).click();
    await expect(page.getByText('Lenken er kopiert.').first()).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  });
});

test('the link is shown once', async ({ page, server }) => {
  await open(page, server);
  const link = await makeLink(page);
  await page.reload();
  await page.getByText('0 av 25 har blitt med').waitFor();
  expect(await page.content()).not.toContain(new URL(link).hash.slice(1));
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(
    new URL(link).hash.slice(1),
  );
});

test('others than coordinators are told why they see nothing', async ({ page, server }) => {
  await signIn(page.context(), server, { name: 'Ola', person: 'ola', role: 'editor' });
  await page.goto(`${server.url}/plan/lillehammer/members`);
  await expect(page.getByRole('heading', { name: 'Bare koordinatorer ser deltakerne' })).toBeVisible();
  await page.goto(`${server.url}/plan/ukjent/members`);
  await expect(page.getByRole('heading', { name: 'Fant ikke planen' })).toBeVisible();
  await page.context().clearCookies();
  await page.goto(`${server.url}/plan/lillehammer/members`);
  await expect(page.getByRole('heading', { name: 'Logg inn' })).toBeVisible();
});

test('whose session is over finds the way in, and everything as it is after it', async ({ page, server }) => {
  await account(server, { id: 'kari', organisation: 'Regionrådet' });
  await open(page, server);
  server.ctx.sessions.endAll('kari');
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await signInBy(page, 'kari@plan.example');
  await expect(page.getByRole('heading', { name: 'Deltakere' })).toBeVisible();
});

test('by keyboard alone', async ({ page, server }) => {
  add(server, 'ola', 'Ola');
  await open(page, server);
  await roleOf(page, 'Ola').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('Ola er nå bidragsyter.').first()).toBeVisible();
  await expect(roleOf(page, 'Ola')).toBeFocused();
  await page.getByRole('button', { name: 'Handlinger for Ola' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Slipp inn igjen: Ola' })).toBeVisible();
  await page.getByRole('radio', { name: 'Bidragsyter' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Leser' })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Kopier lenken' })).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [320, 390, 1440])
    test(`nothing is wrong at ${width} in ${colorScheme}`, async ({ page, server }) => {
      for (const [person, name] of [
        ['ola', 'Ola Svært Langt Etternavnesen-Hyphensen'],
        ['eli', 'Eli'],
        ['bo', 'Bo'],
      ] as const)
        add(server, person, name);
      server.ctx.db.exec("UPDATE person SET kind = 'guest' WHERE id IN ('eli', 'bo')");
      server.ctx.members.update('lillehammer', 'bo', { removed: Date.now() });
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme });
      await open(page, server, '?invite');
      await page.getByText('Inviter én på e-post').click();
      await page.getByRole('radio', { name: 'Redaktør' }).check({ force: true });
      await expectFaultless(page, 'everybody, and inviting');
      await makeLink(page);
      await expectFaultless(page, 'a link');
      const overflow = () => document.documentElement.scrollWidth - innerWidth;
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
      await page.getByRole('button', { name: 'Lukk' }).click();
      await expect(page.getByRole('button', { name: 'Inviter' })).toBeFocused();
    });
