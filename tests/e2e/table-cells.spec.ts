import type { Page } from '@playwright/test';
import { expectFaultless } from './axe.ts';
import { expect, planOn, test } from './board.ts';
import { cell, openTable, press } from './table.ts';

const first = 't02-s1-a1';
const second = 't02-s1-a2';
const third = 't02-s1-a3';
/** Its time names a day that there is none of. */
const unsettled = 't03-s3-a2';

const told = (page: Page) => page.locator('.toast');

/** What a spreadsheet puts on the clipboard, pasted where the focus is. */
const paste = (page: Page, data: Record<string, string>): Promise<void> =>
  page.evaluate((data) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(event);
  }, data);

/** Chooses a block from a cell, so many rows and columns large. */
async function select(page: Page, row: string, column: string, rows: number, columns: number): Promise<void> {
  await cell(page, row, column).click();
  for (let n = 1; n < rows; n++) await page.keyboard.press('Shift+ArrowDown');
  for (let n = 1; n < columns; n++) await page.keyboard.press('Shift+ArrowRight');
}

/** An action as the server has it. */
async function stored(server: Parameters<typeof planOn>[0], id: string) {
  const { themes } = await planOn(server);
  return themes
    .flatMap(({ strategies }) => strategies.flatMap(({ actions }) => actions))
    .find((one) => one.id === id)!;
}

const bar = (page: Page) => page.getByRole('group', { name: 'Limt inn' });

test('a time is read while it is written, and kept with its date in one step', async ({ visit, server }) => {
  const { page } = await visit('Kari');
  await openTable(page);
  await cell(page, first, 'time').click();
  await page.keyboard.type('Innen 1. mai 2027');
  await expect(page.getByText('Tolkes som frist 01.05.2027')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(cell(page, first, 'time')).toHaveText('Innen 1. mai 2027');
  await expect(cell(page, first, 'due')).toHaveText('01.05.2027');
  await expect(cell(page, second, 'time')).toBeFocused();
  await expect
    .poll(async () => (await stored(server, first)).time)
    .toMatchObject({ due: '2027-05-01', precision: 'day' });
  await page.keyboard.press('Control+Z');
  await expect(cell(page, first, 'time')).toHaveText('Innen januar 2015');
  await expect(cell(page, first, 'due')).toHaveText('jan. 2015');
});

test('Esc leaves a cell as it was, Tab keeps it and goes on', async ({ visit }) => {
  const { page } = await visit('Kari');
  await openTable(page);
  await cell(page, first, 'title').click();
  await page.keyboard.type('Noe annet');
  await page.keyboard.press('Escape');
  await expect(cell(page, first, 'title')).toContainText('Politisk samferdselsutvalg');
  await expect(cell(page, first, 'title')).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type(' nå');
  await page.keyboard.press('Tab');
  await expect(cell(page, first, 'title')).toContainText('på tvers av partiene nå');
  await expect(cell(page, first, 'owners')).toBeFocused();
});

test('who leads is found in the register while it is typed; who is not there is made', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Kari');
  await openTable(page);
  await cell(page, first, 'owners').click();
  await page.keyboard.type('lillehammer kunn');
  await expect(page.getByRole('option').first()).toContainText('Lillehammer kunnskapspark');
  await page.keyboard.type(';Bygdas nye lag');
  await expect(page.getByRole('option')).toHaveText(['Legg til «Bygdas nye lag» som ny organisasjon']);
  await page.keyboard.press('Enter');
  await expect(cell(page, first, 'owners')).toContainText('LKP');
  await expect(cell(page, first, 'owners')).toContainText('Bygdas nye lag');
  await expect(told(page)).toContainText('Ny i registeret: Bygdas nye lag.');
  await expect.poll(async () => (await stored(server, first)).owners).toHaveLength(2);
  await page.keyboard.press('Control+Z');
  await expect(cell(page, first, 'owners')).toContainText('LRU');
});

test('a status is found by its letters or by arrows', async ({ visit }) => {
  test.slow();
  const { page } = await visit('Kari');
  await openTable(page);
  await cell(page, first, 'status').click();
  await page.keyboard.type('fe');
  await expect(page.getByRole('option', { selected: true })).toHaveText('Ferdig');
  await page.keyboard.press('Enter');
  await expect(cell(page, first, 'status')).toHaveText('Ferdig');
  await expect(cell(page, second, 'status')).toBeFocused();
  await page.keyboard.press('Enter');
  await expectFaultless(page, 'statuses under a cell');
  const list = (await page.locator('.cell-popup').boundingBox())!;
  const at = (await cell(page, second, 'status').boundingBox())!;
  expect(Math.abs(list.x - at.x)).toBeLessThan(2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(cell(page, second, 'status')).toHaveText('Avklares');
  await cell(page, third, 'status').dblclick();
  await page.getByRole('option', { name: 'I gang' }).click();
  await expect(cell(page, third, 'status')).toHaveText('I gang');
});

test('for a day that there is none of the likely one stands ready', async ({ visit }) => {
  const { page } = await visit('Kari');
  await openTable(page);
  const due = cell(page, unsettled, 'due');
  await expect(due).toHaveText('Rett dato');
  await due.click();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Enter bruker fra 02.01.2014, Esc lar fristen stå tom.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(due).toHaveText('Rett dato');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(due).toHaveText('fra 02.01.2014');
  await expect(cell(page, unsettled, 'time')).toContainText('202.01.2014');
});

test('what is no date is told, and the cell stays as it was', async ({ visit }) => {
  const { page } = await visit('Kari');
  await openTable(page);
  const due = cell(page, first, 'due');
  await due.click();
  await page.keyboard.type('snart');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: '«snart» er ikke en dato.' })).toBeVisible();
  await expect(due.getByRole('textbox')).toBeFocused();
  await cell(page, third, 'owners').click();
  await expect(told(page)).toContainText('«snart» er ikke en dato. Cellen er som før.');
  await expect(due).toHaveText('jan. 2015');
});

test('what somebody else has written meanwhile is shown before anything is lost', async ({ visit }) => {
  const { page } = await visit('Kari');
  const { page: other } = await visit('Ola');
  await openTable(page);
  await openTable(other);
  await cell(page, first, 'due').click();
  await cell(other, first, 'title').click();
  await page.keyboard.type('2030');
  await cell(other, second, 'title').click();
  await cell(other, first, 'time').click();
  await other.keyboard.type('Innen 2029');
  await other.keyboard.press('Enter');
  await expect(cell(other, first, 'due')).toContainText('2029');
  await other.getByText('Lagret', { exact: true }).waitFor();
  // Where Ola goes next is told after what Ola has written: when that is seen, this has come.
  await cell(other, third, 'title').click();
  await expect(cell(page, third, 'title').locator('.person-tag')).toHaveText(/^Ola/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Nå står det: 2029' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(cell(other, first, 'due')).toHaveText('2030');
});

test('a block from a spreadsheet goes in at once, and can be taken back', async ({ visit }) => {
  test.slow();
  const { page } = await visit('Kari');
  await openTable(page);
  await cell(page, first, 'time').click();
  const html = `<html><body><script>document.title = 'nei'</script><table>
    <tr><td>Innen april 2028</td><td>april 2028</td></tr>
    <tr><td rowspan=2>Innen <b>desember</b> 2027</td><td>snart</td></tr><tr><td>2029</td></tr></table></body></html>`;
  await paste(page, { 'text/html': html, 'text/plain': 'noe annet' });
  await expect(bar(page)).toContainText('Limt inn 3 × 2 celler');
  await expect(bar(page)).toContainText('3 endret');
  await expect(cell(page, first, 'due')).toHaveText('apr. 2028');
  await expect(cell(page, second, 'time')).toHaveText('Innen desember 2027');
  await expect(cell(page, second, 'due')).toHaveText('des. 2027');
  // A merged cell says something of its first row only.
  await expect(cell(page, third, 'time')).toContainText('Plan for arbeidet klar');
  await expect(cell(page, third, 'due')).toHaveText('2029');
  expect(await page.title()).not.toBe('nei');
  await bar(page).getByRole('button', { name: '1 celle er som før' }).click();
  await expect(bar(page)).toContainText('2.1.2 Frist, tolket: «snart» er ikke en dato.');
  await expectFaultless(page, 'what a paste says');
  await bar(page).getByRole('button', { name: 'Angre' }).click();
  await expect(bar(page)).toBeHidden();
  await expect(cell(page, first, 'time')).toHaveText('Innen januar 2015');
  await expect(cell(page, third, 'due')).toHaveText('jan. 2015');
});

test('only into empty cells, when that was meant; one value fills what is selected', async ({ visit }) => {
  const { page } = await visit('Kari');
  await openTable(page);
  await select(page, 't02-s2-a1', 'time', 2, 1);
  await paste(page, { 'text/plain': 'Innen 2031' });
  await expect(bar(page)).toContainText('Limt inn 2 × 1 celler');
  await expect(cell(page, 't02-s2-a1', 'due')).toHaveText('2031');
  await bar(page).getByRole('button', { name: 'Bare tomme celler' }).click();
  await expect(bar(page)).toContainText('1 endret');
  await expect(cell(page, 't02-s2-a1', 'time')).toHaveText('Innen desember 2014');
  await expect(cell(page, 't02-s2-a2', 'time')).toHaveText('Innen 2031');
  await bar(page).getByRole('button', { name: 'Behold' }).click();
  await expect(bar(page)).toBeHidden();
  await cell(page, first, 'time').click();
  await page.keyboard.press('Control+Z');
  await expect(cell(page, 't02-s2-a2', 'time')).toHaveText('Tid ikke satt');
});

test('what is copied can be pasted elsewhere, and read by a spreadsheet', async ({ visit }) => {
  const { page } = await visit('Kari', { permissions: ['clipboard-read', 'clipboard-write'] });
  await openTable(page);
  await cell(page, first, 'title').click();
  await page.keyboard.type('=1+1 <b>"x"</b>');
  await page.keyboard.press('Enter');
  await select(page, first, 'title', 2, 3);
  await page.keyboard.press('Control+C');
  await expect(told(page)).toContainText('2 × 3 celler er kopiert.');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const [row] = text.split(/\r?\n/);
  expect(row).toBe('"\'=1+1 <b>""x""</b>"\tLillehammer-regionen utvikling\tNæringslivet i regionen');
  await cell(page, 't03-s3-a1', 'title').click();
  await page.keyboard.press('Control+V');
  await expect(bar(page)).toContainText('Limt inn 2 × 3 celler');
  await expect(cell(page, 't03-s3-a1', 'title')).toContainText('=1+1 <b>"x"</b>');
  await expect(cell(page, 't03-s3-a1', 'owners')).toContainText('LRU');
});

test('what had no room, and what is too much, is said', async ({ visit }) => {
  const { page } = await visit('Kari');
  await openTable(page);
  await cell(page, first, 'time').click();
  await paste(page, { 'text/plain': 'Innen 2031\tx\n'.repeat(1_001) });
  await expect(told(page)).toContainText('Høyst 1000 rader og 50 kolonner kan limes inn om gangen.');
  await cell(page, first, 'time').click();
  await press(page, 'Control+End', 'ArrowLeft', 'ArrowLeft');
  await paste(page, { 'text/plain': 'Ferdig\tx\tx\ty\nFerdig\nFerdig\n' });
  await expect(bar(page)).toContainText('Limt inn 1 × 3 celler');
  await expect(bar(page)).toContainText('2 rader og 1 kolonne fikk ikke plass, og er ikke limt inn.');
});

test('a block is emptied as one step, titles stay', async ({ visit }) => {
  const { page } = await visit('Kari');
  await openTable(page);
  await select(page, first, 'title', 2, 4);
  await page.keyboard.press('Delete');
  await expect(told(page)).toContainText('6 celler er tømt.');
  await expect(cell(page, first, 'title')).toContainText('Politisk samferdselsutvalg');
  await expect(cell(page, first, 'owners')).toHaveText('Mangler ansvarlig');
  await expect(cell(page, second, 'partners')).toHaveText('Ingen partnere');
  await expect(cell(page, first, 'due')).toHaveText('Tid ikke satt');
  await page.keyboard.press('Control+Z');
  await expect(cell(page, first, 'owners')).toContainText('LRU');
  await expect(cell(page, first, 'due')).toHaveText('jan. 2015');
});

test('where I may not write I am told why', async ({ visit }) => {
  const { page } = await visit('Kari', { role: 'editor', theme: 't03' });
  await openTable(page);
  await cell(page, first, 'time').click();
  await page.keyboard.type('x');
  await expect(told(page)).toContainText('Du kan bare skrive i tiltakene i temaet ditt.');
  await expect(cell(page, first, 'time').getByRole('textbox')).toHaveCount(0);
  await cell(page, first, 'time').click();
  await paste(page, { 'text/plain': 'Innen 2031' });
  await expect(bar(page)).toContainText('0 endret');
  await bar(page).getByRole('button', { name: '1 celle er som før' }).click();
  await expect(bar(page)).toContainText('Du kan ikke endre dette tiltaket.');
  await cell(page, 't03-s1-a1', 'time').click();
  await page.keyboard.type('Innen 2032');
  await page.keyboard.press('Enter');
  await expect(cell(page, 't03-s1-a1', 'due')).toHaveText('2032');
});

test('who reads only is told so', async ({ visit }) => {
  const { page } = await visit('Kari', { role: 'viewer' });
  await openTable(page);
  await cell(page, first, 'time').click();
  await page.keyboard.type('x');
  await expect(told(page)).toContainText('Du leser planen og kan ikke skrive i den.');
});
