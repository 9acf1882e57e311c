import { word } from '@kindler/backstage-plugin-kindler-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { operations } from '../../__fixtures__/operations';
import { ordersRoute } from '../../__fixtures__/routes';
import { NOW } from '../../__fixtures__/times';
import { renderWithKindler } from '../../__testUtils__/renderWithKindler';
import { MigrateRouteButton } from './MigrateRouteButton';

const route = {
  ...ordersRoute,
  migrates: true,
};

const planOf = (possible: boolean) => async () => ({
  now: NOW,
  route: 'orders-rw',
  from: 'orders',
  to: 'archive',
  method: 'dump' as const,
  databases: [{ name: 'shop', bytes: 2_000_000, tables: 3 }],
  possible,
  checks: [
    {
      name: 'target-empty' as const,
      ok: possible,
      blocking: true,
      message: possible
        ? word('migrate-free', {})
        : word('migrate-taken', { databases: 'shop' }),
    },
  ],
});

async function lookAt(possible: boolean) {
  const user = userEvent.setup();
  const migrateRoute = jest.fn(async () => ({ now: NOW, item: operations[1] }));
  await renderWithKindler(<MigrateRouteButton route={route} />, {
    api: { planRouteMigration: planOf(possible), migrateRoute },
  });
  await user.click(await screen.findByRole('button', { name: 'Migrate…' }));
  const dialog = within(await screen.findByRole('dialog'));
  const start = dialog.getByRole('button', { name: 'Migrate' });
  await user.type(dialog.getByLabelText(/^Databases/), 'shop');
  await user.type(dialog.getByLabelText(/Reason/), 'a new server');
  expect(start).toBeDisabled();
  await user.click(
    dialog.getByRole('button', { name: 'Look at both servers' }),
  );
  await dialog.findByText('names are free');
  return { user, dialog, start, migrateRoute };
}

describe('MigrateRouteButton', () => {
  it('begins after both servers were looked at', async () => {
    const { user, start, migrateRoute } = await lookAt(true);
    await user.click(start);
    expect(migrateRoute).toHaveBeenCalledWith('orders-rw', {
      target: 'archive',
      databases: ['shop'],
      method: 'dump',
      reason: 'a new server',
      idempotencyKey: expect.any(String),
    });
  });

  it('asks for another look when something else is wanted, and refuses what is not possible', async () => {
    const { user, dialog, start } = await lookAt(false);
    expect(dialog.getByText(/nothing is overwritten/)).toBeVisible();
    expect(start).toBeDisabled();
    await user.click(dialog.getByLabelText(/^Replicate/));
    expect(dialog.queryByText('names are free')).toBeNull();
    await user.click(dialog.getByLabelText(/^Copy/));
    expect(dialog.getByText('names are free')).toBeVisible();
    await user.type(dialog.getByLabelText(/^Databases/), ' crm');
    expect(dialog.queryByText('names are free')).toBeNull();
  });

  it('is nothing for routes and people that cannot', async () => {
    await renderWithKindler(
      <MigrateRouteButton route={{ ...route, migrates: undefined }} />,
    );
    await renderWithKindler(<MigrateRouteButton route={route} />, {
      denied: ['kindler.route.migrate'],
    });
    expect(screen.queryByRole('button', { name: 'Migrate…' })).toBeNull();
  });
});
