import { card, cardsOf, centre, expect, lift, test } from './board.ts';

test('a card is dragged by mouse to another theme, and both see it there', async ({ visit }) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  await lift(kari.page, 't02-s1-a1');
  const to = await centre(kari.page, 'article[data-id="t04-s2-a1"]');
  await kari.page.mouse.move(to.x, to.y - 30, { steps: 8 });
  await expect(kari.page.locator('.slot')).toContainText('Slipp her: 4.2, plass 1 av 3');
  await expect(card(ola.page, 't02-s1-a1')).toContainText('Flyttes nå av Kari · Regionrådet');
  await kari.page.mouse.up();
  const wanted = ['t02-s1-a1', 't04-s2-a1', 't04-s2-a2'];
  await expect.poll(() => cardsOf(kari.page, 't04-s2')).toEqual(wanted);
  await expect.poll(() => cardsOf(ola.page, 't04-s2')).toEqual(wanted);
  await ola.page.reload();
  await expect.poll(() => cardsOf(ola.page, 't04-s2')).toEqual(wanted);
});

test('a card is moved by keyboard, with words for every step, and Escape leaves it', async ({ visit }) => {
  const { page } = await visit('Kari');
  const said = page.locator('.hidden[role=status]');
  await card(page, 't05-s2-a3').focus();
  await page.keyboard.press('Space');
  await expect(said).toHaveText(/^Løftet 5\.2\.3 Årlig treff .* Plass 3 av 6 i 5\.2\./);
  await page.keyboard.press('ArrowUp');
  await expect(said).toHaveText(/^Plass 2 av 6 i 5\.2\./);
  await page.keyboard.press('Escape');
  await expect(said).toHaveText(/^Avbrutt\. 5\.2\.3 .* er tilbake på plass 3 av 6 i 5\.2\./);
  await expect(card(page, 't05-s2-a3')).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(said).toHaveText(/^6 Film, TV og kreative næringer, strategi 6\.1, plass 1 av 7\./);
  await page.keyboard.press('Space');
  await expect(said).toHaveText(/^Sluppet\. 5\.2\.3 .* ligger nå på plass 1 av 7 i 6\.1\./);
  await expect(card(page, 't05-s2-a3')).toBeFocused();
  expect((await cardsOf(page, 't06-s1'))[0]).toBe('t05-s2-a3');
  await page.keyboard.press('Control+z');
  await expect.poll(() => cardsOf(page, 't06-s1')).not.toContain('t05-s2-a3');
});
