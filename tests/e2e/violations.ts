import { expect, type Browser, type BrowserContext } from '@playwright/test';

const binding = '__violated';

/**
 * Fails the test in any of whose pages, of whatever context, something was done that the Content-Security-Policy forbids.
 * A browser that holds back silently what a page needs is found by nothing else.
 */
export async function failOnViolations(browser: Browser, run: () => Promise<void>): Promise<void> {
  const violations: string[] = [];
  const watching: Promise<unknown>[] = [];
  const watch = (context: BrowserContext) => {
    context.on('console', (message) => {
      if (/content security policy|refused to (load|apply|execute|connect)/i.test(message.text()))
        violations.push(message.text());
    });
    watching.push(
      context.exposeFunction(binding, (what: string) => violations.push(what)),
      context.addInitScript((name) => {
        addEventListener(
          'securitypolicyviolation',
          ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
            const tell = (window as unknown as Record<string, (what: string) => void>)[name];
            tell?.(`${violatedDirective}: ${blockedURI} (${sourceFile}:${lineNumber})`);
          },
        );
      }, binding),
    );
  };
  for (const context of browser.contexts()) watch(context);
  browser.on('context', watch);
  try {
    await run();
  } finally {
    browser.off('context', watch);
  }
  // A test that is over closes its contexts, also while this is still being set up there.
  await Promise.allSettled(watching);
  expect(violations, 'forbidden by the Content-Security-Policy').toEqual([]);
}
