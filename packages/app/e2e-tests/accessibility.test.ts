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
        .analyze();
      const serious = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${path}: ${id}: ${nodes[0].html}`);
      expect(serious).toEqual([]);
    }
  });
}
