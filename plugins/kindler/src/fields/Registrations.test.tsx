import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { provider, renderForm } from './__testUtils__/renderForm';

// The form scrolls to its begin, which jsdom cannot.
beforeAll(() => {
  jest.spyOn(window, 'scrollTo').mockImplementation(() => {});
});

describe('Registrations', () => {
  it('asks where an environment is to be known', async () => {
    const { submit } = await renderForm(
      {
        provider,
        registrations: {
          type: 'array',
          items: { type: 'object' },
          'ui:field': 'KindlerRegistrations',
        },
      },
      { formData: { provider: 'database' } },
    );
    await userEvent.click(
      await screen.findByRole('checkbox', {
        name: 'Gateway of shops Gives it a host name.',
      }),
    );
    expect(
      screen.queryByRole('checkbox', { name: /^Argo CD/ }),
    ).not.toBeInTheDocument();
    expect(await screen.findByLabelText(/Issuer/)).not.toBeRequired();
    await userEvent.type(screen.getByLabelText(/Days/), '9');
    expect(screen.getByLabelText(/Issuer/)).toBeRequired();
    await userEvent.clear(screen.getByLabelText(/Days/));
    await userEvent.type(await screen.findByLabelText(/Service/), 'web');
    expect(await submit()).toEqual([
      {
        provider: 'database',
        registrations: [{ kind: 'gateway', details: { service: 'web' } }],
      },
    ]);
  });

  it('asks for a provider that the template presets', async () => {
    const planEnvironmentCreation = jest.fn(async ({ provider: kind }) => ({
      now: '',
      environment: 'orders',
      provider: kind,
      details: {},
    }));
    await renderForm(
      {
        details: {
          type: 'object',
          'ui:field': 'KindlerProviderDetails',
          'ui:options': { provider: 'k3d' },
        },
        registrations: {
          type: 'array',
          'ui:field': 'KindlerRegistrations',
          'ui:options': { provider: 'k3d' },
        },
      },
      { formData: { name: 'orders' }, api: { planEnvironmentCreation } },
    );
    expect(await screen.findByLabelText(/HTTP port/)).toBeVisible();
    expect(
      await screen.findByRole('checkbox', { name: /^Argo CD/ }),
    ).toBeVisible();
    await waitFor(() => expect(planEnvironmentCreation).toHaveBeenCalled());
    expect(
      planEnvironmentCreation.mock.calls.map(([{ provider: kind }]) => kind),
    ).not.toContain('database');
  });

  it('drops where it cannot be known when another provider is chosen', async () => {
    const { submit } = await renderForm(
      {
        provider,
        registrations: { type: 'array', 'ui:field': 'KindlerRegistrations' },
      },
      {
        formData: {
          provider: 'k3d',
          registrations: [{ kind: 'argocd' }, { kind: 'gateway' }],
        },
      },
    );
    expect(
      await screen.findByRole('checkbox', {
        name: 'Argo CD Argo CD knows it as a cluster and can deliver applications to it.',
      }),
    ).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: 'database' }));
    expect(await submit()).toEqual([
      { provider: 'database', registrations: [{ kind: 'gateway' }] },
    ]);
  });
});
