import { test as base, expect, type Page } from '@playwright/test';
import { attachLab, type Lab } from '@kindler/lab';

/** Messages that a page writes when a drill takes its sources away; anything else on the console is a fault. */
const EXPECTED = /Failed to load resource|WebSocket|net::ERR/;

/** A signed-in page over the lab that the portal watches, healed before and after each test. */
export const test = base.extend<{ lab: Lab; portal: Page }>({
  // eslint-disable-next-line no-empty-pattern
  lab: async ({}, provide) => {
    const folder = process.env.KINDLER_LAB;
    if (!folder) {
      throw new Error(
        'KINDLER_LAB names no lab; run these tests with `npm test`',
      );
    }
    const lab = attachLab(folder);
    await lab.heal();
    await provide(lab);
    await lab.heal();
  },
  portal: async ({ page, lab: _lab }, provide) => {
    const faults: string[] = [];
    page.on('pageerror', error => faults.push(error.message));
    page.on('console', message => {
      if (message.type() === 'error' && !EXPECTED.test(message.text())) {
        faults.push(message.text());
      }
    });
    await page.goto('/');
    await page.getByRole('button', { name: 'Enter' }).click();
    await expect(
      page.getByRole('link', { name: 'Kindler' }).first(),
    ).toBeVisible();
    await provide(page);
    expect(faults).toEqual([]);
  },
});

export { expect };
