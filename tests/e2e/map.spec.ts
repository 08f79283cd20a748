import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from '@playwright/test';
import type { Running } from '../../server/server.ts';
import { neighboursIn, networkOf, partOf, tiedIn } from '../../shared/actors/network.ts';
import { actors } from '../../shared/i18n/actors/nb.ts';
import { find } from '../../shared/i18n/find/nb.ts';
import { nb } from '../../shared/i18n/nb.ts';
import { parties as words } from '../../shared/i18n/parties/nb.ts';
import { expectFaultless } from './axe.ts';
import { expect, planOn, test } from './board.ts';
import { phone } from './inviting.ts';

/* The map of who works with whom. */

const { map } = actors;
const address = ({ url }: Running) => `${url}/plan/lillehammer/actors/map`;
const marks = (page: Page) => page.locator('.map-mark');
const mark = (page: Page, org: string) => page.locator(`.map-mark[data-id="${org}"]`);
const lines = (page: Page) => page.locator('.map-picture [data-tie]');
const tie = (page: Page, key: string) => page.locator(`.map-picture [data-tie="${key}"]`);
const litMarks = (page: Page) => page.locator('.map-mark[data-lit]');
const row = (page: Page, org: string) => page.locator(`[data-table=actors] tr[data-actor="${org}"]`);

async function open(page: Page, server: Running, search = ''): Promise<void> {
  await page.goto(`${address(server)}${search}`);
  await marks(page).first().waitFor();
}

/** The network as the server has the plan, of ties of at least so many actions. */
async function networkOn(server: Running, least: number) {
  const { themes } = await planOn(server);
  const list = themes.flatMap(({ strategies }) => strategies.flatMap(({ actions }) => actions));
  const whole = networkOf(list as Parameters<typeof networkOf>[0], {
    now: (org) => org,
    stateOf: () => 'proposed',
  });
  return partOf(whole, { least, isWanted: () => true });
}

/** Does something to the plan as the person of a browser would, without the page. */
async function command({ request }: BrowserContext, { url }: Running, command: string, input: object) {
  const answer = await request.post(`${url}/api/plans/lillehammer/commands`, {
    data: { key: `key-${JSON.stringify(input)}`, command, input },
    headers: { origin: url },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

test('the picture and the tables have the numbers of the plan', async ({ visit, server }) => {
  const { page } = await visit('Kari');
  await open(page, server);
  const network = await networkOn(server, 2);
  await expect(marks(page)).toHaveCount(tiedIn(network).parties.length);
  await expect(lines(page)).toHaveCount(network.ties.length);
  await page.getByRole('button', { name: map.showAll(network.parties.length) }).click();
  const near = neighboursIn(network);
  const expected = network.parties.map(({ id, actions }) =>
    [id, actions, near.get(id)?.length ?? 0].join(' '),
  );
  const rows = await page
    .locator('[data-table=actors] tbody tr')
    .evaluateAll((rows) =>
      rows.map((one) =>
        [
          (one as HTMLElement).dataset.actor,
          ...[...one.querySelectorAll('.is-number')].map((cell) => cell.textContent),
        ].join(' '),
      ),
    );
  expect(rows.toSorted()).toEqual(expected.toSorted());
  await page.getByText(map.pairs(network.ties.length)).click();
  await expect(page.locator('[data-table=pairs] tbody tr')).toHaveCount(network.ties.length);
  const strongest = network.ties.toSorted((a, b) => b.actions - a.actions)[0]!;
  const pair = page.locator(`[data-table=pairs] tr[data-tie="${strongest.from}|${strongest.to}"]`);
  await expect(pair.locator('.is-number')).toHaveText([String(strongest.actions), '0']);
  await page.getByLabel(map.least).selectOption('4');
  const fewer = await networkOn(server, 4);
  await expect(lines(page)).toHaveCount(fewer.ties.length);
  await expect(page).toHaveURL(/as=map-least-4/);
  await page.getByRole('button', { name: new RegExp(`^${nb.sector.public} `) }).click();
  await expect(mark(page, 'lru')).toHaveCount(0);
  await expect(row(page, 'lru')).toHaveCount(0);
  await page.reload();
  await expect(marks(page).first()).toBeVisible();
  await expect(mark(page, 'lru')).toHaveCount(0);
});

test('two browsers draw the same picture, and no name in it covers another', async ({ visit, server }) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola', { role: 'viewer' })];
  const placesOf = async (page: Page) => {
    await open(page, server, '?as=map-least-1');
    await expect(lines(page)).toHaveCount((await networkOn(server, 1)).ties.length);
    return marks(page).evaluateAll((all) =>
      all.map((one) => `${(one as SVGElement).dataset.id} ${one.getAttribute('transform')}`),
    );
  };
  const places = await placesOf(kari.page);
  expect(await placesOf(ola.page)).toEqual(places);
  const boxes = await kari.page
    .locator('.map-names text')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
  expect(boxes.length).toBeGreaterThan(30);
  const room = (await kari.page.locator('.map-room').boundingBox())!;
  expect(boxes.filter(({ left, right }) => left < room.x || right > room.x + room.width)).toEqual([]);
  const overlapping = boxes.filter((a, index) =>
    boxes
      .slice(index + 1)
      .some(
        (b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1,
      ),
  );
  expect(overlapping).toEqual([]);
});

test('by keyboard one goes from mark to mark, sees whom each works with, and asks for its actions', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Kari');
  await open(page, server);
  const near = neighboursIn(await networkOn(server, 2));
  await page.getByRole('button', { name: map.save, exact: true }).focus();
  await page.keyboard.press('Tab');
  await expect(mark(page, 'lru')).toBeFocused();
  await expect(mark(page, 'lru')).toHaveAccessibleName(
    /^Lillehammer-regionen utvikling, Offentlig, .* 52 tiltak\. Samarbeider med 25: LKP 12, /,
  );
  await expect(litMarks(page)).toHaveCount(near.get('lru')!.length + 1);
  await page.keyboard.press('ArrowDown');
  await expect(mark(page, 'lru')).not.toBeFocused();
  const at = await page.locator('.map-mark:focus').getAttribute('data-id');
  await expect(litMarks(page)).toHaveCount(near.get(at!)!.length + 1);
  const [before, after] = await Promise.all([mark(page, 'lru').boundingBox(), mark(page, at!).boundingBox()]);
  expect(after!.y).toBeGreaterThan(before!.y);
  await page.keyboard.press('Home');
  await page.keyboard.press('+');
  await expect(page.getByRole('button', { name: map.zoomAll })).toHaveAttribute('aria-disabled', 'false');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: map.zoomAll })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/org=lru/);
  await expect(mark(page, 'lru')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.find-count')).toHaveText(find.shown(52, 132));
  await expect(row(page, 'lru').locator('.is-number').first()).toHaveText('52');
  await expect(mark(page, 'lru')).toBeFocused();
  await page.getByRole('link', { name: nb.plan.board }).click();
  await expect(page).toHaveURL(/\/plan\/lillehammer\?org=lru$/);
  await expect(page.locator('.find-count')).toHaveText(find.shown(52, 132));
  await page.goBack();
  await expect(mark(page, 'lru')).toHaveAttribute('aria-pressed', 'true');
  await mark(page, 'lru').click();
  await expect(page).not.toHaveURL(/org=/);
  await expect(page.locator('.find-count')).toHaveCount(0);
});

test('what others do to the plan shows: a partner is a line, two promises make it whole; nothing moves under a hand', async ({
  visit,
  server,
}) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  await open(kari.page, server, '?as=map-least-1');
  const key = 'lru|strandtorget';
  await expect(tie(kari.page, key)).toHaveCount(0);
  await mark(kari.page, 'hil').focus();
  const place = () => mark(kari.page, 'hil').getAttribute('transform');
  const before = await place();
  const action = 't04-s2-a2';
  await ola.page.goto(`${server.url}/plan/lillehammer/card/${action}`);
  await ola.page.getByRole('button', { name: words.add.partners }).click();
  const field = ola.page.getByRole('combobox', { name: words.field.partners });
  await field.fill('strandtorget');
  await expect(ola.page.getByRole('option').first()).toContainText('Strandtorget');
  await field.press('ArrowDown');
  await field.press('Enter');
  await expect(tie(kari.page, key)).toHaveCount(1);
  await expect(tie(kari.page, key)).not.toHaveClass(/is-firm/);
  expect(await place()).toBe(before);
  for (const org of ['lru', 'strandtorget'])
    await command(ola.context, server, 'answerCommitment', { actionId: action, org, state: 'confirmed' });
  await expect(tie(kari.page, key)).toHaveClass(/is-firm/);
  expect(await place()).toBe(before);
  await expect(mark(kari.page, 'hil')).toBeFocused();
  // An organisation that becomes part of another is drawn as that.
  await command(ola.context, server, 'mergeOrganisations', { from: 'strandtorget', into: 'hil' });
  await expect(mark(kari.page, 'strandtorget')).toHaveCount(0);
  await expect(tie(kari.page, 'hil|lru')).toHaveClass(/is-firm/);
});

test('the picture is kept as a file, and the mouse goes nearer with Ctrl only', async ({ visit, server }) => {
  const { page } = await visit('Kari');
  await open(page, server);
  const save = async (name: string) => {
    await page.getByRole('button', { name: map.save, exact: true }).click();
    const begun = page.waitForEvent('download');
    await page.getByRole('menuitem', { name }).click();
    return begun;
  };
  const svg = await save(map.saveSvg);
  expect(svg.suggestedFilename()).toBe(`${map.file}.svg`);
  const text = await readFile(await svg.path(), 'utf8');
  expect(text).toContain('<title');
  expect(text).toContain('LRU');
  expect(text).not.toContain('class=');
  const png = await readFile(await (await save(map.savePng)).path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const all = page.getByRole('button', { name: map.zoomAll });
  await page.locator('.map-room').hover();
  await page.mouse.wheel(0, -200);
  await expect(all).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await expect(all).toHaveAttribute('aria-disabled', 'false');
  const box = (await page.locator('.map-room').boundingBox())!;
  const before = await mark(page, 'hil').getAttribute('transform');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 40, box.y + box.height / 2 + 20, { steps: 4 });
  await page.mouse.up();
  await expect(mark(page, 'hil')).not.toHaveAttribute('transform', before!);
  // What was dragged was not pressed.
  await expect(page).not.toHaveURL(/org=/);
});

test('it is faultless by day, by night and on a phone, where the numbers come first', async ({
  visit,
  server,
}) => {
  test.slow();
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await visit(`Kari ${colorScheme}`, { colorScheme });
    await open(page, server);
    await page.getByText(map.pairs((await networkOn(server, 2)).ties.length)).click();
    await expectFaultless(page, colorScheme);
    await mark(page, 'hil').click();
    await expect(mark(page, 'hil')).toHaveAttribute('aria-pressed', 'true');
    await expectFaultless(page, `${colorScheme}, one chosen`);
  }
  const { page } = await visit('Nils', phone);
  await open(page, server);
  const [table, picture] = await Promise.all([
    page.locator('[data-table=actors]').boundingBox(),
    page.locator('.map-picture').boundingBox(),
  ]);
  expect(table!.y).toBeLessThan(picture!.y);
  await expectFaultless(page, 'phone');
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    await expect
      .poll(() => page.locator('#view').evaluate((view) => view.scrollWidth - view.clientWidth))
      .toBe(0);
  }
});

test('where nobody works together it says what to do', async ({ visit, server }) => {
  const { page } = await visit('Kari');
  await page.goto(`${address(server)}?as=map-least-8.map-no-public.map-no-research.map-no-network`);
  await page.locator('.map-side').waitFor();
  await expect(page.getByText(map.tooMany)).toBeVisible();
  await page.getByRole('button', { name: map.showEverything }).click();
  await expect(lines(page)).toHaveCount((await networkOn(server, 1)).ties.length);
});
