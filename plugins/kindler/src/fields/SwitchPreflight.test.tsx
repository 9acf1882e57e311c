import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFixtureApi } from '../__fixtures__/FixtureKindlerApi';
import { renderForm } from './__testUtils__/renderForm';

const fields = {
  target: { type: 'string', 'ui:field': 'KindlerRouteTargetPicker' },
  migration: { type: 'boolean', title: 'Migration' },
  isMeant: {
    type: 'boolean',
    title: 'Switch it',
    enum: [true],
    'ui:field': 'KindlerSwitchPreflight',
  },
};

// The form scrolls to its begin, which jsdom cannot.
beforeAll(() => {
  jest.spyOn(window, 'scrollTo').mockImplementation(() => {});
});

describe('fields of a switch', () => {
  it('asks for a target of the route, shows the preflight, and is confirmed', async () => {
    const { submit } = await renderForm(fields, {
      formData: { route: 'orders-rw', migration: true },
    });
    expect(
      screen.getByText('Choose a route and a target first.'),
    ).toBeInTheDocument();
    await userEvent.click(
      await screen.findByRole('radio', { name: /^archive/ }),
    );
    expect(
      await screen.findByText(/set server orders_rw\/pg2 state drain/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Switch it' }));
    expect(await submit()).toEqual([
      {
        route: 'orders-rw',
        target: 'archive',
        migration: true,
        isMeant: true,
      },
    ]);
  });

  it('is not confirmed where the preflight refuses, nor any more when it does', async () => {
    const { planRouteSwitch } = createFixtureApi();
    await renderForm(fields, {
      formData: { route: 'orders-rw', target: 'archive', migration: true },
      api: {
        planRouteSwitch: async (name, request) => ({
          ...(await planRouteSwitch(name, request)),
          possible: request.migration === true,
        }),
      },
    });
    const confirm = () => screen.getByRole('checkbox', { name: 'Switch it' });
    await waitFor(() => expect(confirm()).toBeEnabled());
    await userEvent.click(confirm());
    await waitFor(() => expect(confirm()).toBeChecked());
    await userEvent.click(screen.getByRole('checkbox', { name: 'Migration' }));
    expect(
      await screen.findByText('This switch would be refused.'),
    ).toBeInTheDocument();
    expect(confirm()).toBeDisabled();
    expect(confirm()).not.toBeChecked();
  });

  it('asks for the route first', async () => {
    await renderForm({ target: fields.target });
    expect(
      await screen.findByText('Choose a route first.'),
    ).toBeInTheDocument();
  });
});
