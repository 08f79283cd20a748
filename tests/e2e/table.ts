import type { Locator, Page } from '@playwright/test';
import { expect } from './board.ts';

/** The table of the example plan, with what follows its address. */
export async function openTable(page: Page, query = ''): Promise<void> {
  if (query === '') await page.getByRole('link', { name: 'Tabell' }).click();
  else await page.goto(`${new URL(page.url()).origin}/plan/lillehammer/table${query}`);
  await page.locator('[data-row]').nth(1).waitFor();
}

/** A cell by its action, or the key of its group, and its column. */
export const cell = (page: Page, row: string, column: string): Locator =>
  page.locator(`[data-row="${row}"] [data-column="${column}"]`);

/** The rows that are drawn, in order: ids of actions, keys of groups. */
export const drawnRows = (page: Page): Promise<string[]> =>
  page
    .locator('.table-body [data-row]')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.row ?? ''));

/** Where the focus is in the table, as `row column`. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    const row = at?.closest<HTMLElement>('[data-row]')?.dataset.row;
    return `${row ?? ''} ${at?.closest<HTMLElement>('[data-column]')?.dataset.column ?? ''}`;
  });

export const expectFocus = (page: Page, row: string, column: string): Promise<void> =>
  expect.poll(() => focused(page)).toBe(`${row} ${column}`);

/** Presses keys one after the other. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}
