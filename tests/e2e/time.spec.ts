import type { Page } from '@playwright/test';
import { expectFaultless } from './axe.ts';
import { expect, planOn, test } from './board.ts';

/* When an action is to happen and with which money, on an open card: in words, and as they were read. */

const badDate = 't03-s3-a2';
const funded = 't08-s2-a1';

/** Opens a card by its address, and waits until its parts are there. */
async function openCard(page: Page, url: string, id: string): Promise<void> {
  await page.goto(`${url}/plan/lillehammer/card/${id}`);
  await page.getByRole('region', { name: 'Tid', exact: true }).waitFor();
  await page.getByRole('region', { name: 'Finansiering', exact: true }).waitFor();
}

test('the words are read as a suggestion, and dates change only when somebody says so', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Kari');
  const other = (await visit('Berit')).page;
  const stored = async () => {
    const actions = (await planOn(server)).themes.flatMap(({ strategies }) =>
      strategies.flatMap((one) => one.actions),
    );
    return actions.find(({ id }) => id === funded)!.time;
  };
  await openCard(page, server.url, funded);
  await openCard(other, server.url, funded);
  const time = page.getByRole('region', { name: 'Tid', exact: true });
  const text = time.getByLabel('Når, med egne ord');
  const due = time.getByLabel('Frist');
  await expect(due).toHaveValue('2014-12-31');

  await text.fill('Våren 2027');
  await expect(time.getByText('Tolkes som fra 01.01.2027 til 30.06.2027')).toBeVisible();
  await text.press('Enter');
  await expect(other.getByLabel('Når, med egne ord')).toHaveValue('Våren 2027');
  await expect(due).toHaveValue('2014-12-31');

  await time.getByRole('button', { name: 'Bruk dette' }).click();
  await expect(other.locator('.card-panel').getByLabel('Frist')).toHaveValue('2027-06-30');
  await expect(other.locator('.card-panel').getByLabel('Start')).toHaveValue('2027-01-01');
  await expect(time.getByText(/^Tolkes som/)).toBeHidden();
  expect(await stored()).toMatchObject({ start: '2027-01-01', due: '2027-06-30', precision: 'season' });

  await time.getByRole('heading').click();
  await page.keyboard.press('Control+z');
  await expect(due).toHaveValue('2014-12-31');
  await expect(time.getByLabel('Start')).toHaveValue('');
  expect(await stored()).toMatchObject({ text: 'Våren 2027', precision: 'month' });

  await time.getByRole('button', { name: 'Tøm datoene' }).click();
  await expect(due).toHaveValue('');
  expect(await stored()).toEqual({ text: 'Våren 2027' });
});

test('a day that does not exist is kept and flagged, and the likely one is offered', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Kari', { colorScheme: 'dark' });
  await openCard(page, server.url, badDate);
  const time = page.getByRole('region', { name: 'Tid', exact: true });
  await expect(time.getByText('Dato må rettes')).toBeVisible();
  await expect(time.getByText('Var det ment slik: fra 02.01.2014?')).toBeVisible();
  await expectFaultless(page, 'an impossible date, dark');
  await time.getByRole('button', { name: 'Bruk dette' }).press('Enter');
  await expect(time.getByLabel('Start')).toHaveValue('2014-01-02');
  await expect(time.getByLabel('Når, med egne ord')).toHaveValue(/202\.01\.2014/);
  await expect(time.getByText('Dato må rettes')).toBeVisible();
});

test('money stands in rows with how far it has come, and the sums never mix', async ({ visit, server }) => {
  const { page } = await visit('Kari');
  await openCard(page, server.url, funded);
  const money = page.getByRole('region', { name: 'Finansiering', exact: true });
  await expect(money.getByLabel('Slik det står i planen')).toHaveValue(
    '50 000 kr i tilskudd fra Regionrådet',
  );
  await money.getByRole('button', { name: 'Før det opp' }).click();
  const rows = money.getByRole('listitem');
  await expect(rows).toHaveCount(1);
  await expect(rows).toHaveText(/50\s000\skr/);

  await money.getByRole('button', { name: 'Legg til midler' }).click();
  await money.getByRole('button', { name: 'Lagre' }).click();
  await expect(money.getByText('Skriv hvor pengene kommer fra.')).toBeVisible();
  await money.getByLabel('Kilde').fill('Fylkeskommunen');
  await money.getByLabel('Beløp i kroner').fill('mye');
  await expect(money.getByText('Skriv beløpet som tall')).toBeVisible();
  await money.getByLabel('Beløp i kroner').fill('1,5 mill');
  await money.getByLabel('Hvor langt det er kommet').selectOption({ label: 'Søkt' });
  await money.getByLabel('Beløp i kroner').press('Enter');
  await expect(rows).toHaveCount(2);
  await expect(money.getByText(/^Idé 50\s000\skr$/)).toBeVisible();
  await expect(money.getByText(/^Søkt 1\s500\s000\skr$/)).toBeVisible();
  const head = page.locator('.theme-facts').filter({ hasText: 'Idé' });
  await expect(head).toHaveText(/Idé 50\s000\skr · Søkt 1\s500\s000\skr/);
  await expectFaultless(page, 'money');

  await money.getByRole('button', { name: 'Endre Fylkeskommunen' }).click();
  await money.getByLabel('Hvor langt det er kommet').selectOption({ label: 'Innvilget' });
  await money.getByLabel('Kilde').press('Escape');
  await expect(money.getByText(/^Søkt 1\s500\s000\skr$/)).toBeVisible();
  await money.getByRole('button', { name: 'Fjern Fylkeskommunen' }).click();
  await expect(rows).toHaveCount(1);
  await expect(head).not.toHaveText(/Søkt/);
});

test('who may only read sees all of it, and nothing to change it with', async ({ visit, server }) => {
  const { page } = await visit('Leser', {
    role: 'viewer',
    viewport: { width: 360, height: 740 },
    hasTouch: true,
  });
  await openCard(page, server.url, funded);
  const time = page.getByRole('region', { name: 'Tid', exact: true });
  const money = page.getByRole('region', { name: 'Finansiering', exact: true });
  await expect(time.getByText('Innen desember 2014')).toBeVisible();
  await expect(time.getByText('frist 31.12.2014')).toBeVisible();
  await expect(money.getByText('50 000 kr i tilskudd fra Regionrådet')).toBeVisible();
  for (const part of [time, money]) await expect(part.getByRole('button')).toHaveCount(0);
});
