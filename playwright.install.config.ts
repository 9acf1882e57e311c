import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/**
 * `npm run test:install` starts a portal that others made, over a lab, and names it in KINDLER_PORTAL_URL. Nothing here
 * moves the lab.
 */
export default defineConfig(base, {
  testMatch: '**/install-tests/*.test.ts',
  // The app of create-app --legacy has none.
  grepInvert: process.env.KINDLER_PORTAL_LEGACY === 'true' ? /home page/ : [],
  // One for each app, because it is emptied at the start.
  outputDir: `${process.env.KINDLER_PICTURES ?? '.lab/results'}/failures`,
  projects: (['light', 'dark'] as const).map(colorScheme => ({
    name: colorScheme,
    use: { colorScheme },
  })),
});
