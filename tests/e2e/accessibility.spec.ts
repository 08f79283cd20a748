import { nb } from '../../shared/i18n/nb.ts';
import { chooseMine } from './account.ts';
import { expectFaultless } from './axe.ts';
import { card, lift, test } from './board.ts';
import { asCoordinator, phone } from './inviting.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test('a plan that is not there', async ({ page, server }) => {
      await page.emulateMedia({ colorScheme });
      await asCoordinator(page.context(), server);
      await page.goto(`${server.url}/plan/finnes-ikke`);
      await page.getByRole('heading', { name: nb.plan.missing }).waitFor();
      await expectFaultless(page, 'no such plan');
    });

    test('the board, its menus and dialogs', async ({ visit }) => {
      test.slow();
      const { page } = await visit('Kari', { colorScheme });
      await page.locator('[data-theme="t05"] .goal-button').click();
      await page.locator('[data-strategy="t03-s1"] .strategy-button').click();
      await expectFaultless(page, 'the board, a goal open and a strategy folded');
      await page.getByRole('button', { name: /^Din meny/ }).click();
      await expectFaultless(page, 'my menu');
      await page.keyboard.press('Escape');
      await page.locator('.language').click();
      await expectFaultless(page, 'the languages');
      await page.keyboard.press('Escape');
      await card(page, 't02-s1-a1').focus();
      await page.keyboard.press('Shift+F10');
      await expectFaultless(page, 'the menu of a card');
      await page.keyboard.press('Escape');
      await page.keyboard.press('m');
      await page.getByRole('dialog').waitFor();
      await expectFaultless(page, 'the move dialog');
      await page.keyboard.press('Escape');
      await card(page, 't02-s1-a1').focus();
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      await expectFaultless(page, 'the shortcuts');
      await page.keyboard.press('Escape');
      await card(page, 't02-s1-a1').focus();
      await page.keyboard.press('Delete');
      await chooseMine(page, 'Arkiv');
      await page.getByRole('heading', { name: 'Arkiv' }).waitFor();
      await expectFaultless(page, 'the archive, and a toast');
    });

    test('the board at work: lifting, writing, others, no network', async ({ visit }) => {
      // Three times all of a board of 132 cards, with a second browser at work beside.
      test.setTimeout(360_000);
      const [kari, ola] = [await visit('Kari', { colorScheme }), await visit('Ola')];
      await card(ola.page, 't03-s2-a1').press('e');
      await card(kari.page, 't03-s2-a1').getByText('Ola · Regionrådet skriver').waitFor();
      await kari.page.getByRole('button', { name: 'Nytt tiltak under 2.1' }).click();
      await kari.page.keyboard.type('Noe nytt');
      await expectFaultless(kari.page, 'writing, and somebody else who writes');
      await kari.page.keyboard.press('Escape');
      await lift(ola.page, 't04-s1-a1');
      await kari.page.locator('.remote-lift').waitFor();
      await lift(kari.page, 't02-s1-a3');
      await expectFaultless(kari.page, 'a card in my hand and one in somebody else’s');
      await kari.page.keyboard.press('Escape');
      await kari.page.mouse.up();
      await kari.context.setOffline(true);
      await kari.page.locator('.banner').waitFor();
      await card(kari.page, 't02-s1-a1').focus();
      await kari.page.keyboard.press('Alt+ArrowDown');
      await expectFaultless(kari.page, 'without a network');
    });

    test('the board on a phone', async ({ visit }) => {
      const { page } = await visit('Kari', { ...phone, colorScheme });
      await expectFaultless(page, 'the board');
      await page.getByRole('button', { name: 'Temaer', exact: true }).tap();
      await page.getByRole('dialog').waitFor();
      await expectFaultless(page, 'the themes');
    });
  });
}
