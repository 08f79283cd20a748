import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { card, expect, test } from './board.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function faultsOn(page: Page): Promise<unknown[]> {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))),
  );
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.slice(0, 4).map(({ html, failureSummary }) => [html.slice(0, 200), failureSummary]),
  }));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the board, its menus and dialogs have no faults in ${colorScheme}`, async ({ visit }) => {
    test.slow();
    const { page } = await visit('Kari', { colorScheme });
    expect(await faultsOn(page), 'the board').toEqual([]);
    await page.getByRole('button', { name: /^Din meny/ }).click();
    expect(await faultsOn(page), 'my menu').toEqual([]);
    await page.keyboard.press('Escape');
    await card(page, 't02-s1-a1').focus();
    await page.keyboard.press('m');
    await page.getByRole('dialog').waitFor();
    expect(await faultsOn(page), 'the move dialog').toEqual([]);
    await page.keyboard.press('Escape');
    await card(page, 't02-s1-a1').focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await faultsOn(page), 'the shortcuts').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Din meny/ }).click();
    await page.getByRole('menuitem', { name: 'Arkiv' }).click();
    await page.getByRole('heading', { name: 'Arkiv' }).waitFor();
    expect(await faultsOn(page), 'the archive').toEqual([]);
  });
}
