import type { Page } from '@playwright/test';
import { rightPassword } from '../server/accounts.ts';

/** Signs in with e-mail and password, where the form for it stands. */
export async function signInBy(page: Page, email: string, password = rightPassword): Promise<void> {
  await page.getByLabel('E-post').fill(email);
  await page.getByLabel('Passord', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Logg inn', exact: true }).click();
}

/** Chooses something from my own menu. */
export async function chooseMine(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: /^Din meny/ }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}
