import { defineConfig } from '@playwright/test';

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * `npm test` starts a lab and a portal over it and names them in KINDLER_LAB and KINDLER_PORTAL_URL. The tests break
 * and move the one lab, so they run one after the other.
 */
export default defineConfig({
  testMatch: '**/e2e-tests/*.test.ts',
  outputDir: '.lab/results/browser',
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  workers: 1,
  use: {
    baseURL: process.env.KINDLER_PORTAL_URL ?? 'http://localhost:7007',
    viewport: { width: 1440, height: 1000 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.KINDLER_CHROMIUM ?? '/usr/bin/chromium',
      args: CHROMIUM_FLAGS,
    },
  },
});
