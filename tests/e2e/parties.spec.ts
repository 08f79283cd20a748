import type { Page } from '@playwright/test';
import type { Running } from '../../server/server.ts';
import { nb } from '../../shared/i18n/nb.ts';
import { parties as words } from '../../shared/i18n/parties/nb.ts';
import { expectFaultless } from './axe.ts';
import { card, expect, planOn, test } from './board.ts';
import { phone } from './inviting.ts';

/* Who leads and joins, what each has promised, and how they are asked. */

const action = 't04-s2-a2';

const openCard = async (page: Page, url: string) => {
  await page.goto(`${url}/plan/lillehammer/card/${action}`);
  await list(page, 'owners').waitFor();
};
const list = (page: Page, side: 'owners' | 'partners') => page.locator(`.parties[data-side=${side}]`);
const party = (page: Page, org: string) => page.locator(`.party[data-org="${org}"]`);
const options = (page: Page, name: string) => page.getByRole('button', { name: words.options(name) });
const names = (page: Page, side: 'owners' | 'partners') => list(page, side).locator('.party-name');

/** Whom somebody is here for. */
function comeFor({ ctx }: Running, person: string, org: string): void {
  ctx.members.update('lillehammer', person, { org });
  ctx.rooms.recheck('lillehammer');
}

const partiesOn = async (server: Running) => {
  const plan = await planOn(server);
  const one = plan.themes.flatMap(({ strategies }) => strategies).flatMap(({ actions }) => actions);
  const { owners, partners, ownerNote } = one.find(({ id }) => id === action)!;
  return { owners, partners, ownerNote, organisations: plan.organisations };
};

test('those who lead and join are found, added, ordered and taken out, seen by others at once', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Kari');
  const ola = await visit('Ola', { role: 'viewer' });
  await openCard(page, server.url);
  await openCard(ola.page, server.url);
  await page.getByRole('button', { name: words.add.owners }).click();
  const field = page.getByRole('combobox', { name: words.field.owners });
  await field.fill('højskolen i lill');
  await expect(page.getByRole('option').first()).toContainText('Høgskolen i Lillehammer');
  await field.press('ArrowDown');
  await field.press('Enter');
  await expect(names(ola.page, 'owners')).toHaveText([
    'Lillehammer-regionen utvikling',
    'Høgskolen i Lillehammer',
  ]);
  await field.fill('<img src=x onerror=alert(1)>');
  await page.getByRole('option', { name: /som ny organisasjon/ }).click();
  await page.getByLabel(words.newKind('<img src=x onerror=alert(1)>')).selectOption('business');
  await page.getByRole('button', { name: words.addIt, exact: true }).click();
  await expect(names(ola.page, 'owners').last()).toHaveText('<img src=x onerror=alert(1)>');
  // One step: the organisation goes with its place.
  await field.press('Escape');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(names(ola.page, 'owners')).toHaveCount(2);
  const up = page.getByRole('button', { name: words.up('Høgskolen i Lillehammer') });
  await up.focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(names(ola.page, 'owners')).toHaveText([
    'Høgskolen i Lillehammer',
    'Lillehammer-regionen utvikling',
  ]);
  await expect(up).toBeFocused();
  await options(page, 'Lillehammer-regionen utvikling').click();
  await page.getByRole('menuitem', { name: words.makePartner }).click();
  await expect(names(ola.page, 'partners')).toHaveText([
    'Lillehammer kunnskapspark',
    'Lillehammer-regionen utvikling',
  ]);
  await options(page, 'Lillehammer kunnskapspark').click();
  await page.getByRole('menuitem', { name: words.remove }).click();
  await expect(names(ola.page, 'partners')).toHaveCount(1);
  await list(page, 'owners').getByRole('button', { name: words.addNote }).click();
  await page.getByLabel(words.note.owners).fill('Evt. i samarbeid med fylket');
  await page.keyboard.press('Enter');
  await expect(list(ola.page, 'owners')).toContainText('Evt. i samarbeid med fylket');
  await expect
    .poll(() => partiesOn(server))
    .toMatchObject({
      owners: ['hil'],
      partners: ['lru'],
      ownerNote: 'Evt. i samarbeid med fylket',
    });
  // Who reads finds nothing that changes.
  await expect(ola.page.locator('.parties button')).toHaveCount(0);
  await expectFaultless(page, 'parties');
});

test('a promise is made by the organisation itself or on its behalf, with who and when', async ({
  visit,
  server,
}) => {
  const kari = await visit('Kari', { person: 'kari', organisation: 'Regionrådet' });
  const lise = await visit('Lise', { person: 'lise', organisation: 'LKP', role: 'contributor' });
  comeFor(server, 'lise', 'lkp');
  for (const { page } of [kari, lise]) await openCard(page, server.url);
  await expect(party(kari.page, 'lkp')).toContainText(nb.commitment.proposed);
  // Only what is one's own.
  await expect(party(lise.page, 'lru').getByRole('button')).toHaveCount(0);
  await party(lise.page, 'lkp').getByRole('button', { name: words.confirm, exact: true }).click();
  await expect(party(kari.page, 'lkp')).toContainText(nb.commitment.confirmed);
  await expect(party(kari.page, 'lkp')).toContainText(/Bekreftet av Lise, LKP, \d/);
  await expect(card(kari.page, action)).toContainText(nb.said.openParts(1));
  await options(kari.page, 'Lillehammer-regionen utvikling').click();
  await kari.page.getByRole('menuitem', { name: words.confirmFor('Lillehammer-regionen utvikling') }).click();
  await expect(party(lise.page, 'lru')).toContainText(/Bekreftet av Kari, Regionrådet, på vegne av LRU, \d/);
  await expect(card(lise.page, action).locator('.open-parts')).toHaveCount(0);
  await expect(kari.page.locator('.confirmed-figure')).toContainText(/^2 av \d+ bekreftet$/);
  // Taken back at once, it is as it was.
  await party(lise.page, 'lkp').getByRole('button', { name: words.withdraw }).click();
  await lise.page.getByRole('button', { name: words.withdrawDo, exact: true }).click();
  const undo = lise.page.getByRole('button', { name: nb.app.undo });
  await undo.hover();
  await expect(party(kari.page, 'lkp').locator('.commitment')).toHaveText(nb.commitment.withdrawn);
  await undo.click();
  await expect(party(kari.page, 'lkp').locator('.commitment')).toHaveText(nb.commitment.confirmed);
  await party(lise.page, 'lkp').getByRole('button', { name: words.withdraw }).click();
  await expectFaultless(lise.page, 'withdrawing');
  await lise.page.getByLabel(words.reasonField).fill('Kapasitet til og med 2026');
  await lise.page.getByRole('button', { name: words.withdrawDo, exact: true }).click();
  await expect(party(kari.page, 'lkp')).toContainText('Kapasitet til og med 2026');
  await expect(party(kari.page, 'lkp')).toContainText(nb.commitment.withdrawn);
  await expectFaultless(kari.page, 'promises');
});

test('an organisation answers by a link, on a phone and without an account', async ({
  visit,
  server,
  browser,
}) => {
  const { page, context } = await visit('Kari', { person: 'kari' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openCard(page, server.url);
  await options(page, 'Lillehammer kunnskapspark').click();
  await page.getByRole('menuitem', { name: words.ask }).click();
  await page.getByLabel(words.question.message).fill('Kan dere stille med to dager?');
  await expectFaultless(page, 'asking');
  await page.getByRole('button', { name: words.question.make }).click();
  const url = await page.getByRole('textbox', { name: words.question.link }).inputValue();
  await page.getByRole('button', { name: words.question.done }).click();
  await expect(party(page, 'lkp').locator('.commitment')).toHaveText(nb.commitment.asked);
  await expect(party(page, 'lkp')).toContainText(/Spurt av Kari, Regionrådet, \d/);

  const firm = await browser.newContext({ ...phone, colorScheme: 'dark' });
  const there = await firm.newPage();
  await there.goto(url);
  await expect(there.getByRole('heading', { level: 1 })).toContainText(
    'Tettere samarbeid med LKP om klynger',
  );
  await expect(there.getByText('Kan dere stille med to dager?')).toBeVisible();
  expect(new URL(there.url()).hash).toBe('');
  await expectFaultless(there, 'answer page');
  await there.getByRole('button', { name: words.answer.yes }).click();
  await expect(there.getByText(words.answer.nameMissing)).toBeVisible();
  await there.getByLabel(words.answer.name).fill('Nils');
  await there.getByRole('button', { name: words.answer.yes }).click();
  await expect(there.getByText(words.answer.said.confirmed('Lillehammer kunnskapspark'))).toBeVisible();
  await expect(party(page, 'lkp')).toContainText(/Bekreftet av Nils/);
  await there.reload();
  await there.getByRole('button', { name: words.answer.change }).click();
  await there.getByLabel(words.answer.name).fill('Nils');
  await there.getByRole('button', { name: words.answer.no }).click();
  await there.getByLabel(words.answer.reason).fill('Ikke i år');
  await expectFaultless(there, 'saying no');
  await there.getByRole('button', { name: words.answer.sendNo }).click();
  await expect(there.getByText(words.answer.said.withdrawn('Lillehammer kunnskapspark'))).toBeVisible();
  await expect(party(page, 'lkp')).toContainText('Ikke i år');
  await expectFaultless(there, 'answered');

  // Taken back: it is said kindly, and what was answered stays.
  await options(page, 'Lillehammer kunnskapspark').click();
  await page.getByRole('menuitem', { name: words.ask }).click();
  await page.getByRole('button', { name: /^Trekk tilbake lenken/ }).click();
  await expect(page.getByText(words.question.open)).toHaveCount(0);
  await there.reload();
  await expect(there.getByRole('heading', { name: words.answer.dead['link-revoked'] })).toBeVisible();
  await expectFaultless(there, 'dead link');
  await there.goto(`${server.url}/answer`);
  await firm.close();
});
