import { Client } from 'pg';
import { expect, test } from './portal';

test('the template creates a database that answers, and deleting it removes both', async ({
  portal,
}) => {
  const name = `shop-${Date.now().toString(36)}`;
  await portal.goto('/create/templates/default/kindler-environment');
  await portal.getByRole('textbox', { name: 'Name' }).fill(name);
  await portal.getByRole('textbox', { name: 'Owner' }).fill('platform');
  await portal
    .getByRole('option', { name: /platform/i })
    .first()
    .click();
  await expect(portal.getByRole('radio', { name: 'database' })).toBeChecked();
  await portal.getByRole('button', { name: 'Next' }).click();
  await expect(portal.getByText('Route: platform-rw')).toBeVisible();
  await portal.getByRole('button', { name: 'Review' }).click();
  await portal.getByRole('button', { name: 'Create' }).click();
  await expect(
    portal.getByRole('link', { name: 'State, connection and password' }),
  ).toBeVisible({ timeout: 120_000 });

  await portal.goto(`/catalog/default/resource/${name}`);
  await expect(portal.getByRole('heading', { name }).first()).toBeVisible();

  await portal.goto(`/kindler/environments/${name}`);
  await portal.getByRole('button', { name: /Set a new password/ }).click();
  await portal
    .getByRole('dialog')
    .getByRole('button', { name: 'Set a new password' })
    .click();
  const dialog = portal.getByRole('dialog');
  await expect(dialog).toContainText('The new password is in force');
  const value = async (label: string) =>
    (
      await dialog
        .locator('dt', { hasText: new RegExp(`^${label}$`) })
        .locator('xpath=following-sibling::dd[1]')
        .innerText()
    ).trim();
  const [host, port] = (await value('Address')).split(':');
  const credentials = {
    host,
    port: Number(port),
    database: await value('Database'),
    user: await value('User'),
    password: await value('Password'),
  };
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(portal.locator('body')).not.toContainText(credentials.password);

  const client = new Client(credentials);
  await client.connect();
  const { rows } = await client.query('SELECT current_database() AS database');
  expect(rows).toEqual([{ database: name }]);
  await client.end();

  await portal.getByRole('button', { name: /^Delete/ }).click();
  await portal
    .getByRole('dialog')
    .getByRole('textbox', { name: /to confirm/ })
    .fill(name);
  await portal
    .getByRole('dialog')
    .getByRole('button', { name: 'Delete environment' })
    .click();
  await expect
    .poll(
      async () => {
        const again = new Client(credentials);
        try {
          await again.connect();
          await again.end();
          return 'it still answers';
        } catch (error) {
          return (error as Error).message;
        }
      },
      { timeout: 60_000 },
    )
    .not.toBe('it still answers');
  await portal.goto('/kindler/environments');
  await expect(portal.getByRole('tab', { name: 'Environments' })).toBeVisible();
  await expect(portal.getByText(name)).toHaveCount(0, { timeout: 30_000 });
  await expect(async () => {
    await portal.goto(`/catalog/default/resource/${name}`);
    await expect(portal.getByText(/not found/i).first()).toBeVisible({
      timeout: 5_000,
    });
  }).toPass({ timeout: 60_000 });
});
