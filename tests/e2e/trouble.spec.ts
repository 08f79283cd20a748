import * as Y from 'yjs';
import { fillDisk } from '../full-disk.ts';
import { chooseMine } from './account.ts';
import { card, expect, signIn, test } from './board.ts';

test('a damaged record is shown as such, and the rest of the board works', async ({ visit, server }) => {
  // No client may write this: it is put into the database, as another program or an older version might have.
  const { journal } = server.ctx;
  const { doc, stored } = journal.open('lillehammer/plan');
  const before = Y.encodeStateVector(doc);
  doc.getMap<Y.Map<unknown>>('actions').get('t02-s1-a1')!.set('title', 42);
  doc.getMap<Y.Map<unknown>>('strategies').get('t02-s2')!.set('number', { no: 1 });
  doc.getMap<Y.Map<unknown>>('themes').get('t03')!.set('title', 'no text');
  doc.getMap<unknown>('actions').set('loose', 'not a record');
  const update = Y.encodeStateAsUpdate(doc, before);
  await journal.append('lillehammer/plan', [{ seq: stored.seq + 1, person: 'test', update }]);
  const { page } = await visit('Kari');
  await expect(card(page, 't02-s1-a1')).toContainText('Kan ikke vises');
  await expect(card(page, 't02-s1-a1')).toContainText('t02-s1-a1');
  await expect(card(page, 'loose')).toContainText('Kan ikke vises');
  await expect(
    page.locator('.strategy-button', { hasText: 'Strategi «t02-s2» kan ikke vises' }),
  ).toBeVisible();
  await expect(page.locator('.theme-button', { hasText: 'Tema «t03» kan ikke vises' })).toBeVisible();
  await card(page, 't02-s1-a2').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.locator('.save-state')).toHaveText('Lagret');
  await expect(page.locator('article')).toHaveCount(133);
});

test('a full disk is told in words, nothing is called saved, and it comes right by itself', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Kari');
  const makeRoom = fillDisk(server.ctx.db);
  await card(page, 't02-s1-a1').focus();
  const states: string[] = [];
  await page.exposeFunction('noteState', (state: string) => states.push(state));
  await page.evaluate(() => {
    const state = document.querySelector('.save-state')!;
    new MutationObserver(() => (globalThis as never as { noteState(text: string): void }).noteState(state.textContent)).observe(state, {
      childList: true, characterData: true, subtree: true,
    }); // prettier-ignore
  });
  // Enough to fill what is left of the pages there are.
  await page.keyboard.press('n');
  await page.keyboard.insertText('Et tiltak '.repeat(29));
  for (let i = 0; i < 40; i++)
    await page.keyboard.press('Enter').then(() => page.keyboard.insertText(`${i} ${'x'.repeat(290)}`));
  await expect(page.locator('.banner')).toContainText('Tjeneren får ikke lagret nå.');
  await expect(page.locator('.save-state')).toHaveText('Tjeneren får ikke lagret');
  const told = states.indexOf('Tjeneren får ikke lagret');
  makeRoom();
  await expect(page.locator('.save-state')).toHaveText('Lagret', { timeout: 15_000 });
  expect(states.slice(told, -1)).not.toContain('Lagret');
  await page.keyboard.press('Escape');
  const cards = await page.locator('[data-strategy="t02-s1"] article').count();
  await page.reload();
  await expect(page.locator('[data-strategy="t02-s1"] article')).toHaveCount(cards);
});

test('what people write is text, whatever it looks like', async ({ visit }) => {
  const { page } = await visit('<b>Kari</b>', { organisation: '__proto__' });
  await card(page, 't02-s1-a1').focus();
  await page.keyboard.press('e');
  await page.getByRole('textbox').fill('<img src=x onerror="document.title=1"> \u202Ejavascript:');
  await page.keyboard.press('Enter');
  await expect(card(page, 't02-s1-a1')).toContainText('<img src=x onerror="document.title=1">');
  await expect(page).toHaveTitle(/^Næringsplan/);
  await page.getByRole('button', { name: /^Din meny/ }).click();
  await expect(page.getByRole('menu')).toContainText('<b>Kari</b> · __proto__');
});

test('a plan that is not there is told, with the way to those that are', async ({ page, server }) => {
  await signIn(page.context(), server, { name: 'Kari' });
  await page.goto(`${server.url}/plan/finnes-ikke`);
  await expect(page.getByRole('heading', { name: 'Planen finnes ikke' })).toBeVisible();
  await page.getByRole('link', { name: 'Til planene' }).click();
  await page.getByRole('link', { name: /^Åpne Næringsplan/ }).click();
  await expect(page.locator('article')).toHaveCount(132);
});

test('a line that goes soon after the board has come takes no menu with it', async ({ visit }) => {
  // Nothing is kept in this browser: what opens without a line has been fetched by the page itself.
  const { page, context } = await visit('Kari', { serviceWorkers: 'block' });
  await page.waitForFunction(() => {
    const rest = [...document.querySelectorAll<HTMLLinkElement>('link[rel="prefetch"]')];
    const fetched = new Set(performance.getEntriesByType('resource').map(({ name }) => name));
    return !document.querySelector('#rest') && rest.every(({ href }) => fetched.has(href));
  });
  await context.setOffline(true);
  await chooseMine(page, 'Kontoen min');
  await expect(page.getByRole('dialog', { name: 'Kontoen min' })).toBeVisible();
  await page.keyboard.press('Escape');
  await card(page, 't02-s1-a1').focus();
  await page.keyboard.press('m');
  await expect(page.getByRole('dialog')).toContainText('Flytt');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Snarveier');
});
