import { chromium, type Browser } from '@playwright/test';

/** A browser with the card of one cluster open. */
export interface OpenCard {
  browser: Browser;
  /** Moment, in milliseconds since 1970, when the card first named this leader since the last call. */
  named: (leader: string) => number | undefined;
  forget: () => void;
}

/** Signs in, opens the entity page of a database cluster and notes whom its Patroni card names as leader, and when. */
export async function openCard(
  portal: string,
  database: string,
): Promise<OpenCard> {
  const browser = await chromium.launch({
    executablePath: process.env.KINDLER_CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const page = await browser.newPage();
  await page.goto(portal);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: 'Kindler' }).first().waitFor();
  await page.goto(`${portal}/catalog/default/resource/${database}`);
  await page
    .getByRole('row')
    .filter({ hasText: 'Leader' })
    .first()
    .waitFor({ timeout: 60_000 });

  const times = new Map<string, number>();
  await page.exposeFunction('onLeader', (leader: string, at: number) => {
    if (!times.has(leader)) {
      times.set(leader, at);
    }
  });
  await page.evaluate(() => {
    let shown = '';
    const look = () => {
      const rows = [...document.querySelectorAll('tr,[role=row]')];
      const row = rows.find(each => /\bLeader\b/.test(each.textContent ?? ''));
      const leader = /[a-z][-a-z0-9]*-\d+/.exec(row?.textContent ?? '')?.[0];
      if (leader && leader !== shown) {
        shown = leader;
        (window as unknown as { onLeader: Function }).onLeader(
          leader,
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
    browser,
    named: leader => times.get(leader),
    forget: () => times.clear(),
  };
}
