import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { examplePlan } from '../../builders.ts';
import type { Running } from '../../../server/server.ts';
import { signIn, startFresh } from '../../e2e/board.ts';
import config from '../../playwright.config.ts';
import { admit } from '../../server/people.ts';
import { installProbe } from './probe.ts';
import { planOf } from '../plans.ts';

/** The sizes of plan everything is measured with: the example plan, and one of a thousand actions. */
export const sizes = [132, 1_000] as const;
export type Size = (typeof sizes)[number];
/** The table is measured with the largest plan there can be too. */
export type PlanSize = Size | 5_000;

/** A server and a browser to measure with. */
export interface Stand extends AsyncDisposable {
  readonly url: string;
  readonly browser: Browser;
  /** Makes a plan that nobody has touched. @returns its id */
  readonly makePlan: (size: PlanSize) => string;
  /** What a program shows as `elsewhere`, a member of the plan. */
  readonly cookieOf: (plan: string) => string;
  /** A browser in which somebody is signed in, and that holds nothing else yet. */
  readonly newcomer: () => Promise<BrowserContext>;
}

export async function openStand(): Promise<Stand> {
  const server = await startFresh(0, false);
  const browser = await chromium.launch(config.use?.launchOptions);
  let plans = 0;
  return {
    url: server.url,
    browser,
    makePlan(size) {
      const id = `plan-${++plans}`;
      server.ctx.plans.create(id, size === 132 ? examplePlan() : planOf(size), 'bench');
      admit(server.ctx.db, id, kari);
      return id;
    },
    cookieOf: (plan) => admit(server.ctx.db, plan, { person: 'elsewhere' }),
    newcomer: () => newcomer(browser, server),
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

const kari = { person: 'kari', name: 'Kari', organisation: 'Regionrådet' };

async function newcomer(browser: Browser, server: Running): Promise<BrowserContext> {
  const { viewport, locale, timezoneId } = config.use ?? {};
  const context = await browser.newContext({ viewport, locale, timezoneId });
  await signIn(context, server, kari);
  await context.addInitScript(installProbe);
  return context;
}

/** Opens a plan for a newcomer, and waits until everything has come and is stored. */
export async function openBoard(stand: Stand, plan: string): Promise<Page> {
  const context = await stand.newcomer();
  const page = await context.newPage();
  await page.goto(`${stand.url}/plan/${plan}`);
  await page.getByText('Lagret', { exact: true }).waitFor();
  return page;
}

/** The ids of the first cards of the board that can be seen without scrolling. */
export const cardsInView = (page: Page): Promise<string[]> =>
  page.locator('article[data-id]').evaluateAll((cards) =>
    cards
      .filter((card) => {
        const { top, left, right, bottom } = card.getBoundingClientRect();
        return top > 0 && left > 0 && right < innerWidth && bottom < innerHeight;
      })
      .map((card) => (card as HTMLElement).dataset.id!),
  );
