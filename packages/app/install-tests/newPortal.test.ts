import { expect, LEGACY, picture, test } from './portal';

test('the page, from the sidebar', async ({ portal }) => {
  await portal.getByRole('link', { name: 'Kindler' }).first().click();
  await expect(portal).toHaveURL(/\/kindler/);
  await portal.getByRole('tab', { name: 'Databases' }).click();
  await expect(
    portal.getByText('orders', { exact: true }).first(),
  ).toBeVisible();
  await picture(portal, 'databases');
  await portal.getByText('orders', { exact: true }).first().click();
  await expect(portal).toHaveURL(/\/kindler\/databases\/orders/);
  await expect(portal.getByText('orders-1').first()).toBeVisible();
  await picture(portal, 'database');
});

test('cards and tab of an entity', async ({ portal }) => {
  // The catalog has the entity some seconds after the start, and its page does not ask again.
  await expect(async () => {
    await portal.goto('/catalog/default/resource/orders');
    await expect(portal.getByText('orders-1').first()).toBeVisible({
      timeout: 10_000,
    });
  }).toPass({ timeout: 120_000 });
  await picture(portal, 'entity');
  const tab = { name: 'Database', exact: true };
  await portal
    .getByRole('tab', tab)
    .or(portal.getByRole('link', tab))
    .first()
    .click();
  await expect(portal).toHaveURL(/\/database$/);
  await expect(portal.getByText('orders-2').first()).toBeVisible();
  await picture(portal, 'tab');
});

test('search', async ({ portal }) => {
  // Documents are there some seconds after the start.
  await expect(async () => {
    await portal.goto('/search?query=orders-rw');
    if (LEGACY) {
      await portal.getByText('Database routes').click({ timeout: 5_000 });
    }
    await expect(
      portal.locator('a[href*="/kindler/routes/orders-rw"]').first(),
    ).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 120_000 });
  await picture(portal, 'search');
});

test('the widget of the home page', async ({ portal }) => {
  await portal.goto('/home');
  await expect(portal.getByText('Database health').first()).toBeVisible();
  await expect(portal.getByText('orders').first()).toBeVisible();
  await picture(portal, 'home');
});

test('tools for AI clients', async ({ request }) => {
  const session = await request.get('/api/auth/guest/refresh');
  const { backstageIdentity } = await session.json();
  const answer = await request.post('/api/mcp-actions/v1', {
    headers: {
      authorization: `Bearer ${backstageIdentity.token}`,
      accept: 'application/json, text/event-stream',
    },
    data: { jsonrpc: '2.0', id: 1, method: 'tools/list' },
  });
  expect(await answer.text()).toContain('explain-database-verdict');
});
