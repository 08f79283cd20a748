import { test as base, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../server/config.ts';
import { serverLimits, type ServerLimits } from '../../server/limits.ts';
import { RemoteEditor } from '../remote-editor.ts';
import { admit, type Somebody } from '../server/people.ts';
import type { PlanJson } from '../../shared/exchange/plan-json.ts';
import { planToJson } from '../../shared/exchange/to-json.ts';
import { readAll } from '../../shared/plan/document.ts';
import { startServer, type Running } from '../../server/server.ts';
import { failOnViolations } from './violations.ts';

/** A person in a browser of their own, on the example plan's board. */
interface Someone {
  readonly page: Page;
  readonly context: BrowserContext;
}

interface Fixtures {
  /** The limits of that server. */
  readonly limits: ServerLimits;
  /** A server of the test's own, with the example plan, on a free port. */
  readonly server: Running;
  /** Opens the board for somebody who has not been there before. */
  readonly visit: (
    name: string,
    options?: BrowserContextOptions & Pick<Somebody, 'person' | 'organisation' | 'role' | 'theme'>,
  ) => Promise<Someone>;
  /** Watches over every page of the test. */
  readonly noViolations: void;
}

/** A server on a fresh data directory, which goes with it. */
export async function startFresh(
  port = 0,
  example = true,
  limits: ServerLimits = serverLimits,
  more: Partial<Config> = {},
): Promise<Running> {
  const dataDir = await mkdtemp(join(tmpdir(), 'samplan-e2e-'));
  const running = await startServer({
    host: '127.0.0.1', port, dataDir, publicUrl: undefined, logLevel: 'silent', example, limits, ...more,
  }); // prettier-ignore
  const stop = async () => {
    await running[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true });
  };
  return { ...running, [Symbol.asyncDispose]: stop };
}

export const test = base.extend<Fixtures>({
  limits: [serverLimits, { option: true }],
  server: async ({ limits }, use) => {
    await using running = await startFresh(0, true, limits);
    await use(running);
  },
  visit: async ({ browser, server }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (name, { person, organisation, role, theme, ...options } = {}) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      await signIn(context, server, { name, person, organisation, role, theme });
      const page = await context.newPage();
      await page.goto(`${server.url}/plan/lillehammer`);
      await page.getByText('Lagret', { exact: true }).waitFor();
      return { page, context };
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  noViolations: [({ browser }, use) => failOnViolations(browser, use), { auto: true }],
});

export { expect } from '@playwright/test';

/** Signs somebody in, as a coordinator of the plan, if there is such a plan, unless it says otherwise. */
export async function signIn(
  context: BrowserContext,
  { ctx, url }: Running,
  { organisation = 'Regionrådet', ...somebody }: Somebody,
  plan = 'lillehammer',
): Promise<void> {
  const cookie = admit(ctx.db, plan, { organisation, ...somebody });
  const [name, value] = cookie.split(';')[0]!.split('=') as [string, string];
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }]);
}

/** A card by its id. */
export const card = (page: Page, id: string) => page.locator(`article[data-id="${id}"]`);

/** The ids of the cards of a strategy, from top to bottom. */
export const cardsOf = (page: Page, strategy: string): Promise<string[]> =>
  page
    .locator(`[data-strategy="${strategy}"] article`)
    .evaluateAll((cards) => cards.map((one) => (one as HTMLElement).dataset.id ?? ''));

/** The middle of what a selector finds, in page coordinates. */
export async function centre(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(selector).boundingBox();
  return { x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 };
}

/** Takes a card up with the mouse and holds it. */
export async function lift(page: Page, id: string): Promise<void> {
  const { x, y } = await centre(page, `article[data-id="${id}"]`);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 12, y + 12, { steps: 4 });
  await page.locator('.lifted-copy .card').waitFor();
}

/** The example plan as the server has stored it. */
export const planOn = ({ ctx }: Running): Promise<PlanJson> =>
  ctx.rooms.read('lillehammer', (doc) => planToJson(readAll(doc)));

/** Somebody who edits the example plan from elsewhere, without a browser. */
export const editsElsewhere = (server: Running): Promise<RemoteEditor> =>
  RemoteEditor.join(server.url, 'lillehammer', admit(server.ctx.db, 'lillehammer', { person: 'elsewhere' }));
