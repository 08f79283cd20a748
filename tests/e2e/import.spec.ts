import type { Page } from '@playwright/test';
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { exchange as words } from '../../shared/i18n/exchange/nb.ts';
import { home } from '../../shared/i18n/home/nb.ts';
import { nb } from '../../shared/i18n/nb.ts';
import type { PlanJson } from '../../shared/exchange/plan-json.ts';
import type { Running } from '../../server/server.ts';
import { chooseMine } from './account.ts';
import { expectFaultless } from './axe.ts';
import { expect, planOn, signIn, test } from './board.ts';
import { saved } from './carrying.ts';

/* Taking a document into the plan: chosen, read, looked over, settled, written, and taken back. */

const row = (page: Page, title: string) => page.locator('.import-row').filter({ hasText: title });
const doubt = (page: Page, question: string) => page.locator('.doubt').filter({ hasText: question });
const fault = (page: Page) => page.getByRole('alert').filter({ hasText: words.kept });
const take = (page: Page) => page.locator('.import-take');
const actionsOf = ({ themes }: PlanJson) =>
  themes.flatMap(({ strategies }) => strategies.flatMap(({ actions }) => actions));

const header = ['Tiltak', 'Hovedansvar', 'Samarbeidspartnere', 'Tidsbruk'];
const cells = [
  ['Felles kart over ledige lokaler', 'LKP', 'Lillehammer kommune', 'Innen mars 2027'],
  ['Fast møteplass for nye bedrifter', 'LRU', 'HIG', 'Operativ fra 202.01.2027'],
  ['Omvisning for skoleklasser', '', 'HiL', ''],
];
const tableOf = (rows: readonly (readonly string[])[]) =>
  `<table>${rows.map((one) => `<tr>${one.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
const pasted = `<h1>3 Etablere og vekst</h1><h2>3.3 Et apparat som selv oppsøker bedriftene</h2>
  ${tableOf([header, ...cells])}${tableOf([['Ord', 'Forklaring'], ['Tiltak', 'Det som skal gjøres']])}`; // prettier-ignore

async function openImporter(page: Page, server: Running, plan = 'lillehammer'): Promise<void> {
  await page.goto(`${server.url}/plan/${plan}/import`);
  await expect(page.getByRole('button', { name: words.choose.button })).toBeVisible();
}

/** Pastes as the browser does after a copy elsewhere. */
const paste = (page: Page, html: string, text = '') =>
  page.evaluate(
    ([html, text]) => {
      const clipboardData = new DataTransfer();
      if (html) clipboardData.setData('text/html', html);
      clipboardData.setData('text/plain', text!);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    [html, text],
  );

const choose = (page: Page, name: string, buffer: Buffer) =>
  page.getByLabel(words.choose.label).setInputFiles({ name, mimeType: '', buffer });

/** A document with the headings and tables that plans have. */
async function wordDocument(): Promise<Buffer> {
  const tableRow = (texts: readonly string[]) =>
    new TableRow({ children: texts.map((text) => new TableCell({ children: [new Paragraph(text)] })) });
  const table = new Table({ rows: [header, ...cells].map(tableRow) });
  const heading = (text: string, level: 'HEADING_1' | 'HEADING_2') =>
    new Paragraph({ text, heading: HeadingLevel[level] });
  const children = [
    heading('3 Etablere og vekst', 'HEADING_1'),
    heading('Strategi: 3.3 Et apparat som selv oppsøker bedriftene', 'HEADING_2'),
    table,
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

test('a pasted table is looked over, settled, taken in before the eyes of another, and taken back as one step', async ({
  visit,
  server,
}) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  const before = await planOn(server);
  const { page } = kari;
  await chooseMine(page, nb.settings.import);
  await expect(page).toHaveURL(/\/import$/);
  // What is pasted before the page has come goes nowhere.
  await expect(page.getByRole('button', { name: words.choose.button })).toBeVisible();
  await paste(page, pasted);
  await expect(page.getByText(words.strip.read(3), { exact: true })).toBeVisible();
  await expect(page.getByText(words.nothingWritten, { exact: true })).toBeVisible();
  await expect(page.getByText(words.found.leftTitle(1))).toBeVisible();
  await expect(page.locator('.import-row')).toHaveCount(3);
  const second = row(page, 'Fast møteplass');
  await expect(second).toHaveClass(/in-doubt/);
  await expect(second.locator('mark')).toContainText(['HIG', '202.01.2027']);
  await expect(doubt(page, words.doubts.like('HIG', 'Høgskolen i Gjøvik'))).toBeVisible();
  const open = await page.locator('.doubt.is-open').count();
  expect(open).toBeGreaterThan(1);
  await expect(take(page)).toHaveText(words.take(3));

  // By keyboard alone: the day that was meant, and who leads what nobody leads.
  const day = doubt(page, '202.01.2027');
  await expect(day.getByRole('button', { name: words.doubts.keepText })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await day.getByRole('button', { name: /02\.01\.2027»$/ }).focus();
  await page.keyboard.press('Enter');
  await expect(second.locator('.row-time')).toContainText('Operativ fra 02.01.2027');
  const nobody = doubt(page, 'har ingen ansvarlig');
  await nobody.getByRole('button', { name: words.doubts.chooseOwner }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('lillehammer kunn');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Omvisning').locator('.row-parties')).toContainText('LKP');
  await expect(row(page, 'Omvisning')).not.toHaveClass(/in-doubt/);
  await expect(page.locator('.doubt.is-open')).toHaveCount(open - 2);

  // Somebody else goes on meanwhile: nothing is lost, nothing jumps.
  await expect(day.getByRole('button', { name: /02\.01\.2027»$/ })).toHaveAttribute('aria-pressed', 'true');
  await take(page).click();
  await expect(page).toHaveURL(/\/plan\/lillehammer$/);
  await expect(page.locator('.toast')).toContainText(words.done(3));
  for (const [title] of cells) await expect(ola.page.locator('article', { hasText: title })).toHaveCount(1);
  const taken = actionsOf(await planOn(server)).filter(({ title }) => cells.some(([one]) => one === title));
  expect(taken.map(({ owners }) => owners)).toEqual([['lkp'], ['lru'], ['lkp']]);
  await page.locator('.toast').getByRole('button', { name: nb.app.undo }).click();
  for (const [title] of cells) await expect(ola.page.locator('article', { hasText: title })).toHaveCount(0);
  await saved(page);
  const living = (plan: PlanJson) => actionsOf(plan).filter((one) => !one.archived);
  expect(living(await planOn(server))).toEqual(living(before));
});

test('a Word document is read, its tables unfolded and jumped to', async ({ visit, server }) => {
  const { page } = await visit('Kari');
  await openImporter(page, server);
  await choose(page, 'Handlingsdel.docx', await wordDocument());
  // The first document makes the server start a thread for it.
  await expect(page.locator('.import-row')).toHaveCount(3, { timeout: 30_000 });
  await expect(page.locator('.import-file')).toHaveText('Handlingsdel.docx');
  await expect(page.locator('.import-counts dd')).toHaveText(['1', '1', '3']);
  await page
    .locator('.import-left')
    .getByRole('button', { name: /Etablerere og vekst/ })
    .click();
  await page.getByRole('button', { name: /Et apparat som selv/ }).click();
  await expect(page.getByRole('heading', { name: /Et apparat som selv/ })).toBeFocused();
  const written = await planOn(server);
  await take(page).click();
  await expect(page.locator('.toast')).toContainText(words.done(3));
  expect(actionsOf(await planOn(server))).toHaveLength(actionsOf(written).length + 3);
});

test('what cannot be read is told in a sentence, with what was kept and what to do', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Kari');
  const before = await planOn(server);
  await openImporter(page, server);
  const told = async (kind: keyof typeof words.fault) => {
    await expect(fault(page)).toContainText(words.fault[kind][0]);
    await expect(fault(page)).toContainText(words.fault[kind][1]);
  };
  await choose(page, 'tom.docx', Buffer.alloc(0));
  await told('empty');
  await choose(page, 'program.docx', Buffer.from('MZ\u0090\0\u0003\0\0\0\u0004\0\0\0'));
  await told('not-a-document');
  await choose(page, 'gammel.doc.docx', Buffer.from('d0cf11e0a1b11ae1'.padEnd(2_048, '0'), 'hex'));
  await expect(fault(page)).toContainText('gammel.doc.docx');
  await expect(fault(page)).toContainText('gammel');
  await paste(page, '<p>Bare tekst</p>', 'Bare tekst');
  await told('no-table');
  await page.route('**/import?mode=preview', (route) => route.abort());
  await choose(page, 'plan.csv', Buffer.from('Tiltak;Ansvar\nEn ting;LRU\n'));
  await told('offline');
  expect(await planOn(server)).toEqual(before);
});

test('sending is told, and can be cancelled', async ({ visit, server }) => {
  const { page } = await visit('Kari');
  await openImporter(page, server);
  const asked = page.waitForRequest('**/import?mode=preview');
  await page.route('**/import?mode=preview', () => {});
  await choose(page, 'plan.csv', Buffer.from('Tiltak;Ansvar\nEn ting;LRU\n'));
  await asked;
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByRole('heading', { name: words.sending('plan.csv') })).toBeVisible();
  await page.getByRole('button', { name: words.leave }).click();
  await expect(page.locator('.toast')).toHaveText(words.cancelled);
  await expect(page.getByRole('button', { name: words.choose.button })).toBeVisible();
});

test('columns are corrected, and what was said of them is remembered', async ({ visit, server }) => {
  const { page } = await visit('Kari');
  await openImporter(page, server);
  const text = 'Tiltak\tHvem tar det\tNår\nFelles kart\tLRU\tInnen 2027\n';
  await paste(page, '', text);
  await expect(page.locator('.import-row')).toHaveCount(1);
  const column = page.getByLabel(words.columns.label('Hvem tar det'));
  await column.selectOption('owners');
  await expect(row(page, 'Felles kart').locator('.row-parties')).toContainText('LRU');
  await openImporter(page, server);
  await paste(page, '', text);
  await expect(column).toHaveValue('owners');
  await expect(row(page, 'Felles kart').locator('.row-parties')).toContainText('LRU');
});

test('a file of ours that was edited shows what differs, and only that is taken in', async ({
  visit,
  server,
}) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  const { page } = kari;
  const plan = await planOn(server);
  const [changed, left] = plan.themes[1]!.strategies.flatMap(({ actions }) => actions);
  const edited = structuredClone(plan);
  const strategies = edited.themes[1]!.strategies;
  for (const strategy of strategies) {
    strategy.actions = strategy.actions.filter(({ id }) => id !== left!.id);
    for (const action of strategy.actions) if (action.id === changed!.id) action.title = 'Et helt nytt navn';
  }
  await openImporter(page, server);
  await choose(page, 'plan.json', Buffer.from(JSON.stringify(edited)));
  await expect(page.locator('.differences')).toBeVisible();
  await expect(page.getByText(words.strip.readById(131))).toBeVisible();
  const filter = (name: string) => page.locator('.difference-filters').getByRole('button', { name });
  await expect(filter(words.diff.filter.changed)).toContainText('1');
  await expect(filter(words.diff.filter.same)).toContainText('130');
  const line = page.locator('.differences tr', { hasText: 'Et helt nytt navn' });
  await expect(line.locator('ins')).toContainText('Et helt nytt navn');
  await filter(words.diff.filter.missing).click();
  await expect(page.locator('.differences tbody tr', { hasText: left!.title })).toBeVisible();
  await expect(page.locator('.differences tbody tr', { hasText: 'Et helt nytt navn' })).toHaveCount(0);
  await expect(take(page)).toHaveText(words.takeChanges(1));
  await doubt(page, 'står ikke i filen').getByRole('button', { name: words.doubts.archive }).click();
  await expect(take(page)).toHaveText(words.takeChanges(2));
  await take(page).click();
  await expect(page.locator('.toast')).toContainText(words.doneChanges(2));
  await expect(ola.page.locator(`article[data-id="${changed!.id}"]`)).toContainText('Et helt nytt navn');
  await expect(ola.page.locator(`article[data-id="${left!.id}"]`)).toHaveCount(0);
  await page.locator('.toast').getByRole('button', { name: nb.app.undo }).click();
  await expect(ola.page.locator(`article[data-id="${left!.id}"]`)).toHaveCount(1);
  await expect(ola.page.locator(`article[data-id="${changed!.id}"]`)).toContainText(changed!.title);
});

test('of 5,000 rows only those near what is seen are drawn', async ({ page, server }) => {
  const { planFromJson } = await import('../../shared/exchange/from-json.ts');
  server.ctx.plans.create(
    'tom',
    planFromJson({ plan: { title: 'Tom' }, themes: [], organisations: [] }),
    'test',
  );
  await signIn(page.context(), server, { name: 'Kari' }, 'tom');
  await openImporter(page, server, 'tom');
  const lines = Array.from(
    { length: 5_000 },
    (_, n) => `Tiltak nummer ${n}\tAktør ${n % 40}\t${2026 + (n % 9)}`,
  );
  await paste(page, '', ['Tiltak\tAnsvar\tTid', ...lines].join('\n'));
  await expect(page.getByText(words.strip.read(5_000), { exact: true })).toBeVisible();
  await expect(page.locator('.import-row').first()).toBeVisible();
  expect(await page.locator('.import-row').count()).toBeLessThan(400);
  await page.locator('.import-middle').evaluate((one) => one.scrollTo(0, one.scrollHeight));
  await expect(row(page, 'Tiltak nummer 4999')).toBeInViewport();
  expect(await page.locator('.import-row').count()).toBeLessThan(800);
});

test('a plan is made from a document, from the home page and from the empty board', async ({
  page,
  server,
}) => {
  await signIn(page.context(), server, { name: 'Kari' });
  await page.goto(server.url);
  await page.getByRole('button', { name: home.newPlan }).click();
  await page.getByLabel('Tittel').fill('Fra en fil');
  await page.getByRole('radio', { name: home.document }).check({ force: true });
  await page.getByRole('button', { name: home.make }).click();
  await expect(page).toHaveURL(`${server.url}/plan/fra-en-fil/import`);
  await page.getByRole('link', { name: words.leave }).click();
  await page.getByRole('link', { name: nb.board.emptyImport }).click();
  await paste(page, pasted);
  await expect(take(page)).toHaveText(words.take(3));
  await take(page).click();
  await expect(page.locator('article')).toHaveCount(3);
});

test('who is no coordinator takes nothing in', async ({ visit, server }) => {
  const { page } = await visit('Kari', { role: 'editor' });
  await page.getByRole('button', { name: /^Din meny/ }).click();
  await expect(page.getByRole('menuitem', { name: nb.settings.export })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: nb.settings.import })).toHaveCount(0);
  await page.goto(`${server.url}/plan/lillehammer/import`);
  await expect(page.getByRole('heading', { name: words.onlyCoordinators })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`nothing is wrong in ${colorScheme}, on a phone neither`, async ({ visit, server }) => {
    test.slow();
    const { page } = await visit('Kari', { colorScheme });
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await openImporter(page, server);
      await expectFaultless(page, 'choosing');
      await paste(page, '', 'x');
      await expect(fault(page)).toBeVisible();
      await expectFaultless(page, 'a fault');
      await paste(page, pasted);
      await expect(page.locator('.import-row')).toHaveCount(3);
      await expectFaultless(page, 'the rows');
      expect(await sideways()).toBeLessThanOrEqual(0);
      if (width === 360) {
        await page.getByRole('tab', { name: words.tabs.rows }).focus();
        await page.keyboard.press('ArrowRight');
        await expect(page.getByRole('tab', { name: words.tabs.settle })).toBeFocused();
        await expectFaultless(page, 'the doubts');
        expect(await sideways()).toBeLessThanOrEqual(0);
      }
      await page.getByRole('button', { name: words.doubts.chooseOwner }).click();
      await page.keyboard.type('li');
      await expect(page.getByRole('listbox')).toBeVisible();
      await expectFaultless(page, 'choosing whom');
      await page.keyboard.press('Escape');
      if (width === 360) {
        await page.getByRole('tab', { name: words.tabs.document }).click();
        await expectFaultless(page, 'the document');
      }
      await page.getByRole('button', { name: words.found.see }).click();
      await expect(page.getByRole('dialog')).toContainText('Ord | Forklaring');
      await expectFaultless(page, 'the tables left alone');
    }
  });
