import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';

/** Whether the portal is made with the former frontend system. */
export const LEGACY = process.env.KINDLER_PORTAL_LEGACY === 'true';

/** The joke of create-app's home page comes from the internet, which a test need not reach. */
const EXPECTED = 'Failed to fetch';

/** A signed-in page of the portal, with room for the whole page in a picture. */
export const test = base.extend<{ portal: Page }>({
  portal: async ({ page }, provide) => {
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => {
      if (message !== EXPECTED) {
        faults.push(message);
      }
    });
    await page.goto('/');
    const enter = page.getByRole('button', { name: 'Enter' });
    const kindler = page.getByRole('link', { name: 'Kindler' }).first();
    await expect(enter.or(kindler).first()).toBeVisible();
    if (await enter.isVisible()) {
      await enter.click();
    }
    await expect(kindler).toBeVisible();
    await provide(page);
    expect(faults).toEqual([]);
  },
});

/** Keeps a picture of the page for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.KINDLER_PICTURES;
  if (folder) {
    await page.screenshot({
      path: join(folder, `${name}-${test.info().project.name}.png`),
    });
  }
}

export { expect };
