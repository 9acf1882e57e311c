import { expect, test } from './portal';

test('a route is traced hop by hop, switched, and switched back', async ({
  portal,
  lab,
}) => {
  await portal.goto('/kindler/routes/orders-rw');
  const trace = portal.getByRole('region', { name: /hop by hop/ });
  await expect(trace).toContainText('The route leads where it should');
  await expect(trace).toContainText((await lab.leader())!);

  const switchTo = async (target: string) => {
    await portal.getByRole('button', { name: 'Switch…' }).click();
    const dialog = portal.getByRole('dialog');
    // What is offered first is another one until the page knows of the switch before.
    await dialog.getByText(new RegExp(`^${target} · .*standby`)).click();
    await expect(dialog).toContainText('set server orders_rw/archive1');
    await dialog.getByLabel('Reason').fill('shown by a browser test');
    const start = dialog.getByRole('button', { name: 'Switch', exact: true });
    await expect(start).toBeDisabled();
    await dialog.getByText(/on purpose \(migration\)/).click();
    await expect(start).toBeEnabled();
    await start.click();
    await expect(dialog).toContainText('succeeded', { timeout: 90_000 });
    await dialog.getByRole('button', { name: 'Close' }).last().click();
  };

  await switchTo('archive');
  await expect(trace).toContainText('archive-1', { timeout: 60_000 });
  await switchTo('orders');
  await expect(trace).toContainText((await lab.leader())!, {
    timeout: 60_000,
  });
  await expect(portal.locator('body')).toContainText(/writers waited \d+ ms/);
});
