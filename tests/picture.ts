import { chromium, type Browser, type Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { systemChromium } from './browser.mjs';
import { lift, signIn, startFresh, card, centre } from './e2e/board.ts';

/* Makes docs/board.png, the picture in the README, from the running program: three people at work on the example. */

const executablePath = systemChromium();
await using server = await startFresh();
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const [me, adviser, guest] = [
    await visit(browser, 'Koordinator', 'Regionrådet'),
    await visit(browser, 'Rådgiver', 'LKP'),
    await visit(browser, 'Gjest', 'HiL'),
  ];
  await card(guest, 't03-s2-a1').dblclick();
  await lift(adviser, 't05-s1-a3');
  const over = await centre(adviser, 'article[data-id="t04-s3-a1"]');
  await adviser.mouse.move(over.x, over.y, { steps: 8 });
  await lift(me, 't02-s1-a3');
  const to = await centre(me, 'article[data-id="t02-s2-a1"]');
  await me.mouse.move(to.x + 40, to.y + 10, { steps: 8 });
  await me.locator('.slot').waitFor();
  await me.locator('.remote-lift').waitFor();
  await me.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  await me.screenshot({ path: fileURLToPath(new URL('../docs/board.png', import.meta.url)) });
} finally {
  await browser.close();
}

async function visit(browser: Browser, name: string, organisation: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 860 }, locale: 'nb-NO' });
  await signIn(context, server, { name, organisation });
  const page = await context.newPage();
  await page.goto(`${server.url}/plan/lillehammer`);
  await page.getByText('Lagret', { exact: true }).waitFor();
  return page;
}
