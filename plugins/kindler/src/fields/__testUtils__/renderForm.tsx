import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import type { JsonObject, JsonValue } from '@backstage/types';
import type { ProviderList } from '@kindler/backstage-plugin-kindler-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { providers as fixtures } from '../../__fixtures__/environments';
import { renderWithKindler } from '../../__testUtils__/renderWithKindler';
import type { KindlerFrontendApi } from '../../apis';
import {
  databasePicker,
  environmentName,
  environmentPicker,
  providerDetails,
  providerPicker,
  registrations,
  routePicker,
  routeTargetPicker,
  switchPreflight,
} from '../formFields';

const FIELDS = [
  databasePicker,
  environmentName,
  environmentPicker,
  providerDetails,
  providerPicker,
  registrations,
  routePicker,
  routeTargetPicker,
  switchPreflight,
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
export async function renderForm(
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

/** The field of a template in which the provider is chosen. */
export const provider = {
  type: 'string',
  title: 'Provider',
  'ui:field': 'KindlerProviderPicker',
};
