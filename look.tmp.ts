import { chromium } from 'playwright';
import { startFresh, signIn } from './tests/e2e/board.ts';
await using server = await startFresh();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const shot = async (name: string, opts: any, path: string, act?: (p: any) => Promise<void>) => {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'nb-NO',
    ...opts,
  });
  await signIn(context, server, { name: 'Kari Nordmann' });
  const page = await context.newPage();
  await page.goto(server.url + path);
  await page.waitForTimeout(2500);
  if (act) await act(page);
  await page.screenshot({ path: `/tmp/look-${name}.png` });
  await context.close();
};
const ids = await server.ctx.rooms.read('lillehammer', (doc: any) => [...doc.getMap('actions').keys()]);
const id = ids[40];
const what = process.argv.slice(2);
const all: Record<string, () => Promise<void>> = {
  board: () => shot('board', {}, '/plan/lillehammer'),
  card: () => shot('card', {}, `/plan/lillehammer/card/${id}`),
  dark: () => shot('dark', { colorScheme: 'dark' }, `/plan/lillehammer/card/${id}`),
  phone: () =>
    shot(
      'phone',
      { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
      `/plan/lillehammer/card/${id}`,
    ),
  org: () => shot('org', {}, '/plan/lillehammer/organisations/lkp'),
  orgs: () => shot('orgs', {}, '/plan/lillehammer/organisations'),
  find: () => shot('find', {}, '/plan/lillehammer?q=flytt'),
  palette: () =>
    shot('palette', {}, '/plan/lillehammer', async (p) => {
      await p.keyboard.press('Control+k');
      await p.keyboard.type('flytt');
      await p.waitForTimeout(800);
    }),
};
for (const w of what.length ? what : Object.keys(all)) await all[w]!();
await browser.close();
