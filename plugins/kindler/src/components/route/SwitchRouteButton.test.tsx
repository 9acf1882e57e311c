import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFixtureApi } from '../../__fixtures__/FixtureKindlerApi';
import { switched } from '../../__fixtures__/operations';
import { renderWithKindler } from '../../__testUtils__/renderWithKindler';
import { billingRoute, ordersRoute } from '../../__fixtures__/routes';
import { NOW } from '../../__fixtures__/times';
import { SwitchRouteButton } from './SwitchRouteButton';

describe('SwitchRouteButton', () => {
  it('shows the plan, asks for a reason, and follows the operation', async () => {
    const user = userEvent.setup();
    const switchRoute = jest.fn(async () => ({ now: NOW, item: switched }));
    await renderWithKindler(<SwitchRouteButton route={ordersRoute} />, {
      api: { switchRoute },
    });
    await user.click(await screen.findByRole('button', { name: 'Switch…' }));
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByText(/set server orders_rw\/pg2 state drain/),
    ).toBeInTheDocument();
    expect(
      within(dialog).getByText(/New connections would move from orders/),
    ).toBeInTheDocument();
    const start = within(dialog).getByRole('button', { name: 'Switch' });
    expect(start).toBeDisabled();
    await user.type(within(dialog).getByLabelText(/^Reason/), 'drill');
    await user.click(start);
    expect(
      await within(dialog).findByText('writers waited 212 ms'),
    ).toBeInTheDocument();
    expect(switchRoute).toHaveBeenCalledWith(
      'orders-rw',
      expect.objectContaining({
        target: 'archive',
        reason: 'drill',
        migration: false,
        idempotencyKey: expect.any(String),
      }),
    );
    expect(within(dialog).getByText('succeeded')).toBeInTheDocument();
  });

  it('does not start what the preflight refuses, and asks again for a migration', async () => {
    const user = userEvent.setup();
    const fixture = createFixtureApi();
    const planRouteSwitch = jest.fn(
      async (
        name: string,
        request: Parameters<typeof fixture.planRouteSwitch>[1],
      ) => ({
        ...(await fixture.planRouteSwitch(name, request)),
        possible: request.migration === true,
      }),
    );
    await renderWithKindler(<SwitchRouteButton route={ordersRoute} />, {
      api: { planRouteSwitch },
    });
    await user.click(await screen.findByRole('button', { name: 'Switch…' }));
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText('This switch would be refused.');
    await user.type(within(dialog).getByLabelText(/^Reason/), 'drill');
    const start = within(dialog).getByRole('button', { name: 'Switch' });
    expect(start).toBeDisabled();
    await user.click(within(dialog).getByRole('checkbox'));
    await waitFor(() => expect(start).toBeEnabled());
  });

  it('lets clients of PgBouncer be held back or not, where there is one', async () => {
    const user = userEvent.setup();
    const { planRouteSwitch: plan } = createFixtureApi();
    const planRouteSwitch = jest.fn(plan);
    const route = { ...ordersRoute, poolers: ['10.0.0.6:6432/orders'] };
    await renderWithKindler(<SwitchRouteButton route={route} />, {
      api: { planRouteSwitch },
    });
    await user.click(await screen.findByRole('button', { name: 'Switch…' }));
    const hold = await screen.findByRole('checkbox', { name: /^Hold clients/ });
    expect(hold).toBeChecked();
    expect(screen.getByText(/one slow statement/)).toBeInTheDocument();
    await user.click(hold);
    expect(screen.getByText(/lose the transaction/)).toBeInTheDocument();
    await waitFor(() =>
      expect(planRouteSwitch).toHaveBeenLastCalledWith(
        'orders-rw',
        expect.objectContaining({ pause: false }),
      ),
    );
  });

  it('says why a route cannot be switched', async () => {
    const route = { ...ordersRoute, switchBlocked: billingRoute.switchBlocked };
    await renderWithKindler(<SwitchRouteButton route={route} />);
    expect(
      await screen.findByRole('button', { name: 'Switch…' }),
    ).toBeDisabled();
    expect(screen.getByText(/has no runtime socket/)).toBeInTheDocument();
  });

  it('is not there for those who may not', async () => {
    await renderWithKindler(
      <>
        <SwitchRouteButton route={ordersRoute} />
        <p>rendered</p>
      </>,
      { denied: ['kindler.route.switch'] },
    );
    await screen.findByText('rendered');
    expect(screen.queryByRole('button', { name: 'Switch…' })).toBeNull();
  });
});
