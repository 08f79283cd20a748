import { defineConfig } from '@playwright/test';
import { systemChromium } from './browser.mjs';

const chromium = systemChromium();

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  // No measure of speed: a machine with other work to do is still to come to the same.
  expect: { timeout: 15_000 },
  // A machine that has other things to do may starve a browser once. What passes only then is listed as flaky.
  retries: 1,
  reporter: process.env.CI ? 'list' : 'line',
  use: {
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    viewport: { width: 1440, height: 900 },
    // A trace of every step costs a third of all the time; ask for it by TRACE=1 when something fails.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      args: [
        '--disable-quic',
        '--disable-background-networking',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  },
});
