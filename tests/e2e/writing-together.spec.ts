import type { Page } from '@playwright/test';
import { expect, test } from './board.ts';

const description = (page: Page) => page.getByRole('textbox', { name: 'Beskrivelse' });

test('x', async ({ visit }) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  for (const { page } of [kari, ola]) await page.goto(page.url() + '/card/t02-s1-a1');
  await description(kari.page).click();
  await kari.page.keyboard.type('Hei\n- punkt en\npunkt to https://example.no/a(b). \n\njavascript:alert(1) \u202eabc');
  await description(ola.page).click();
  await ola.page.keyboard.press('Control+End');
  await ola.page.keyboard.type(' og Ola');
  await ola.page.keyboard.press('Shift+Home');
  await expect(description(kari.page)).toContainText('og Ola');
  await kari.page.screenshot({ path: '/tmp/b-shot1.png' });
  await ola.page.screenshot({ path: '/tmp/b-shot2.png' });
  console.log(await description(kari.page).innerHTML());
});
