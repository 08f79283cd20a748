import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import type { Members } from '../../server/storage/members.ts';
import type { Running } from '../../server/server.ts';
import { panels as words } from '../../shared/i18n/panels/nb.ts';
import { nb } from '../../shared/i18n/nb.ts';
import { expectFaultless } from './axe.ts';
import { titleOf } from '../builders.ts';
import { card, cardsOf, centre, lift, test } from './board.ts';
import { phone } from './inviting.ts';
import { add, banner, dialog, expect, rename, saved, settleIn, write } from './carrying.ts';

/* What each role sees on the board, and what happens when rights change under somebody. */

const note = (page: Page) => page.locator('.rights-note');

const storedTitle = ({ ctx }: Running, id: string) =>
  ctx.rooms.read('lillehammer', (doc) => titleOf(doc, id));

/** As the members' page would. */
function become({ ctx }: Running, person: string, changes: Parameters<Members['update']>[2]): void {
  ctx.members.update('lillehammer', person, changes);
  ctx.rooms.recheck('lillehammer');
}

const onlyReads = async (page: Page) => {
  const { left, top } = await card(page, 't02-s1-a1').evaluate((one) => one.getBoundingClientRect());
  await expect(
    page.locator('.add, [aria-roledescription], .card-menu, [aria-haspopup=menu]:not(.me, .language)'),
  ).toHaveCount(0);
  await card(page, 't02-s1-a1').click({ button: 'right' });
  await card(page, 't02-s1-a1').focus();
  for (const key of ['e', 'F2', 'm', 'n', ' ', 'Delete', 'Alt+ArrowDown', 'ControlOrMeta+z'])
    await page.keyboard.press(key);
  await page.mouse.move(left + 40, top + 30);
  await page.mouse.down();
  await page.mouse.move(left + 60, top + 300, { steps: 8 });
  await expect(page.locator('.lifted-copy .card')).toHaveCount(0);
  await page.mouse.up();
  await expect(page.locator('textarea, .slot, dialog, [role=menu]')).toHaveCount(0);
};

test.describe('who reads', () => {
  for (const role of ['viewer', 'contributor'] as const)
    test(`a ${role} is told so once, and finds nothing that changes`, async ({ visit, server }) => {
      const before = server.ctx.db.prepare('SELECT count(*) AS n FROM journal').get();
      const { page } = await visit('Kari', { role });
      await expect(note(page)).toHaveText(nb.rights[role]);
      await onlyReads(page);
      await card(page, 't02-s1-a1').focus();
      await page.keyboard.press('ArrowDown');
      await expect(card(page, 't02-s1-a2')).toBeFocused();
      await page.keyboard.press('ArrowRight');
      await expect(card(page, 't02-s1-a2')).not.toBeFocused();
      const head = page.locator('[data-strategy="t02-s1"] .strategy-button');
      await head.click();
      await expect(head).toHaveAttribute('aria-expanded', 'false');
      await page.getByRole('button', { name: nb.people.menu }).click();
      await expect(page.getByRole('menuitem', { name: nb.app.undo })).toHaveCount(0);
      await page.getByRole('menuitem', { name: nb.settings.archive }).click();
      await expect(page.getByRole('heading', { name: words.archive.title })).toBeFocused();
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toContainText(words.keys.title);
      await expectFaultless(page, 'rights');
      expect(server.ctx.db.prepare('SELECT count(*) AS n FROM journal').get()).toEqual(before);
    });

  test('on a phone, in the dark', async ({ visit }) => {
    const { page } = await visit('Kari', {
      role: 'viewer',
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      colorScheme: 'dark',
    });
    await expect(note(page)).toHaveText(nb.rights.viewer);
    await expect(page.locator('.phone-bar .is-primary')).toBeDisabled();
    await expectFaultless(page, 'rights');
  });

  test('a reader opens the plan without a network as a reader', async ({ visit }) => {
    const { page, context } = await visit('Kari', { role: 'viewer' });
    await settleIn(page);
    await context.setOffline(true);
    await page.reload();
    await expect(card(page, 't02-s1-a1')).toBeVisible();
    await expect(note(page)).toHaveText(nb.rights.viewer);
    await expect(page.locator('.add')).toHaveCount(0);
  });
});

test.describe('an editor of one theme', () => {
  test('edits there, and reads the rest', async ({ visit, server }) => {
    const { page } = await visit('Kari', { role: 'editor', theme: 't03', person: 'kari' });
    await expect(note(page)).toContainText('Du redigerer 3');
    await expect(
      page.locator('[data-theme="t02"] .add, [data-theme="t04"] .card-menu, .new-theme'),
    ).toHaveCount(0);
    await rename(page, 't03-s1-a1', 'Skrevet av temaets sekretær');
    await saved(page);
    expect(await storedTitle(server, 't03-s1-a1')).toBe('Skrevet av temaets sekretær');
    // Another theme's card stays where it is.
    const foreign = await centre(page, 'article[data-id="t02-s1-a1"]');
    await page.mouse.move(foreign.x, foreign.y);
    await page.mouse.down();
    await page.mouse.move(foreign.x + 300, foreign.y, { steps: 8 });
    await expect(page.locator('.lifted-copy .card')).toHaveCount(0);
    await page.mouse.up();
    // An own card lands in the own column only: neither the others' columns nor the rail take it.
    await lift(page, 't03-s1-a1');
    for (const selector of ['article[data-id="t04-s2-a1"]', '.rail-item[data-zone="t04"]']) {
      const { x, y } = await centre(page, selector);
      await page.mouse.move(x, y, { steps: 8 });
      await expect(page.locator('[data-theme="t04"] .slot')).toHaveCount(0);
    }
    await page.mouse.up();
    expect(await cardsOf(page, 't04-s2')).not.toContain('t03-s1-a1');
    await card(page, 't03-s1-a1').focus();
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('[data-theme="t04"] .slot')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('m');
    await expect(page.locator('dialog[open] select').first().locator('option')).toHaveText([/^3 /]);
    await page.keyboard.press('Escape');
    await page.locator('[data-theme="t03"] .theme-line [aria-haspopup=menu]').last().click();
    await expect(page.getByRole('menuitem')).toHaveText([/Endre navn/, /Ny strategi/]);
    await page.keyboard.press('Escape');
    await expectFaultless(page, 'rights');
  });

  test('finds the board opened there, and what they may in full, on a phone', async ({ visit }) => {
    const { page } = await visit('Kari', { role: 'editor', theme: 't09', ...phone });
    await expect(page.locator('.column[data-theme="t09"]')).toBeInViewport({ ratio: 0.9 });
    await expect(page.locator('.column[data-theme="t02"]')).not.toBeInViewport();
    await expect(note(page)).toHaveText(nb.rights.theme('9 IKT'));
    expect(await note(page).evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
  });

  test('what was written to other themes offline is kept as drafts, all of it at once; the rest goes through', async ({
    visit,
    server,
  }) => {
    const { page, context } = await visit('Kari', { role: 'editor', person: 'kari' });
    await context.setOffline(true);
    await rename(page, 't02-s1-a1', 'Ikke mitt lenger');
    await rename(page, 't03-s1-a1', 'Mitt');
    await rename(page, 't04-s1-a1', 'Heller ikke mitt');
    become(server, 'kari', { theme: 't03' });
    await context.setOffline(false);
    await expect(dialog(page).getByRole('listitem')).toHaveCount(2);
    await expect(dialog(page)).toContainText(words.drafts.why['not-allowed']);
    await expect(dialog(page).getByText(words.drafts.otherTheme)).toHaveCount(2);
    const retry = dialog(page).getByRole('button', { name: words.drafts.retry });
    await expect(retry).toHaveCount(0);
    become(server, 'kari', { theme: 't04' });
    await expect(retry).toHaveCount(1);
    become(server, 'kari', { theme: 't03' });
    await expect(retry).toHaveCount(0);
    await page.keyboard.press('Escape');
    await saved(page);
    expect(await storedTitle(server, 't03-s1-a1')).toBe('Mitt');
    await expect(card(page, 't02-s1-a1')).not.toContainText('Ikke mitt lenger');
  });
});

test.describe('when the role changes', () => {
  test('who is promoted edits without loading the page anew; who is demoted keeps what they write as a draft', async ({
    visit,
    server,
  }) => {
    const [kari, ola] = [
      await visit('Kari', { role: 'viewer', person: 'kari' }),
      await visit('Ola', { person: 'ola' }),
    ];
    await expect(note(kari.page)).toHaveText(nb.rights.viewer);
    become(server, 'kari', { role: 'editor' });
    await expect(note(kari.page)).toHaveCount(0);
    await expect(kari.page.locator('.toast')).toContainText(nb.rights.editor);
    await rename(kari.page, 't02-s1-a1', 'Nå får jeg');
    await expect(card(ola.page, 't02-s1-a1')).toContainText('Nå får jeg');
    await card(kari.page, 't02-s1-a2').focus();
    await kari.page.keyboard.press('e');
    await kari.page.keyboard.press('ControlOrMeta+a');
    await kari.page.keyboard.type('Skrevet mens jeg mistet det');
    become(server, 'kari', { role: 'viewer' });
    await expect(note(kari.page)).toHaveText(nb.rights.viewer);
    await expect(kari.page.getByRole('textbox')).toHaveCount(0);
    await expect(kari.page.getByText(nb.rights.kept)).not.toHaveCount(0);
    await kari.page.getByRole('button', { name: nb.drafts.open(1) }).click();
    await expect(dialog(kari.page)).toContainText('Skrevet mens jeg mistet det');
    await expect(dialog(kari.page)).toContainText(words.drafts.why['not-allowed']);
    await expect(dialog(kari.page).getByRole('button', { name: /^Prøv igjen/ })).toHaveCount(0);
    const [file] = await Promise.all([
      kari.page.waitForEvent('download'),
      kari.page.getByRole('button', { name: words.drafts.download }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('utkast-lillehammer.txt');
    expect(await readFile(await file.path(), 'utf8')).toContain('Skrevet mens jeg mistet det');
    await expectFaultless(kari.page, 'rights');
    await kari.page.keyboard.press('Escape');
    await onlyReads(kari.page);
    expect(await storedTitle(server, 't02-s1-a2')).not.toContain('mistet');
  });

  test('what is in somebody’s hand goes back', async ({ visit, server }) => {
    const { page } = await visit('Kari', { person: 'kari' });
    const before = await cardsOf(page, 't02-s1');
    await lift(page, 't02-s1-a1');
    become(server, 'kari', { role: 'viewer' });
    await expect(page.locator('.lifted-copy .card')).toHaveCount(0);
    await page.mouse.move(700, 500, { steps: 4 });
    await page.mouse.up();
    expect(await cardsOf(page, 't02-s1')).toEqual(before);
  });

  test('what a demoted editor wrote offline is refused and kept', async ({ visit, server }) => {
    const { page, context } = await visit('Kari', { person: 'kari' });
    await context.setOffline(true);
    await rename(page, 't02-s1-a1', 'Skrevet uten nett');
    await add(page, 't02-s2', 'Nytt uten nett');
    become(server, 'kari', { role: 'contributor' });
    await context.setOffline(false);
    await expect(dialog(page).getByRole('listitem')).toHaveCount(2);
    await expect(dialog(page)).toContainText('Skrevet uten nett');
    await page.keyboard.press('Escape');
    await expect(card(page, 't02-s1-a1')).not.toContainText('Skrevet uten nett');
    expect(await storedTitle(server, 't02-s1-a1')).not.toContain('uten nett');
  });
});

test.describe('who is removed', () => {
  const shutOut = (page: Page) => page.getByRole('heading', { name: words.shutOut.title });
  const copies = (page: Page) =>
    page.evaluate(async () =>
      (await indexedDB.databases()).map(({ name }) => name ?? '').filter((name) => !name.endsWith('/steps')),
    );

  test('is told, finds what was not stored, and the copy is gone', async ({ visit, server }) => {
    const [kari, ola] = [await visit('Kari', { person: 'kari' }), await visit('Ola')];
    await expect(ola.page.locator('.avatars')).toContainText('');
    await expect(ola.page.getByRole('img', { name: /Kari/ })).toBeVisible();
    expect(await copies(kari.page)).toHaveLength(1);
    await card(kari.page, 't02-s1-a1').focus();
    await kari.page.keyboard.press('e');
    await kari.page.keyboard.press('ControlOrMeta+a');
    await kari.page.keyboard.type('Halvveis');
    // As where the browser's store was slow: nothing says yet what the copy is called.
    await kari.page.evaluate(() => localStorage.removeItem('samplan.epoch.lillehammer'));
    become(server, 'kari', { removed: Date.now() });
    await expect(shutOut(kari.page)).toBeFocused();
    await expect(kari.page.getByRole('main')).toContainText('Halvveis');
    await expect(kari.page.getByRole('main')).not.toContainText(words.drafts.why['not-allowed']);
    await expect(ola.page.getByRole('img', { name: /Kari/ })).toHaveCount(0);
    await expect.poll(() => copies(kari.page)).toEqual([]);
    await expectFaultless(kari.page, 'rights');
    await kari.page.reload();
    await expect(shutOut(kari.page)).toBeVisible();
    await expect(kari.page.getByRole('main')).toContainText('Halvveis');
    await expect(kari.page.locator('article')).toHaveCount(0);
    become(server, 'kari', { removed: null });
    await kari.page.getByRole('button', { name: words.shutOut.again }).click();
    await saved(kari.page);
  });

  test('while offline: what was written is kept as drafts, and nobody sees it', async ({ visit, server }) => {
    const { page, context } = await visit('Kari', { person: 'kari' });
    await context.setOffline(true);
    await rename(page, 't02-s1-a1', 'Skrevet uten nett');
    become(server, 'kari', { removed: Date.now() });
    await context.setOffline(false);
    await expect(shutOut(page)).toBeVisible();
    await expect(page.getByRole('main')).toContainText('Skrevet uten nett');
    await expect.poll(() => copies(page)).toEqual([]);
    const titles = await server.ctx.rooms.read('lillehammer', (doc) => JSON.stringify(doc.getMap('actions')));
    expect(titles).not.toContain('uten nett');
  });
});

test('whose session ends goes on writing, signs in again, and everything is sent', async ({
  visit,
  server,
}) => {
  const { page, context } = await visit('Kari', { person: 'kari' });
  server.ctx.sessions.endAll('kari');
  server.ctx.rooms.recheck();
  await expect(banner(page)).toContainText(nb.rights.signedOut);
  await write(page, 't02-s1-a1', 'Skrevet utlogget');
  await expect(card(page, 't02-s1-a1')).toContainText('Skrevet utlogget');
  await expectFaultless(page, 'rights');
  await banner(page).getByRole('button', { name: nb.rights.signIn }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  const cookies = await context.cookies();
  const secret = server.ctx.sessions.open('kari');
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, value: secret })));
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await saved(page);
  await expect(banner(page)).not.toContainText(nb.rights.signedOut);
  expect(await storedTitle(server, 't02-s1-a1')).toBe('Skrevet utlogget');
});

test('a guest is shown as one', async ({ visit, server }) => {
  const kari = await visit('Kari');
  server.ctx.people.create({ id: 'gjest', kind: 'guest', name: 'Gunn', organisation: 'HiL' });
  await visit('Gunn', { person: 'gjest', role: 'viewer', organisation: 'HiL' });
  await expect(kari.page.getByRole('img', { name: `Gunn · HiL · ${nb.rights.guest}` })).toBeVisible();
});
