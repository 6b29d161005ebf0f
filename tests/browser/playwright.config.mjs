import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

// The system's Chromium, without its windows where there is one: that takes three quarters of the time. Playwright
// downloads a browser only when it is asked to, and it is not.
const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export default defineConfig({
  testDir: 'specs',
  outputDir: 'results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // Most of a test is waiting, for what has just opened to take answers: six share two processors.
  workers: 6,
  timeout: 30_000,
  expect: { timeout: 7_000 },
  reporter: [['list'], ['./support/count-reporter.mjs']],
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // What a test replaces on the site must reach the page. Tests of the worker allow it.
    serviceWorkers: 'block',
    viewport: { width: 1100, height: 900 },
    actionTimeout: 7_000,
    navigationTimeout: 15_000,
    // A trace takes a quarter of a test's time: `TRACE=1` asks for one.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: candidates.find((path) => path && existsSync(path)),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
