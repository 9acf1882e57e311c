import type { Page } from '@playwright/test';
import { watchPage, type WatchedPage } from '../support/watchPage';

const REGION = 'Who takes the writes?';

/** Opens the page of a cluster and notes when its verdict changes on it. */
export async function watchVerdict(
  page: Page,
  portal: string,
  database: string,
): Promise<WatchedPage> {
  await page.goto(`${portal}/kindler/databases/${database}`);
  await page.getByRole('region', { name: REGION }).waitFor();
  return watchPage(page, findVerdict, [
    'ok',
    'degraded',
    'critical',
    'unknown',
  ]);
}

function findVerdict(verdicts: string[]): string | undefined {
  const region = document
    .querySelector('[data-testid="witness-client"]')
    ?.closest('section,[role=region]');
  const leaves = [...(region?.querySelectorAll('*') ?? [])].filter(
    ({ childElementCount }) => childElementCount === 0,
  );
  return (
    leaves.find(({ textContent }) => verdicts.includes(textContent ?? ''))
      ?.textContent ?? undefined
  );
}
