import { chromium, type Page } from '@playwright/test';

/** A page of the portal in a browser of its own, signed in. */
export async function signIn(portal: string): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: process.env.KINDLER_CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const page = await browser.newPage();
  await page.goto(portal);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: 'Kindler' }).first().waitFor();
  return page;
}
