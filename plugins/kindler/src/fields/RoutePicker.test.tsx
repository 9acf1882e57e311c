import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import type { JsonObject } from '@backstage/types';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { providers } from '../__fixtures__/environments';
import { renderWithKindler } from '../__testUtils__/renderWithKindler';
import { routePicker } from './formFields';

const [database] = providers.items;
const making = {
  ...providers,
  items: [
    {
      ...database,
      inputSchema: { properties: { route: { enum: ['orders-rw'] } } },
    },
  ],
};
const route = {
  type: 'string',
  title: 'Route',
  'ui:field': 'KindlerRoutePicker',
  'ui:options': { makesDatabases: true },
};

async function renderForm(initialState: JsonObject = {}) {
  await renderWithKindler(
    <Stepper
      manifest={{
        title: 'Template',
        steps: [
          { title: 'Page', schema: { type: 'object', properties: { route } } },
        ],
      }}
      extensions={[routePicker] as never}
      initialState={initialState as never}
      onCreate={async () => {}}
    />,
    { api: { listProviders: async () => making } },
  );
  return screen.findByRole('combobox', { name: /^Route/ });
}

// The form scrolls to its begin, which jsdom cannot.
beforeAll(() => {
  jest.spyOn(window, 'scrollTo').mockImplementation(() => {});
});

it('offers the routes behind which databases are made', async () => {
  await userEvent.click(await renderForm());
  expect(
    await screen.findByRole('option', { name: /^orders-rw/ }),
  ).toBeInTheDocument();
  expect(screen.getAllByRole('option')).toHaveLength(1);
});

it('refuses a route behind which none are made', async () => {
  await renderForm({ route: 'orders-ro' });
  await userEvent.click(screen.getByRole('button', { name: 'Review' }));
  const refusals = await screen.findAllByText(
    /No databases are made behind 'orders-ro'/,
  );
  expect(refusals.length).toBeGreaterThan(0);
});
