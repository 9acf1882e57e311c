import type { Page } from '@playwright/test';
import { expect, test } from './portal';

/** The template shows the preflight, and takes no confirmation of what it refuses. */
async function switchBackByTemplate(portal: Page) {
  await portal.goto('/create/templates/default/kindler-route-switch');
  const next = portal.getByRole('button', { name: 'Next' });
  await portal.getByRole('combobox', { name: /Route/ }).fill('orders-rw');
  await portal.getByRole('option', { name: /^orders-rw/ }).click();
  await next.click();
  await portal.getByText(/^orders · .*standby/).click();
  await portal.getByRole('textbox', { name: 'Reason' }).fill('browser test');
  await next.click();
  const confirm = portal.getByRole('checkbox', { name: /like this/ });
  await expect(portal.getByText(/would be refused/)).toBeVisible();
  await expect(confirm).toBeDisabled();
  await portal.getByRole('button', { name: 'Back' }).click();
  await portal.getByRole('checkbox', { name: /on purpose/ }).check();
  await next.click();
  await expect(
    portal.getByText(/set server orders_rw\/archive1 state maint/),
  ).toBeVisible();
  await portal.getByText('Switch the route like this').click();
  await expect(confirm).toBeChecked();
  await portal.getByRole('button', { name: 'Review' }).click();
  await portal.getByRole('button', { name: 'Create' }).click();
  await expect(portal.getByText(/leads to orders/)).toBeVisible({
    timeout: 120_000,
  });
}

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
  await switchBackByTemplate(portal);
  await portal.goto('/kindler/routes/orders-rw');
  await expect(trace).toContainText((await lab.leader())!, {
    timeout: 60_000,
  });
  await expect(portal.locator('body')).toContainText(/writers waited \d+ ms/);
});
