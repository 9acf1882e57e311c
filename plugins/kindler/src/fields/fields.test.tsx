import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import type { JsonObject, JsonValue } from '@backstage/types';
import type { ProviderList } from '@kindler/backstage-plugin-kindler-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { providers as fixtures } from '../__fixtures__/environments';
import { NOW } from '../__fixtures__/times';
import { renderWithKindler } from '../__testUtils__/renderWithKindler';
import type { KindlerFrontendApi } from '../apis';
import {
  databasePicker,
  environmentPicker,
  providerDetails,
  providerPicker,
  registrations,
  routePicker,
} from './formFields';

const FIELDS = [
  databasePicker,
  environmentPicker,
  providerDetails,
  providerPicker,
  registrations,
  routePicker,
];

const [database, k3d] = fixtures.items;
const list: ProviderList = {
  ...fixtures,
  items: [
    database,
    {
      ...k3d,
      inputSchema: {
        type: 'object',
        properties: { httpPort: { type: 'integer', title: 'HTTP port' } },
      },
      allocation: [{ field: 'httpPort', range: '18090-18999', next: 18092 }],
    },
    {
      ...k3d,
      kind: 'kind',
      availability: {
        available: false,
        reason: 'Docker does not run',
        hint: 'Start Docker where the backend runs.',
      },
    },
  ],
  registrations: [
    { ...fixtures.registrations[0], providers: ['k3d'] },
    {
      ...fixtures.registrations[0],
      kind: 'gateway',
      inputSchema: {
        type: 'object',
        title: 'Gateway of shops',
        description: 'Gives it a host name.',
        properties: {
          service: { type: 'string', title: 'Service' },
          tls: {
            type: 'object',
            title: 'TLS',
            required: ['issuer'],
            oneOf: [{ required: ['days'] }],
            properties: {
              issuer: { type: 'string', title: 'Issuer' },
              days: { type: 'integer', title: 'Days' },
            },
          },
        },
      },
    },
  ],
};

/** A page of a template with these fields, and what it was filled in with in the end. */
async function renderForm(
  properties: Record<string, object>,
  options: {
    formData?: Record<string, JsonValue>;
    api?: Partial<KindlerFrontendApi>;
  } = {},
) {
  const onCreate = jest.fn(async () => {});
  await renderWithKindler(
    <Stepper
      manifest={{
        title: 'Template',
        steps: [{ title: 'Page', schema: { type: 'object', properties } }],
      }}
      extensions={FIELDS as never}
      initialState={options.formData}
      onCreate={onCreate}
    />,
    { api: { listProviders: async () => list, ...options.api } },
  );
  const submit = async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    await waitFor(() => expect(onCreate).toHaveBeenCalled());
    return onCreate.mock.calls[0] as unknown as [JsonObject];
  };
  return { submit };
}

const provider = {
  type: 'string',
  title: 'Provider',
  'ui:field': 'KindlerProviderPicker',
};
const details = { type: 'object', 'ui:field': 'KindlerProviderDetails' };

// The form scrolls to its begin, which jsdom cannot.
beforeAll(() => {
  jest.spyOn(window, 'scrollTo').mockImplementation(() => {});
});

describe('fields of templates', () => {
  it('chooses the one provider that can make environments', async () => {
    const { submit } = await renderForm({
      provider: { ...provider, 'ui:options': { providers: ['k3d', 'kind'] } },
    });
    expect(await screen.findByRole('radio', { name: 'k3d' })).toBeChecked();
    expect(await submit()).toEqual([{ provider: 'k3d' }]);
  });

  it('offers providers, and says why one cannot be chosen and what helps', async () => {
    const { submit } = await renderForm({ provider });
    const choice = await screen.findByRole('radio', { name: 'database' });
    const unable = screen.getByRole('radio', { name: /^kind/ });
    expect(unable).toBeDisabled();
    expect(
      screen.getByText(/Docker does not run. Start Docker where/),
    ).toBeInTheDocument();
    await userEvent.click(choice);
    expect(await submit()).toEqual([{ provider: 'database' }]);
  });

  it('refuses a provider that cannot work by then', async () => {
    await renderForm({ provider }, { formData: { provider: 'kind' } });
    await screen.findByRole('radio', { name: 'database' });
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await waitFor(() =>
      expect(screen.getAllByText(/Docker does not run/).length).toBeGreaterThan(
        1,
      ),
    );
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
  });

  it('asks for what the chosen provider takes, with what is free', async () => {
    const { submit } = await renderForm({ provider, details });
    await userEvent.click(await screen.findByRole('radio', { name: 'k3d' }));
    expect(
      await screen.findByText(/one of 18090-18999 is taken.*18092/),
    ).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText(/HTTP port/), '18100');
    expect(await submit()).toEqual([
      { provider: 'k3d', details: { httpPort: 18100 } },
    ]);
  });

  it('forgets what another provider was told', async () => {
    const { submit } = await renderForm(
      { provider, details },
      { formData: { provider: 'database', details: { httpPort: 18100 } } },
    );
    expect(
      await screen.findByText(
        'Environments of database take no further details.',
      ),
    ).toBeInTheDocument();
    const [filled] = await submit();
    expect(filled.details ?? {}).toEqual({});
  });

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

  it.each([
    ['KindlerEnvironmentPicker', 'preview-481', 'running'],
    ['KindlerDatabasePicker', 'orders', 'ok'],
    ['KindlerRoutePicker', 'orders-rw', 'read-write'],
  ])('%s offers names and what helps to choose', async (field, name, fact) => {
    const { submit } = await renderForm({
      name: { type: 'string', title: 'Name', 'ui:field': field },
    });
    const input = await screen.findByRole('combobox', { name: /^Name/ });
    await userEvent.click(input);
    const option = await screen.findByRole('option', {
      name: new RegExp(`^${name}`),
    });
    expect(within(option).getByText(new RegExp(fact))).toBeInTheDocument();
    await userEvent.click(option);
    expect(await submit()).toEqual([{ name }]);
  });

  it('lets the server search', async () => {
    const listEnvironments = jest.fn(async ({ q }: { q?: string }) => ({
      now: NOW,
      items: [],
      providers: [],
      freshness: { status: 'live' as const },
      summary: { total: 0, states: {} },
      q,
    }));
    await renderForm(
      { name: { type: 'string', 'ui:field': 'KindlerEnvironmentPicker' } },
      { api: { listEnvironments } },
    );
    await userEvent.type(await screen.findByRole('combobox'), 'shop');
    await waitFor(() =>
      expect(listEnvironments).toHaveBeenCalledWith(
        expect.objectContaining({ q: 'shop', limit: 50 }),
      ),
    );
  });
});
