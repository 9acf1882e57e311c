import type { Page } from '@playwright/test';

const REGION = 'Who takes the writes?';

/** When an open page of a cluster first showed a verdict since it was last forgotten, in milliseconds since 1970. */
export interface ShownVerdict {
  at(verdict: string): number | undefined;
  /** What it shows now. */
  current(): string | undefined;
  forget(): void;
}

/** Opens the page of a cluster and notes when its verdict changes on it. */
export async function watchVerdict(
  page: Page,
  portal: string,
  database: string,
): Promise<ShownVerdict> {
  await page.goto(`${portal}/kindler/databases/${database}`);
  await page.getByRole('region', { name: REGION }).waitFor();
  const times = new Map<string, number>();
  let current: string | undefined;
  await page.exposeFunction('onVerdict', (verdict: string, at: number) => {
    current = verdict;
    if (!times.has(verdict)) {
      times.set(verdict, at);
    }
  });
  await page.evaluate(() => {
    let shown = '';
    const verdicts = ['ok', 'degraded', 'critical', 'unknown'];
    const look = () => {
      const region = document
        .querySelector('[data-testid="witness-client"]')
        ?.closest('section,[role=region]');
      const leaves = [...(region?.querySelectorAll('*') ?? [])].filter(
        ({ childElementCount }) => childElementCount === 0,
      );
      const found = leaves.find(({ textContent }) =>
        verdicts.includes(textContent ?? ''),
      )?.textContent;
      if (found && found !== shown) {
        shown = found;
        (window as unknown as { onVerdict: Function }).onVerdict(
          found,
          performance.timeOrigin + performance.now(),
        );
      }
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    look();
  });
  return {
    at: verdict => times.get(verdict),
    current: () => current,
    forget: () => times.clear(),
  };
}
