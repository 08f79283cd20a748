import type { Page } from '@playwright/test';
import * as decoding from 'lib0/decoding';
import { nb } from '../../shared/i18n/nb.ts';
import { people } from '../../shared/i18n/people/nb.ts';
import { messageType } from '../../shared/sync-protocol.ts';
import { readPresence } from '../server/clients.ts';
import { card, cardsOf, expect, lift, planOn, test } from './board.ts';

const waiting = (page: Page) => page.locator('.waiting');
const banner = (page: Page) => page.locator('.banner');

test('names and organisations of the others are on the board, and go when they go', async ({ visit }) => {
  const kari = await visit('Kari');
  const ola = await visit('Ola', { organisation: 'LKP' });
  const others = kari.page.locator('.avatars .avatar');
  await expect(others).toHaveAttribute('title', 'Ola · LKP');
  await ola.context.close();
  await expect(others).toHaveCount(0);
});

test('who gives another name is seen under it, by who is there and by who comes', async ({ visit }) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  const hers = ola.page.locator('.avatars .avatar');
  await expect(hers).toHaveAttribute('title', 'Kari · Regionrådet');
  await kari.page.locator('.me').click();
  await kari.page.getByRole('menuitem', { name: nb.people.account }).click();
  await kari.page.getByLabel(people.name, { exact: true }).fill('Kari Nordmann');
  await kari.page.getByRole('button', { name: people.save }).click();
  await expect(hers).toHaveAttribute('title', 'Kari Nordmann · Regionrådet');
  await expect(kari.page.locator('.save-state')).toHaveText('Lagret');
  const siri = await visit('Siri');
  const titles = siri.page.locator('.avatars [title="Kari Nordmann · Regionrådet"]');
  await expect(titles).toHaveCount(1);
});

test('everybody has a colour of their own, and the same one for all', async ({ visit }) => {
  const people = [await visit('Kari'), await visit('Ola'), await visit('Siri')];
  const colours = async (page: Page, selector: string) => {
    const avatars = page.locator(selector);
    return new Set(await avatars.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.person)));
  };
  const own = await Promise.all(people.map(({ page }) => colours(page, '.me .avatar')));
  const all = ['1', '2', '3'];
  expect(new Set(own.flatMap((one) => [...one]))).toEqual(new Set(all));
  for (const [n, { page }] of people.entries()) {
    const others = all.filter((colour) => !own[n]!.has(colour));
    await expect.poll(() => colours(page, '.avatars .avatar')).toEqual(new Set(others));
  }
});

test('nobody passes on what they hear of the others', async ({ visit }) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  const spokenFor = new Set<number>();
  const note = ({ payload }: { payload: string | Buffer }) => {
    const decoder = decoding.createDecoder(new Uint8Array(payload as Buffer));
    if (decoding.readVarUint(decoder) !== messageType.awareness) return;
    for (const client of readPresence(decoding.readVarUint8Array(decoder)).keys()) spokenFor.add(client);
  };
  ola.page.on('websocket', (socket) => {
    // On the line of what was said nobody tells of themselves.
    if (!socket.url().includes('/record')) socket.on('framesent', note);
  });
  await ola.page.reload();
  await expect(ola.page.locator('.avatars .avatar')).toHaveCount(1);
  await card(kari.page, 't02-s1-a1').focus();
  await kari.page.keyboard.press('Space');
  await expect(card(ola.page, 't02-s1-a1')).toContainText('Flyttes nå av Kari');
  await kari.page.keyboard.press('Escape');
  await expect(card(ola.page, 't02-s1-a1')).not.toContainText('Flyttes nå');
  expect(spokenFor.size, 'clients that Ola’s browser speaks for').toBe(1);
});

test('a card somebody writes in carries their ring and name', async ({ visit }) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  await card(kari.page, 't02-s1-a1').press('e');
  await expect(card(ola.page, 't02-s1-a1')).toContainText('Kari · Regionrådet skriver');
  await kari.page.keyboard.press('Escape');
  await expect(card(ola.page, 't02-s1-a1')).not.toContainText('skriver');
});

test('what I hold does not move: others’ moves wait until I let go, and are counted', async ({ visit }) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  const before = await cardsOf(kari.page, 't02-s1');
  await lift(kari.page, 't02-s1-a3');
  await card(ola.page, 't02-s1-a1').focus();
  await ola.page.keyboard.press('Alt+ArrowDown');
  await expect(waiting(kari.page)).toHaveText(nb.board.waiting(1));
  expect(await cardsOf(kari.page, 't02-s1')).toEqual(before);
  await kari.page.keyboard.press('Escape');
  await kari.page.mouse.up();
  await expect.poll(() => cardsOf(kari.page, 't02-s1')).toEqual(['t02-s1-a2', 't02-s1-a1', 't02-s1-a3']);
  await expect(waiting(kari.page)).toHaveCount(0);
});

test('while I type, my column stands still and the others move on', async ({ visit }) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  await card(kari.page, 't02-s1-a3').press('e');
  await card(ola.page, 't02-s1-a1').focus();
  await ola.page.keyboard.press('Alt+ArrowDown');
  await card(ola.page, 't03-s3-a1').focus();
  await ola.page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => cardsOf(kari.page, 't03-s3')).toEqual(['t03-s3-a2', 't03-s3-a1', 't03-s3-a3']);
  expect((await cardsOf(kari.page, 't02-s1'))[0]).toBe('t02-s1-a1');
  await kari.page.keyboard.press('Escape');
  await expect.poll(() => cardsOf(kari.page, 't02-s1')).toEqual(['t02-s1-a2', 't02-s1-a1', 't02-s1-a3']);
});

test('two people grab one card: the second is told, and the card ends in one place for all', async ({
  visit,
}) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  await lift(kari.page, 't02-s1-a1');
  await expect(card(ola.page, 't02-s1-a1')).toContainText('Flyttes nå av Kari · Regionrådet');
  await card(ola.page, 't02-s1-a1').focus();
  await ola.page.keyboard.press('Space');
  await expect(ola.page.locator('.hidden[role=alert]')).toHaveText('Kari · Regionrådet flytter dette nå.');
  await expect(ola.page.locator('.is-mine')).toHaveCount(0);
  await kari.page.keyboard.press('Escape');
  await kari.page.mouse.up();
});

test('two people drop one card at the same moment: one place, no copy, no loss', async ({ visit }) => {
  const people = [await visit('Kari'), await visit('Ola')];
  // Both have it up before either has heard of the other.
  await Promise.all(people.map(({ context }) => context.setOffline(true)));
  for (const [index, { page }] of people.entries()) {
    await card(page, 't02-s1-a1').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    if (index) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
  }
  await Promise.all(people.map(({ context }) => context.setOffline(false)));
  for (const { page } of people) await expect(page.locator('.save-state')).toHaveText('Lagret');
  const places = (page: Page) =>
    page
      .locator('article[data-id="t02-s1-a1"]')
      .evaluateAll((cards) =>
        cards.map((one) => one.closest<HTMLElement>('[data-strategy]')?.dataset.strategy),
      );
  await expect.poll(() => places(people[0]!.page)).toHaveLength(1);
  await expect.poll(() => places(people[1]!.page)).toEqual(await places(people[0]!.page));
  expect(['t03-s1', 't04-s1']).toContain((await places(people[0]!.page))[0]);
  for (const { page } of people) await expect(page.locator('article')).toHaveCount(132);
});

test('three people rearrange one plan at once, and end with one plan', async ({ visit, server }) => {
  test.slow();
  const people = [await visit('Kari'), await visit('Ola'), await visit('Siri')];
  const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];
  await Promise.all(
    people.map(async ({ page }, person) => {
      for (let i = 0; i < 12; i++) {
        const cards = page.locator('article');
        await cards.nth((i * 37 + person * 11) % (await cards.count())).focus();
        await page.keyboard.press(`Alt+${arrows[(i + person) % arrows.length]}`);
      }
    }),
  );
  for (const { page } of people) await expect(page.locator('.save-state')).toHaveText('Lagret');
  const { themes } = await planOn(server);
  const stored = themes.flatMap(({ strategies }) =>
    strategies.map(({ id, actions }) => [id, actions.map((one) => one.id)]),
  );
  for (const { page } of people) await expect.poll(() => arrangement(page)).toEqual(stored);
});

test('ten minutes offline on two machines merge with nothing lost', async ({ visit }) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  await Promise.all([kari.context.setOffline(true), ola.context.setOffline(true)]);
  await expect(kari.page.locator('.save-state')).toHaveText('Frakoblet: endringene dine er trygge her');
  await rename(kari.page, 't02-s1-a1', 'Karis navn');
  await rename(ola.page, 't02-s1-a2', 'Olas navn');
  await card(ola.page, 't02-s1-a3').focus();
  await ola.page.keyboard.press('Delete');
  await expect(card(kari.page, 't02-s1-a1')).toContainText('Sendes når nettet er tilbake');
  await expect(banner(ola.page)).toContainText('2 endringer sendes når nettet er tilbake');
  await Promise.all([kari.context.setOffline(false), ola.context.setOffline(false)]);
  await expect(banner(ola.page)).toContainText('2 endringer er flettet inn');
  for (const { page } of [kari, ola]) {
    await expect(card(page, 't02-s1-a1')).toContainText('Karis navn');
    await expect(card(page, 't02-s1-a2')).toContainText('Olas navn');
    await expect(card(page, 't02-s1-a3')).toHaveCount(0);
    await expect(page.locator('.save-state')).toHaveText('Lagret');
  }
});

test('without a network the board opens from this machine, and keeps what is written', async ({
  visit,
  server,
}) => {
  const { page, context } = await visit('Kari');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await context.setOffline(true);
  await page.goto(`${server.url}/plan/lillehammer`);
  await expect(page.locator('article')).toHaveCount(132);
  await rename(page, 't02-s1-a1', 'Skrevet uten nett');
  await page.reload();
  await expect(card(page, 't02-s1-a1')).toContainText('Skrevet uten nett');
  await expect(banner(page)).toContainText('1 endring sendes når nettet er tilbake');
  await page.goto(server.url);
  await expect(page.getByRole('heading', { name: 'Fikk ikke hentet planene' })).toBeVisible();
  await page.getByRole('link', { name: /Næringsplan/ }).click();
  await context.setOffline(false);
  await expect(page.locator('.save-state')).toHaveText('Lagret');
  const plan = await planOn(server);
  expect(JSON.stringify(plan)).toContain('Skrevet uten nett');
});

test('a browser whose store is slow to open keeps what is written as soon as it has opened', async ({
  visit,
  server,
}) => {
  const { page, context } = await visit('Kari');
  await page.evaluate(() => navigator.serviceWorker.ready);
  const holder = await context.newPage();
  await holder.goto(`${server.url}/scheme.js`);
  await page.goto(`${server.url}/scheme.js`);
  await holdStores(holder);
  await page.goto(`${server.url}/plan/lillehammer`);
  await expect(page.locator('.save-state')).toHaveText('Lagret');
  await context.setOffline(true);
  await expect(banner(page)).toContainText('Nettleseren kan ikke lagre en kopi på denne maskinen');
  await rename(page, 't02-s1-a1', 'Skrevet før kopien var åpen');
  await holder.close();
  await expect(banner(page)).toContainText('1 endring sendes når nettet er tilbake');
  await page.reload();
  await expect(card(page, 't02-s1-a1')).toContainText('Skrevet før kopien var åpen');
  await expect(banner(page)).toContainText('1 endring sendes når nettet er tilbake');
  await context.setOffline(false);
  await expect(page.locator('.save-state')).toHaveText('Lagret');
  expect(JSON.stringify(await planOn(server))).toContain('Skrevet før kopien var åpen');
});

/** Whoever opens one of the browser's databases waits until this page has gone: their makings are not at an end. */
const holdStores = (page: Page) =>
  page.evaluate(async () => {
    const known = await indexedDB.databases();
    const isHeld = known.map(
      ({ name, version }) =>
        new Promise((resolve) => {
          const opening = indexedDB.open(name!, version! + 1);
          opening.addEventListener('upgradeneeded', () => {
            const goOn = () => {
              const [first] = opening.result.objectStoreNames;
              opening.transaction!.objectStore(first!).count().addEventListener('success', goOn);
            };
            goOn();
            resolve(true);
          });
        }),
    );
    await Promise.all(isHeld);
  });

async function rename(page: Page, id: string, title: string): Promise<void> {
  await card(page, id).focus();
  await page.keyboard.press('e');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  await expect(card(page, id)).toContainText(title);
}

/** The strategies from left to right and top to bottom, each with its cards. */
const arrangement = (page: Page) =>
  page
    .locator('[data-strategy]')
    .evaluateAll((strategies) =>
      strategies.map((strategy) => [
        (strategy as HTMLElement).dataset.strategy,
        [...strategy.querySelectorAll<HTMLElement>('article')].map((one) => one.dataset.id),
      ]),
    );
