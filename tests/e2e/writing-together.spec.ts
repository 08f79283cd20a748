import type { Page } from '@playwright/test';
import type { Members } from '../../server/storage/members.ts';
import type { Running } from '../../server/server.ts';
import { nb } from '../../shared/i18n/nb.ts';
import { panels } from '../../shared/i18n/panels/nb.ts';
import { writing as words } from '../../shared/i18n/writing/nb.ts';
import { limits } from '../../shared/plan/schema.ts';
import { expectFaultless } from './axe.ts';
import { card, planOn, test } from './board.ts';
import { dialog, expect, extend, refusals, saved, settleIn } from './carrying.ts';

/* The title and the description of a card, written by several at once. */

const id = 't02-s1-a1';
const title = (page: Page) => page.getByRole('textbox', { name: words.title });
const description = (page: Page) => page.getByRole('textbox', { name: words.description });
const caret = (page: Page) => page.locator('.writing-description .other-caret');

async function open(page: Page): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/plan/lillehammer/card/${id}`);
  await description(page).waitFor();
  await saved(page);
}

/** Opens the card with a description that is all one's own. */
async function begin(page: Page, text = ''): Promise<void> {
  await open(page);
  await description(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  if (text) await page.keyboard.insertText(text);
  await saved(page);
}

/** A text as it stands on the page, without others' carets and names. */
const textOf = (page: Page, field = description) =>
  field(page).evaluate((content) => {
    const copy = content.cloneNode(true) as HTMLElement;
    for (const one of copy.querySelectorAll('.other-caret, .cm-placeholder')) one.remove();
    return [...copy.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n');
  });

async function stored(server: Running): Promise<{ title: string; description: string }> {
  const { themes } = await planOn(server);
  const actions = themes.flatMap(({ strategies }) => strategies.flatMap(({ actions }) => actions));
  const { title, description = '' } = actions.find((action) => action.id === id)!;
  return { title, description };
}

/** What stands before a caret: before my own, or before the one of somebody else. */
const before = (page: Page, whose: 'mine' | 'theirs') =>
  description(page).evaluate((content, whose) => {
    const range = document.createRange();
    range.setStart(content, 0);
    const theirs = content.querySelector('.other-caret');
    const { anchorNode, anchorOffset } = getSelection()!;
    if (whose === 'mine') range.setEnd(anchorNode!, anchorOffset);
    else range.setEndBefore(theirs!);
    const part = document.createElement('div');
    part.append(range.cloneContents());
    for (const one of part.querySelectorAll('.other-caret')) one.remove();
    return part.textContent;
  }, whose);

function become({ ctx }: Running, person: string, changes: Parameters<Members['update']>[2]): void {
  ctx.members.update('lillehammer', person, changes);
  ctx.rooms.recheck('lillehammer');
}

const paste = (page: Page, text: string) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    clipboardData.setData('text/html', '<img src=x onerror="window.harm = true">');
    document.activeElement!.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);

test('two who write five letters a second in one description for 20 s: one text, nothing lost, both carets where they are', async ({
  visit,
  server,
}) => {
  test.slow();
  const [kari, ola] = [await visit('Kari'), await visit('Ola', { organisation: 'HiL' })];
  const fetched = () =>
    kari.page.evaluate(() =>
      performance.getEntriesByType('resource').some(({ name }) => /Editors-.*js/.test(name)),
    );
  expect(await fetched()).toBe(false);
  await begin(kari.page, 'Her: . Slutt');
  expect(await fetched()).toBe(true);
  await open(ola.page);
  await expect.poll(() => textOf(ola.page)).toBe('Her: . Slutt');
  for (const { page } of [kari, ola]) {
    await description(page).focus();
    await page.keyboard.press('Control+Home');
    for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowRight');
  }
  await expect(caret(kari.page)).toContainText('Ola · HiL');
  await expect(kari.page.locator('.writing-now')).toHaveText('Ola · HiL skriver');
  const letters = 'abcdefghijklmnopqrstuvwxyzæøå'.repeat(4).slice(0, 100);
  const digits = '0123456789'.repeat(10);
  await Promise.all([
    kari.page.keyboard.type(letters, { delay: 200 }),
    ola.page.keyboard.type(digits, { delay: 200 }),
  ]);
  await Promise.all([saved(kari.page), saved(ola.page)]);
  const text = await textOf(kari.page);
  await expect.poll(() => textOf(ola.page)).toBe(text);
  expect((await stored(server)).description).toBe(text);
  expect(text).toMatch(/^Her: .*\. Slutt$/);
  const middle = text.slice('Her: '.length, -'. Slutt'.length);
  expect(middle.replace(/\d/g, '')).toBe(letters);
  expect(middle.replace(/\D/g, '')).toBe(digits);
  for (const [one, other] of [[kari, ola], [ola, kari]] as const) {
    const place = await before(one.page, 'mine');
    expect(place.at(-1)).toBe(one === kari ? letters.at(-1) : digits.at(-1));
    await expect.poll(() => before(other.page, 'theirs')).toBe(place);
  } // prettier-ignore
  await expectFaultless(kari.page, 'writing together');
  await ola.page.keyboard.press('Escape');
  await expect(caret(kari.page)).toHaveCount(0);
});

test('keys: one line of title, lists, taking back what I wrote and no more, here and on the board', async ({
  visit,
  server,
}) => {
  test.slow();
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  const { page } = kari;
  await begin(page);
  await page.keyboard.type('Slik:');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- en');
  await page.keyboard.press('Enter');
  await page.keyboard.type('to');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Slutt');
  const list = page.getByRole('button', { name: words.list });
  await expect(list).toHaveAttribute('aria-pressed', 'false');
  await list.click();
  await expect(description(page)).toBeFocused();
  await expect(list).toHaveAttribute('aria-pressed', 'true');
  expect(await textOf(page)).toBe('Slik:\n- en\n- to\n- Slutt');
  await expect(page.locator('.bullet-mark')).toHaveCount(3);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Backspace');
  expect(await textOf(page)).toBe('Slik:\n- en\n- to\nSlutt');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+Backspace');
  expect(await textOf(page)).toBe('Slik:\n- en\n- to\n');
  await saved(page);
  await open(ola.page);
  await description(ola.page).focus();
  await ola.page.keyboard.press('Control+Home');
  await ola.page.keyboard.type('Olas ');
  await expect.poll(() => textOf(page)).toBe('Olas Slik:\n- en\n- to\n');
  await page.keyboard.press('Control+z');
  await expect.poll(() => textOf(page)).toBe('Olas Slik:\n- en\n- to\nSlutt');
  await page.keyboard.press('Escape');
  await expect(description(page)).not.toBeFocused();
  await title(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' i dag');
  await page.keyboard.press('Enter');
  await expect(title(page)).not.toBeFocused();
  await expect(card(page, id)).toContainText('partiene i dag');
  await page.keyboard.press('Control+z');
  await expect(card(page, id)).not.toContainText('i dag');
  await title(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  await expect(page.locator('.toast')).toContainText(nb.card.titleMissing);
  await saved(page);
  expect((await stored(server)).title).toBe('Politisk samferdselsutvalg på tvers av partiene');
});

test('whatever is written stays letters; what is too long is stopped and told; who reads can open links', async ({
  visit,
  server,
}) => {
  test.slow();
  const [kari, ola] = [await visit('Kari'), await visit('Ola', { role: 'viewer' })];
  const { page } = kari;
  const hostile = [
    '<img src=x onerror="window.harm = true"><script>harm = true</script>',
    'javascript:alert(1) data:text/html,<b>x</b> JaVaScRiPt://example.no/%0Aalert(1)',
    '(se https://example.no/a_(b)), mailto:post@example.no. https://example.no/\u202etxt.exe',
    '\u202eabc\u2066 אבג \u200b slutt',
  ].join('\n');
  await begin(page);
  await paste(page, hostile);
  await open(ola.page);
  for (const one of [page, ola.page]) {
    await expect(description(one)).toContainText('onerror="window.harm = true"');
    await expect(description(one).locator('img:not(.cm-widgetBuffer), script, b')).toHaveCount(0);
    await expect(one.locator('.hidden-sign')).toHaveText(['U+202E', 'U+202E', 'U+2066', 'U+200B']);
    await expect(one.locator('.text-link')).toHaveText([
      'https://example.no/a_(b)',
      'mailto:post@example.no',
      'https://example.no/',
    ]);
    expect(await one.evaluate(() => 'harm' in window)).toBe(false);
    await expectFaultless(one, 'hostile text');
  }
  await expect(description(ola.page)).toHaveAttribute('contenteditable', 'false');
  expect(
    await ola.page
      .locator('a.text-link')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href)),
  ).toEqual(['https://example.no/a_(b)', 'mailto:post@example.no', 'https://example.no/']);
  await saved(page);
  expect((await stored(server)).description).toBe(hostile);

  await page.keyboard.press('ControlOrMeta+a');
  await paste(page, 'å\r\n'.repeat(10_300));
  const note = page.locator('.writing-box .writing-note');
  await expect(note).toHaveText(words.tooLong(limits.text, 600));
  await page.keyboard.type('x');
  await expect(note).toHaveText(words.tooLong(limits.text, 1));
  await saved(page);
  expect((await stored(server)).description).toBe('å\n'.repeat(10_000));
  await page.keyboard.press('Backspace');
  await expect(note).toHaveText('');
  await title(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await paste(page, `To\nlinjer ${'x'.repeat(400)}`);
  await expect(page.locator('.writing-title .writing-note')).toHaveText(nb.card.titleTooLong(limits.title));
  await saved(page);
  expect((await stored(server)).title).toBe(`To linjer ${'x'.repeat(290)}`);
  expect(refusals(server)).toBe(0);
});

test('what is written without a network is there after loading anew, and is woven in when there is one', async ({
  visit,
  server,
}) => {
  test.slow();
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  await settleIn(kari.page);
  await begin(kari.page, 'Midt');
  await open(ola.page);
  await kari.context.setOffline(true);
  await description(kari.page).focus();
  await kari.page.keyboard.press('Control+End');
  await kari.page.keyboard.type(' og slutt');
  await expect(kari.page.locator('.banner')).toContainText(nb.banner.offline(1));
  await description(ola.page).focus();
  await ola.page.keyboard.press('Control+Home');
  await ola.page.keyboard.type('Først og ');
  await saved(ola.page);
  await kari.page.reload();
  await expect.poll(() => textOf(kari.page)).toBe('Midt og slutt');
  await description(kari.page).focus();
  await kari.page.keyboard.press('Control+End');
  await kari.page.keyboard.type('!');
  await kari.context.setOffline(false);
  await saved(kari.page);
  for (const { page } of [kari, ola]) await expect.poll(() => textOf(page)).toBe('Først og Midt og slutt!');
  await expect(description(kari.page)).toBeFocused();
  expect((await stored(server)).description).toBe('Først og Midt og slutt!');
});

test('a refusal while somebody writes: they write on, and all of it arrives', async ({ visit, server }) => {
  test.slow();
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  await begin(ola.page, 'Begynt, ');
  await Promise.all([kari, ola].map(({ context }) => context.setOffline(true)));
  await extend(kari.page, id, ' og k'.repeat(45));
  await title(ola.page).focus();
  await ola.page.keyboard.press('End');
  await ola.page.keyboard.insertText(' og o'.repeat(45));
  await description(ola.page).focus();
  await ola.page.keyboard.press('Control+End');
  await ola.page.keyboard.type('skrevet uten nett, ');
  await kari.context.setOffline(false);
  await saved(kari.page);
  const text = 'skrevet mens det ble avslått. '.repeat(4);
  const typing = ola.page.keyboard.type(text, { delay: 60 });
  await ola.context.setOffline(false);
  // What was on its way when the first answer came is refused as well.
  await expect.poll(() => refusals(server)).toBeGreaterThan(0);
  await typing;
  await expect(description(ola.page)).toBeFocused();
  await ola.page.keyboard.type('Etterpå.');
  await saved(ola.page);
  expect(await textOf(ola.page)).toBe(`Begynt, skrevet uten nett, ${text}Etterpå.`);
  expect(await stored(server)).toEqual({
    title: `Politisk samferdselsutvalg på tvers av partiene${' og k'.repeat(45)}`,
    description: `Begynt, skrevet uten nett, ${text}Etterpå.`,
  });
  expect(await textOf(ola.page, title)).toContain(' og k'.repeat(45));
  await ola.page.getByRole('button', { name: panels.drafts.see(1) }).click();
  await expect(dialog(ola.page)).toContainText(panels.drafts.why['too-long']);
  await expect(dialog(ola.page)).toContainText(' og o'.repeat(45).trim());
});

test('who may not write any more reads on; what had not arrived is a draft', async ({ visit, server }) => {
  test.slow();
  const { page, context } = await visit('Kari', { person: 'kari' });
  await begin(page, 'Lagret, ');
  await context.setOffline(true);
  for (const piece of ['ikke ', 'sendt']) {
    await page.keyboard.type(piece);
    await page.locator('.writing-description').click();
    await page.keyboard.press('Control+End');
    await title(page).focus();
    await description(page).focus();
    await page.keyboard.press('Control+End');
  }
  become(server, 'kari', { role: 'viewer' });
  await context.setOffline(false);
  await expect(page.getByRole('button', { name: nb.drafts.open(1) })).toBeVisible();
  await expect(description(page)).toHaveAttribute('contenteditable', 'false');
  await expect.poll(() => textOf(page)).toBe('Lagret, ');
  await expect(dialog(page)).toContainText('ikke sendt');
  await expect(dialog(page).getByRole('listitem')).toHaveCount(1);
  await expect(dialog(page)).toContainText(panels.drafts.why['not-allowed']);
  expect((await stored(server)).description).toBe('Lagret, ');
});

test('an input method composes undisturbed while somebody else writes in the same line', async ({
  visit,
  server,
}) => {
  test.slow();
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  await begin(kari.page, 'Før  etter');
  await open(ola.page);
  await expect.poll(() => textOf(ola.page)).toBe('Før  etter');
  await kari.page.keyboard.press('Control+Home');
  for (let step = 0; step < 4; step++) await kari.page.keyboard.press('ArrowRight');
  await description(ola.page).focus();
  await ola.page.keyboard.press('Control+Home');
  const ime = await kari.context.newCDPSession(kari.page);
  let heard = 'Før';
  for (const text of ['に', 'にh', 'にほ', 'にほn', 'にほん']) {
    await ime.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
    await ola.page.keyboard.type('x');
    heard = `x${heard}`;
    await expect.poll(() => textOf(kari.page)).toBe(`${heard} ${text} etter`);
  }
  await ime.send('Input.insertText', { text: '日本' });
  await kari.page.keyboard.type('!');
  for (const { page } of [kari, ola]) await expect.poll(() => textOf(page)).toBe('xxxxxFør 日本! etter');
  await saved(kari.page);
  expect((await stored(server)).description).toBe('xxxxxFør 日本! etter');
});
