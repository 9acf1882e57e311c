import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './portal';

interface View {
  path: string;
  /** A text that is there once it is shown. */
  shows: string;
  /** What is opened before it is looked at. */
  open?: (portal: Page) => Promise<void>;
}

const TAB = '/catalog/default/resource/orders/database';

const VIEWS: View[] = [
  { path: '/kindler', shows: 'What happened' },
  { path: '/kindler/environments', shows: 'Environments' },
  { path: '/kindler/drift', shows: 'Compared sets' },
  { path: '/kindler/databases', shows: 'orders' },
  { path: '/kindler/databases/orders', shows: 'Who takes the writes?' },
  { path: '/kindler/databases/orders/details', shows: 'Replication slots' },
  { path: '/kindler/routes', shows: 'orders-rw' },
  { path: '/kindler/routes/orders-rw', shows: 'hop by hop' },
  { path: '/kindler/gateways', shows: 'edge' },
  { path: '/kindler/findings', shows: 'Findings' },
  { path: '/catalog/default/resource/orders', shows: 'Patroni' },
  {
    path: `${TAB}/history`,
    shows: 'As a table',
    open: async portal => {
      await portal.getByRole('button', { name: 'As a table' }).click();
      await expect(
        portal.getByRole('grid', { name: 'History of leaders' }),
      ).toBeVisible();
    },
  },
  { path: TAB, shows: 'Actions', open: openDialog },
];

async function openDialog(portal: Page) {
  await portal
    .getByRole('button', { name: 'Actions', exact: true })
    .first()
    .click();
  await portal.getByRole('menuitem', { name: 'Switch over…' }).click();
  const dialog = portal.getByRole('dialog', { name: 'Switch over orders' });
  await dialog.getByText('At a time', { exact: true }).click();
  await expect(dialog).toContainText('Choose day and time.');
  await dialog.getByText('At once', { exact: true }).click();
  await expect(dialog).toContainText(/This (will happen|would be refused)/);
}

/**
 * The header's tabs are Backstage's own: as links they name panels (aria-controls) that its page renders elsewhere.
 */
const BACKSTAGES_OWN = {
  rule: 'aria-valid-attr-value',
  html: /^<a class="bui-Tab /,
};

async function seriousViolations(portal: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: portal })
    .exclude('nav')
    // Our pages have no frames, for which axe would open a page of its own.
    .setLegacyMode()
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes
        .filter(
          ({ html }) =>
            id !== BACKSTAGES_OWN.rule || !BACKSTAGES_OWN.html.test(html),
        )
        .map(({ html }) => `${id}: ${html}`),
    );
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no serious violation on our pages, ${colorScheme}`, async ({
    portal,
    lab,
  }) => {
    // So that there is a history to draw.
    await lab.switchover();
    await portal.emulateMedia({ colorScheme });
    for (const { path, shows, open } of VIEWS) {
      await portal.goto(path);
      await expect(portal.getByText(shows).first()).toBeVisible();
      await open?.(portal);
      expect({ [path]: await seriousViolations(portal) }).toEqual({
        [path]: [],
      });
    }
  });
}
