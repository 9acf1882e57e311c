import type { Page } from '@playwright/test';
import { expect, test } from './portal';

async function open(portal: Page, template: string) {
  await portal.goto(`/create/templates/default/${template}`);
}

async function chooseOwner(portal: Page) {
  await portal.getByRole('textbox', { name: 'Owner' }).fill('platform');
  await portal
    .getByRole('option', { name: /platform/i })
    .first()
    .click();
}

async function run(portal: Page) {
  await portal.getByRole('button', { name: 'Review' }).click();
  await portal.getByRole('button', { name: 'Create' }).click();
}

async function remove(portal: Page, name: string) {
  await open(portal, 'kindler-environment-delete');
  await portal.getByRole('combobox', { name: /Environment/ }).fill(name);
  await portal.getByRole('option', { name: new RegExp(name) }).click();
  await portal.getByRole('checkbox').check();
  await run(portal);
  await expect(portal.getByText(`${name} is gone.`)).toBeVisible({
    timeout: 120_000,
  });
}

test('templates make a database and a preview that expires, and delete both', async ({
  portal,
}) => {
  const number = Date.now() % 10_000_000;
  const database = `db-${number}`;
  await open(portal, 'kindler-database');
  await portal.getByRole('textbox', { name: 'Name' }).fill(database);
  await chooseOwner(portal);
  await run(portal);
  await expect(
    portal.getByRole('link', { name: 'Connection and password' }),
  ).toBeVisible({ timeout: 120_000 });

  const preview = `shop-pr-${number}`;
  await open(portal, 'kindler-preview');
  await portal.getByRole('textbox', { name: 'Service' }).fill('shop');
  await portal.getByLabel(/Number of the pull/).fill(String(number));
  await expect(portal.getByRole('radio', { name: 'database' })).toBeChecked();
  await chooseOwner(portal);
  await run(portal);
  await portal
    .getByRole('link', { name: 'State, connection and end' })
    .click({ timeout: 120_000 });

  await expect(portal.getByText(/^in \d+ d/).first()).toBeVisible();
  await expect(portal.getByText(`Create environment ${preview}`)).toBeVisible();
  await portal.getByRole('button', { name: 'Extend…' }).click();
  const dialog = portal.getByRole('dialog');
  await dialog.getByText('30 d', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Extend' }).click();
  await expect(dialog.getByText('It lives longer now')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(portal.getByText(/^in (29|30) d/).first()).toBeVisible();

  await remove(portal, preview);
  await remove(portal, database);
});
