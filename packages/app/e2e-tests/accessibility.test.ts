import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './portal';

const PAGES: Array<[path: string, shows: string]> = [
  ['/kindler', 'What is wrong now'],
  ['/kindler/environments', 'Environments'],
  ['/kindler/databases', 'orders'],
  ['/kindler/routes', 'orders-rw'],
  ['/kindler/routes/orders-rw', 'hop by hop'],
  ['/catalog/default/resource/orders/database', 'Who takes the writes?'],
];

/**
 * The header's tabs are Backstage's own: as links they name panels (aria-controls) that its page renders elsewhere.
 */
const BACKSTAGES_OWN = {
  rule: 'aria-valid-attr-value',
  html: /^<a class="bui-Tab /,
};

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no serious violation on our pages, ${colorScheme}`, async ({
    portal,
  }) => {
    await portal.emulateMedia({ colorScheme });
    for (const [path, shows] of PAGES) {
      await portal.goto(path);
      await expect(portal.getByText(shows).first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page: portal })
        .exclude('nav')
        // Our pages have no frames, for which axe would open a page of its own.
        .setLegacyMode()
        .analyze();
      const serious = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) =>
          nodes
            .filter(
              ({ html }) =>
                id !== BACKSTAGES_OWN.rule || !BACKSTAGES_OWN.html.test(html),
            )
            .map(({ html }) => `${path}: ${id}: ${html}`),
        );
      expect(serious).toEqual([]);
    }
  });
}
