import type { Page } from '@playwright/test';
import { organisations as words } from '../../shared/i18n/organisations/nb.ts';
import { nb } from '../../shared/i18n/nb.ts';
import { planFromJson } from '../../shared/exchange/from-json.ts';
import { planToJson } from '../../shared/exchange/to-json.ts';
import type { PlanJson } from '../../shared/exchange/plan-json.ts';
import { readAll } from '../../shared/plan/document.ts';
import type { Running } from '../../server/server.ts';
import { expectFaultless } from './axe.ts';
import { planOn, signIn, test } from './board.ts';
import { expect, saved } from './carrying.ts';

/* The register of organisations, and what one of them has. */

const row = (page: Page, id: string) => page.locator(`.register-row[data-id="${id}"]`);
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 2, exact: true });
const dialog = (page: Page) => page.getByRole('dialog');
const actionsOf = ({ themes }: PlanJson) =>
  themes.flatMap(({ strategies }) => strategies.flatMap(({ actions }) => actions));
const organisationOn = async (server: Running, id: string) =>
  (await planOn(server)).organisations?.find((one) => one.id === id);

async function openSheet(page: Page, server: Running, id: string, name: string): Promise<void> {
  await page.goto(`${server.url}/plan/lillehammer/organisations/${id}`);
  await expect(heading(page, name)).toBeVisible();
}

/** Chooses the one organisation that is meant by what is typed, by keyboard. */
async function pick(page: Page, field: string, typed: string, name: string): Promise<void> {
  const box = page.getByRole('combobox', { name: field, exact: true });
  await box.fill(typed);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue(name);
}

/** Each card's owners and partners as one line, by id. */
const partiesOn = async (server: Running) =>
  new Map(
    actionsOf(await planOn(server)).map(({ id, owners, partners }) => [
      id,
      `${owners.join()}/${partners.join()}`,
    ]),
  );

test('the register is found, searched, sorted and added to, by keyboard alone', async ({ visit, server }) => {
  const { page } = await visit('Kari');
  await page.getByRole('link', { name: nb.plan.organisations }).focus();
  await page.keyboard.press('Enter');
  await expect(heading(page, words.title)).toBeFocused();
  await expect(page).toHaveTitle(/^Aktører – /);
  await expect(page.locator('.register > li')).toHaveCount(147);
  await expect(row(page, 'lru')).toContainText(`${words.leads} 38`);
  await expect(row(page, 'lru')).toContainText(`${words.joins} 14`);
  const search = page.getByRole('searchbox', { name: words.search });
  await search.focus();
  await page.keyboard.type('hogskolen i GJOEVIK');
  await expect(page.locator('.register > li')).toHaveCount(1);
  await search.fill('regionmarkedsføreren');
  await expect(row(page, 'regionmarkedsforer')).toContainText(words.foundAs('Regionmarkedsføreren'));
  await search.fill('');
  await page.getByLabel(words.sort).selectOption('leads');
  await expect(page.locator('.register-row').first()).toHaveAttribute('data-id', 'lru');
  await page.getByLabel(words.onlyPlanned).check();
  await expect(page.locator('.register > li')).toHaveCount(3);
  await page.getByLabel(words.onlyPlanned).uncheck();
  await page.getByLabel(words.onlyIdle).check();
  await expect(page.locator('.register > li')).toHaveCount(16);
  await page.getByLabel(words.onlyIdle).uncheck();
  await page.getByRole('combobox', { name: words.kindLabel }).selectOption('county');
  await expect(page.locator('.register > li')).toHaveCount(2);
  await row(page, 'ofk').or(page.locator('.register-row').first()).first().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.sheet')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('combobox', { name: words.kindLabel })).toHaveValue('county');
  await search.fill('finnes ikke');
  await expect(page.getByText(words.noHits)).toBeVisible();
  await page.getByRole('button', { name: words.showAll }).click();
  await expect(page.locator('.register > li')).toHaveCount(147);
  await page.getByRole('button', { name: words.add }).click();
  await page.keyboard.type('hig');
  await expect(dialog(page).getByRole('status')).toHaveText(words.clash('hig', 'Høgskolen i Gjøvik'));
  await dialog(page).getByLabel(words.name, { exact: true }).fill('<img src=x onerror=alert(1)> __proto__');
  await page.keyboard.press('Enter');
  await expect(heading(page, '<img src=x onerror=alert(1)> __proto__')).toBeFocused();
  await expect(page.getByText(words.leadsMany(0))).toBeVisible();
  await page.getByRole('button', { name: words.archive }).click();
  await expect(page.getByRole('button', { name: words.restore })).toBeVisible();
  await page.locator('.toast').getByRole('button', { name: nb.app.undo }).click();
  await expect(page.getByRole('button', { name: words.archive })).toBeVisible();
  await saved(page);
  expect((await planOn(server)).organisations).toHaveLength(148);
});

test('a sheet is edited by two at once: each fact a step, live, and nobody’s typing is overwritten', async ({
  visit,
  server,
}) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  for (const { page } of [kari, ola]) await openSheet(page, server, 'hig', 'Høgskolen i Gjøvik');
  const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
  await field(kari.page, words.name).fill('Høgskolen ved Mjøsa');
  await kari.page.keyboard.press('Enter');
  await expect(heading(ola.page, 'Høgskolen ved Mjøsa')).toBeVisible();
  await field(kari.page, words.contact).fill('Samarbeidskontoret');
  await field(kari.page, words.contactAt).fill('post@hig.example');
  await field(kari.page, words.plannedLabel).check();
  await field(kari.page, words.plannedFrom).fill('2027-08-01');
  await kari.page.keyboard.press('Enter');
  await kari.page.getByRole('combobox', { name: words.kindLabel }).selectOption('network');
  await expect(field(ola.page, words.contact)).toHaveValue('Samarbeidskontoret');
  await expect(field(ola.page, words.plannedFrom)).toHaveValue('2027-08-01');
  await expect(ola.page.locator('.sheet-trail')).toContainText(words.kind.network);

  await field(ola.page, words.area).pressSequentially('Mjøsb');
  await field(kari.page, words.area).fill('Innlandet');
  await kari.page.keyboard.press('Enter');
  await expect(ola.page.getByRole('alert').filter({ hasText: 'Innlandet' })).toBeVisible();
  await expect(field(ola.page, words.area)).toHaveValue('Mjøsb');
  await field(ola.page, words.area).pressSequentially('yen');
  await ola.page.keyboard.press('Enter');
  await expect(field(kari.page, words.area)).toHaveValue('Innlandet');
  await ola.page.getByRole('button', { name: nb.card.useMine }).click();
  await expect(field(kari.page, words.area)).toHaveValue('Mjøsbyen');

  await kari.page.getByLabel(words.newAlias).fill('lkp');
  await expect(kari.page.getByText(words.clash('lkp', 'Lillehammer kunnskapspark'))).toBeVisible();
  await kari.page.keyboard.press('Enter');
  await expect(ola.page.locator('.aliases > .alias')).toHaveText(['lkp']);
  await expect(ola.page.locator('.is-standing')).toContainText(words.alsoNameOf('lkp'));
  await ola.page.getByRole('button', { name: words.removeAlias('lkp') }).click();
  await expect(kari.page.locator('.aliases > .alias')).toHaveCount(0);

  await heading(kari.page, 'Høgskolen ved Mjøsa').focus();
  await kari.page.keyboard.press('ControlOrMeta+z');
  await expect(kari.page.getByText(nb.done.notUndone('Høgskolen ved Mjøsa')).first()).toBeVisible();
  // What is written and left by the back button is kept.
  await kari.page.locator('.sheet-trail').getByRole('link').click();
  await row(kari.page, 'hig').click();
  await field(kari.page, words.note).fill('Skrevet i farten');
  await kari.page.goBack();
  await expect(field(ola.page, words.note)).toHaveValue('Skrevet i farten');
  await field(ola.page, words.name).fill(' ');
  await ola.page.keyboard.press('Enter');
  await expect(field(ola.page, words.name)).toHaveValue('Høgskolen ved Mjøsa');
  await saved(ola.page);
  expect(await organisationOn(server, 'hig')).toMatchObject({
    name: 'Høgskolen ved Mjøsa',
    kind: 'network',
    planned: true,
    plannedFrom: '2027-08-01',
    contact: 'Samarbeidskontoret',
    contactAt: 'post@hig.example',
    area: 'Mjøsbyen',
    note: 'Skrevet i farten',
  });
});

test('two become one: every card follows, the old address leads on, and one undo takes it back', async ({
  visit,
  server,
}) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  const before = await partiesOn(server);
  await openSheet(ola.page, server, 'lkp', 'Lillehammer kunnskapspark');
  await openSheet(kari.page, server, 'lkp', 'Lillehammer kunnskapspark');
  await kari.page.getByRole('button', { name: words.merge.open }).click();
  await pick(kari.page, words.merge.other, 'hedmark kunn', 'Hedmark kunnskapspark');
  await expect(kari.page.getByRole('radio', { name: 'Lillehammer kunnskapspark' })).toBeChecked();
  await kari.page.getByRole('radio', { name: 'Hedmark kunnskapspark' }).check({ force: true });
  await expect(dialog(kari.page).locator('.follower')).toHaveCount(21);
  await expect(dialog(kari.page).locator('.merge-facts ins')).toContainText([
    '+ Lillehammer kunnskapspark',
    '+ LKP',
  ]);
  await kari.page.getByRole('button', { name: words.merge.doInto('Hedmark kunnskapspark') }).click();
  await expect(heading(kari.page, 'Hedmark kunnskapspark')).toBeVisible();
  await expect(heading(ola.page, 'Hedmark kunnskapspark')).toBeVisible();
  await expect(ola.page).toHaveURL(/organisations\/hedmark-kunnskapspark\?was=lkp$/);
  await expect(ola.page.getByText(words.became('Lillehammer kunnskapspark'))).toBeVisible();
  await saved(kari.page);
  const after = await partiesOn(server);
  const wanted = [...before].map(([id, line]) => {
    const [owners = [], partners = []] = line
      .split('/')
      .map((list) => list.split(',').map((one) => (one === 'lkp' ? 'hedmark-kunnskapspark' : one)));
    const moved = line !== owners.join() + '/' + partners.join();
    const joins = moved
      ? partners.filter((one) => one !== 'hedmark-kunnskapspark' || !owners.includes(one))
      : partners;
    return [id, `${owners.join()}/${[...new Set(joins)].join()}`] as const;
  });
  expect(after).toEqual(new Map(wanted));
  expect([...after.values()].join(' ')).not.toMatch(/\blkp\b/);
  expect(await organisationOn(server, 'lkp')).toMatchObject({
    archived: true,
    mergedInto: 'hedmark-kunnskapspark',
  });
  await kari.page.locator('.toast').getByRole('button', { name: nb.app.undo }).click();
  await expect(kari.page.getByText(words.became('Lillehammer kunnskapspark'))).toHaveCount(0);
  await saved(kari.page);
  expect(await partiesOn(server)).toEqual(before);
  await openSheet(ola.page, server, 'lkp', 'Lillehammer kunnskapspark');
});

test('what an office has goes to another, but for what is left out, and one undo takes it back', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Kari');
  const before = await partiesOn(server);
  await openSheet(page, server, 'lru', 'Lillehammer-regionen utvikling');
  await expect(page.getByText(words.hasParts(52))).toBeVisible();
  await page.getByRole('button', { name: words.handover.open }).first().click();
  await pick(page, words.handover.to, 'LKP', 'Lillehammer kunnskapspark');
  const sheet = dialog(page);
  await expect(sheet.locator('.follower')).toHaveCount(52);
  await sheet.getByLabel(words.handover.joins(14)).uncheck();
  await expect(sheet.locator('.follower')).toHaveCount(38);
  // Counted in the source: 38 led, of which one with the new one as owner and 8 as partner; it led 8 before.
  await expect(sheet.locator('.effects > li')).toHaveText([
    words.handover.merged('LKP', 1, 8),
    words.handover.asked('LKP', 29),
    words.handover.share('LKP', 45, 34),
    words.handover.oneStep('LRU'),
  ]);
  await sheet.locator('.follower').first().getByRole('checkbox').uncheck();
  await expect(sheet.locator('.effects')).toContainText(words.handover.share('LKP', 44, 33));
  await sheet.getByRole('button', { name: words.handover.do(37) }).click();
  await expect(page.getByRole('heading', { name: words.leadsMany(1) })).toBeVisible();
  await saved(page);
  const after = await partiesOn(server);
  expect(after.get('t02-s1-a1')).toBe(before.get('t02-s1-a1'));
  expect(after.get('t03-s3-a2')).toMatch(/^lkp\//);
  expect([...after.values()].filter((line) => /^[^/]*\blkp\b/.test(line))).toHaveLength(44);
  expect([...after.values()].filter((line) => /\blkp\b.*\/.*\blkp\b/.test(line))).toHaveLength(
    [...before.values()].filter(
      (line) => /^[^/]*\blkp\b.*\/.*\blkp\b/.test(line) && !/^[^/]*\blru\b/.test(line),
    ).length,
  );
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('heading', { name: words.leadsMany(38) })).toBeVisible();
  await saved(page);
  expect(await partiesOn(server)).toEqual(before);
});

test('400 actions are handed over in one step, among 1,000 organisations', async ({ page, server }) => {
  const action = (n: number) => ({ id: `a${n}`, title: `Tiltak ${n}`, owners: ['fra'], partners: [] });
  const organisation = (n: number) => ({ id: `o${n}`, name: `Aktør ${n}`, aliases: [`Nummer ${n}`] });
  const doc = planFromJson({
    plan: { title: 'Stor' },
    themes: [
      {
        id: 't1',
        no: 1,
        title: 'Tema',
        strategies: [{ id: 's1', title: 'S', actions: Array.from({ length: 400 }, (_, n) => action(n)) }],
      },
    ],
    organisations: [
      { id: 'fra', name: 'Den gamle', aliases: [] },
      { id: 'til', name: 'Den nye', aliases: [] },
      ...Array.from({ length: 1_000 }, (_, n) => organisation(n)),
    ],
  });
  server.ctx.plans.create('stor', doc, 'test');
  await signIn(page.context(), server, { name: 'Kari' }, 'stor');
  await page.goto(`${server.url}/plan/stor/organisations`);
  await expect(page.locator('.register > li')).toHaveCount(1_002);
  await page.getByRole('searchbox', { name: words.search }).fill('den gamle');
  await row(page, 'fra').click();
  await page.getByRole('button', { name: words.handover.open }).first().click();
  await pick(page, words.handover.to, 'den nye', 'Den nye');
  await page.getByRole('button', { name: words.handover.do(400) }).click();
  await expect(page.getByRole('heading', { name: words.leadsMany(0) })).toBeVisible();
  await saved(page);
  const owners = () =>
    server.ctx.rooms.read('stor', (doc) => {
      const all = actionsOf(planToJson(readAll(doc))).map((one) => one.owners.join());
      return [all.filter((one) => one === 'fra').length, all.filter((one) => one === 'til').length];
    });
  expect(await owners()).toEqual([0, 400]);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('heading', { name: words.leadsMany(400) })).toBeVisible();
  await saved(page);
  expect(await owners()).toEqual([400, 0]);
});

test('who reads reads, and who edits one theme may add but not change', async ({ visit, server }) => {
  const [reader, secretary] = [
    await visit('Kari', { role: 'viewer' }),
    await visit('Ola', { role: 'editor', theme: 't03' }),
  ];
  const changing = '.sheet :is(input, select, textarea), .sheet-rights button';
  for (const { page } of [reader, secretary]) {
    await openSheet(page, server, 'lru', 'Lillehammer-regionen utvikling');
    await expect(page.locator(changing)).toHaveCount(0);
    await expect(page.getByRole('button', { name: words.merge.open })).toHaveCount(0);
    await expect(page.getByText('Arbeidstittel for en planlagt')).toBeVisible();
  }
  await reader.page.getByRole('link', { name: words.onBoard }).click();
  await expect(reader.page.locator('.find-count')).toContainText('52');
  await openSheet(reader.page, server, 'lru', 'Lillehammer-regionen utvikling');
  await expect(secretary.page.getByText(words.onlyAdd)).toBeVisible();
  await reader.page.getByRole('link', { name: words.title }).last().click();
  await expect(heading(reader.page, words.title)).toBeVisible();
  await expect(reader.page.getByRole('button', { name: words.add })).toHaveCount(0);
  await secretary.page.getByRole('link', { name: words.title }).last().click();
  await secretary.page.getByRole('button', { name: words.add }).click();
  await secretary.page.keyboard.type('Ny partner');
  await secretary.page.keyboard.press('Enter');
  await expect(heading(secretary.page, 'Ny partner')).toBeVisible();
  await saved(secretary.page);
  await expect(row(reader.page, 'lru')).toBeVisible();
  await expect(reader.page.locator('.register > li')).toHaveCount(148);
  await reader.page.goto(`${server.url}/plan/lillehammer/organisations/ingen`);
  await expect(heading(reader.page, words.missing)).toBeVisible();
});

test('a sheet is printed on A4: facts, load and both lists, light, with nothing to press', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Kari', { colorScheme: 'dark' });
  await openSheet(page, server, 'lru', 'Lillehammer-regionen utvikling');
  const status = await page.evaluate(async () => {
    const input = { actionId: 't02-s1-a1', org: 'lru', state: 'confirmed' };
    const body = JSON.stringify({ command: 'answerCommitment', input, key: 'answer' });
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/api/plans/lillehammer/commands', { method: 'POST', headers, body })).status;
  });
  expect(status).toBeLessThan(300);
  await page.evaluate(() => document.documentElement.setAttribute('data-scheme', 'dark'));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.setViewportSize({ width: 794, height: 1123 });
  await expect(page.locator('.sheet-printed')).toContainText('Næringsplan for Lillehammer-regionen');
  await expect(page.locator('.facts')).toContainText(words.plannedLabel);
  await expect(page.locator('.load b')).toHaveText(['14', '15', '3', '1', '3', '9', '7']);
  await expect(page.locator('.load > li > .hidden').first()).toHaveText(words.load.told(13, 1));
  await expect(page.locator('.shares b').first()).toContainText('12');
  await expect(page.locator('.commitments > li')).toHaveText([
    `${nb.commitment.confirmed}1`,
    `${nb.commitment.proposed}51`,
  ]);
  for (const [n, list] of [38, 14].entries())
    await expect(page.locator('.parts').nth(n).locator('tbody tr')).toHaveCount(list);
  expect(await page.locator('button:visible, input:visible, select:visible, header:visible').count()).toBe(0);
  const colours = await page.evaluate(() => ({
    paper: getComputedStyle(document.documentElement).backgroundColor,
    ink: getComputedStyle(document.querySelector('.part-title > a')!).color,
    sideways: document.documentElement.scrollWidth - innerWidth,
  }));
  expect(colours).toEqual({ paper: 'rgb(255, 255, 255)', ink: 'rgb(23, 35, 29)', sideways: 0 });
  const boxOf = (name: string) => page.locator(`.sheet-${name}`).boundingBox();
  const [facts, load, parts] = await Promise.all(['facts', 'figures', 'parts'].map(boxOf));
  expect(load!.x).toBeGreaterThanOrEqual(facts!.x + facts!.width);
  expect(Math.round(load!.y)).toBe(Math.round(facts!.y));
  expect(parts!.y).toBeGreaterThan(load!.y + load!.height - 1);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf).toMatch(/\/MediaBox \[0 0 (594\.9|595)\S* 841\.\d+\]/);
  expect(pdf.match(/\/Type \/Page\b/g)!.length).toBeLessThanOrEqual(4);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`nothing is wrong in ${colorScheme}, on a phone neither`, async ({ visit, server }) => {
    test.slow();
    const { page } = await visit('Kari', { colorScheme });
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${server.url}/plan/lillehammer/organisations`);
      await expect(heading(page, words.title)).toBeVisible();
      await expectFaultless(page, 'the register');
      expect(await overflow()).toBeLessThanOrEqual(0);
      await page.getByRole('button', { name: words.add }).click();
      await expectFaultless(page, 'a new one');
      await page.keyboard.press('Escape');
      await openSheet(page, server, 'lru', 'Lillehammer-regionen utvikling');
      await page.getByLabel(words.newAlias).fill('lkp');
      await page.keyboard.press('Enter');
      await expect(page.locator('.is-standing')).toBeVisible();
      await expectFaultless(page, 'a sheet');
      expect(await overflow()).toBeLessThanOrEqual(0);
      await page.locator('.is-standing').getByRole('button').click();
      await expect(dialog(page).locator('.follower')).toHaveCount(21);
      await expectFaultless(page, 'merging');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: words.handover.open }).first().click();
      await page.getByRole('combobox', { name: words.handover.to, exact: true }).fill('lk');
      await expect(page.getByRole('listbox')).toBeVisible();
      await expectFaultless(page, 'choosing whom');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(dialog(page).locator('.effects')).toBeVisible();
      await expectFaultless(page, 'handing over');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: words.removeAlias('lkp') }).click();
    }
  });
