import type { Browser } from '@playwright/test';
import { waitFor } from '@kindler/lab';
import { signIn } from '../support/signIn';
import { watchPage } from '../support/watchPage';

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
  const shown = await watchPage(page, findLeader, members);
  return {
    browser: page.context().browser()!,
    named: shown.at,
    forget: shown.forget,
  };
}

function findLeader(members: string[]): string | undefined {
  const rows = [...document.querySelectorAll('tr,[role=row]')];
  const texts = rows.map(row => row.textContent ?? '');
  const text = texts.find(each => each.includes('Leader'));
  return members.find(name => text?.includes(name));
}
