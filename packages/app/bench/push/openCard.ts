import type { Browser } from '@playwright/test';
import { waitFor } from '@kindler/lab';
import { signIn } from '../support/signIn';

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
  members: string[],
): Promise<OpenCard> {
  const page = await signIn(portal);
  // The entity is there when the catalog has taken it up.
  await waitFor(
    `the card of ${database}`,
    async () => {
      await page.goto(`${portal}/catalog/default/resource/${database}`);
      const row = page.getByRole('row').filter({ hasText: 'Leader' }).first();
      await row.waitFor({ timeout: 10_000 });
      return true;
    },
    { deadlineMs: 60_000 },
  );

  const times = new Map<string, number>();
  await page.exposeFunction('onLeader', (leader: string, at: number) => {
    if (!times.has(leader)) {
      times.set(leader, at);
    }
  });
  await page.evaluate(names => {
    let shown = '';
    const look = () => {
      const rows = [...document.querySelectorAll('tr,[role=row]')];
      const texts = rows.map(row => row.textContent ?? '');
      const text = texts.find(each => each.includes('Leader'));
      const leader = names.find(name => text?.includes(name));
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
  }, members);
  return {
    browser: page.context().browser()!,
    named: leader => times.get(leader),
    forget: () => times.clear(),
  };
}
