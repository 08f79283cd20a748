import { panels } from '../../shared/i18n/panels/nb.ts';
import { closeCode, messageType, syncType } from '../../shared/sync-protocol.ts';
import { card, test } from './board.ts';
import { banner, dialog, expect, extend, refusals, rename, saved, storedTitle, write } from './carrying.ts';

test('two titles become too long together: the second is told, keeps the text, and the rest of the work goes through', async ({
  visit,
  server,
}) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  await Promise.all([kari, ola].map(({ context }) => context.setOffline(true)));
  const [karis, olas] = [' og k'.repeat(45), ' og o'.repeat(45)];
  await extend(kari.page, 't02-s1-a1', karis);
  await rename(ola.page, 't02-s1-a2', 'Olas før');
  await extend(ola.page, 't02-s1-a1', olas);
  await rename(ola.page, 't02-s1-a3', 'Olas etter');
  await kari.context.setOffline(false);
  await saved(kari.page);
  await ola.context.setOffline(false);
  await expect(dialog(ola.page).getByRole('heading', { name: panels.drafts.refused })).toBeFocused();
  await expect(dialog(ola.page)).toContainText(panels.drafts.why['too-long']);
  await expect(dialog(ola.page)).toContainText(olas.trim());
  await expect(dialog(ola.page).getByRole('listitem')).toHaveCount(1);
  await ola.page.keyboard.press('Escape');
  await saved(ola.page);
  await expect(card(ola.page, 't02-s1-a1')).toContainText(karis);
  expect(await storedTitle(server, 't02-s1-a1')).toContain(karis);
  expect(await storedTitle(server, 't02-s1-a2')).toBe('Olas før');
  expect(await storedTitle(server, 't02-s1-a3')).toBe('Olas etter');
  expect(refusals(server)).toBe(1);
  await expect(card(kari.page, 't02-s1-a3')).toContainText('Olas etter');
  await ola.page.reload();
  await saved(ola.page);
  expect(refusals(server)).toBe(1);
  await rename(ola.page, 't02-s1-a2', 'Og Ola arbeider videre');
  await saved(ola.page);
  expect(await storedTitle(server, 't02-s1-a2')).toBe('Og Ola arbeider videre');
});

test('somebody who types when a refusal comes goes on typing, and finds the draft afterwards', async ({
  visit,
}) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  await Promise.all([kari, ola].map(({ context }) => context.setOffline(true)));
  await extend(kari.page, 't02-s1-a1', ' og k'.repeat(45));
  await extend(ola.page, 't02-s1-a1', ' og o'.repeat(45));
  await kari.context.setOffline(false);
  await saved(kari.page);
  await ola.page.locator('[data-add="t02-s2"]').click();
  await ola.page.keyboard.type('Et tiltak som ');
  await ola.context.setOffline(false);
  await expect(banner(ola.page)).toContainText(panels.drafts.refused);
  await expect(dialog(ola.page)).toHaveCount(0);
  await ola.page.keyboard.type('ble skrevet ferdig');
  await ola.page.keyboard.press('Enter');
  await ola.page.keyboard.press('Escape');
  await expect(kari.page.locator('[data-strategy="t02-s2"]')).toContainText(
    'Et tiltak som ble skrevet ferdig',
  );
  await ola.page.getByRole('button', { name: panels.drafts.see(1) }).click();
  await expect(dialog(ola.page)).toContainText(panels.drafts.why['too-long']);
});

test('a draft that is refused again is a draft again', async ({ visit, server }) => {
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  await Promise.all([kari, ola].map(({ context }) => context.setOffline(true)));
  await extend(kari.page, 't02-s1-a1', ' og k'.repeat(45));
  await extend(ola.page, 't02-s1-a1', ' og o'.repeat(49));
  await kari.context.setOffline(false);
  await saved(kari.page);
  await ola.context.setOffline(false);
  await dialog(ola.page).waitFor();
  await Promise.all([kari, ola].map(({ context }) => context.setOffline(true)));
  await ola.page.getByRole('button', { name: /^Prøv igjen/ }).click();
  await expect(card(ola.page, 't02-s1-a1')).toContainText(' og o'.repeat(49));
  await extend(kari.page, 't02-s1-a1', ' og k'.repeat(13));
  await kari.context.setOffline(false);
  await saved(kari.page);
  await ola.context.setOffline(false);
  await expect(dialog(ola.page)).toContainText('o og o og o');
  await saved(ola.page);
  expect(refusals(server)).toBe(2);
  await expect(card(ola.page, 't02-s1-a1')).toContainText(' og k'.repeat(45));
});

test('a server that cannot read a change closes the line: the change is a draft, and work goes on', async ({
  visit,
  server,
}) => {
  const { page } = await visit('Kari');
  let isSpoiled = false;
  await page.routeWebSocket(/\/sync\//, (socket) => {
    const line = socket.connectToServer();
    socket.onMessage(async (message) => {
      const isUpdate = typeof message !== 'string' && message[0] === 0 && message[1] === syncType.update;
      if (!isSpoiled || !isUpdate) return line.send(message);
      isSpoiled = false;
      await line.close();
      await socket.close({ code: closeCode.badMessage });
    });
  });
  await page.reload();
  await saved(page);
  isSpoiled = true;
  await write(page, 't02-s1-a1', 'Kan ikke leses');
  await expect(dialog(page)).toContainText(panels.drafts.why['bad-update']);
  await page.keyboard.press('Escape');
  await expect(card(page, 't02-s1-a1')).not.toContainText('Kan ikke leses');
  await rename(page, 't02-s1-a2', 'Kan leses');
  await saved(page);
  expect(await storedTitle(server, 't02-s1-a2')).toBe('Kan leses');
});

test('a refused copy is not sent again, not even when the line goes before there is another, and the page is reloaded', async ({
  visit,
  server,
}) => {
  test.slow();
  const [kari, ola] = [await visit('Kari'), await visit('Ola')];
  const { page } = ola;
  let [sockets, isCut] = [0, false];
  await page.routeWebSocket(/\/sync\//, async (socket) => {
    sockets++;
    if (isCut) return socket.close({ code: closeCode.storageUnavailable });
    const line = socket.connectToServer();
    line.onMessage((message) => {
      isCut ||= typeof message !== 'string' && message[0] === messageType.refused;
      socket.send(message);
    });
  });
  await page.reload();
  await saved(page);
  await Promise.all([kari, ola].map(({ context }) => context.setOffline(true)));
  await extend(kari.page, 't02-s1-a1', ' og k'.repeat(45));
  await extend(page, 't02-s1-a1', ' og o'.repeat(45));
  await kari.context.setOffline(false);
  await saved(kari.page);
  await ola.context.setOffline(false);
  await expect.poll(() => isCut).toBe(true);
  await rename(page, 't02-s1-a2', 'Skrevet mens linjen var borte');
  await page.reload();
  await expect(card(page, 't02-s1-a2')).toContainText('Skrevet mens linjen var borte');
  await rename(page, 't02-s1-a3', 'Skrevet etter ny innlasting');
  const before = sockets;
  await expect.poll(() => sockets).toBeGreaterThan(before);
  isCut = false;
  await expect(dialog(page)).toContainText(panels.drafts.why['too-long']);
  await expect(dialog(page).getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await saved(page);
  expect(refusals(server)).toBe(1);
  expect(await storedTitle(server, 't02-s1-a2')).toBe('Skrevet mens linjen var borte');
  expect(await storedTitle(server, 't02-s1-a3')).toBe('Skrevet etter ny innlasting');
});
