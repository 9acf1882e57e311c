import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
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
      inputSchema: { properties: { route: { enum: ['platform-rw'] } } },
    },
  ],
};
const route = {
  type: 'string',
  title: 'Route',
  'ui:field': 'KindlerRoutePicker',
  'ui:options': { makesDatabases: true },
};

// The form scrolls to its begin, which jsdom cannot.
beforeAll(() => {
  jest.spyOn(window, 'scrollTo').mockImplementation(() => {});
});

it('offers routes behind which databases are made, and refuses others', async () => {
  await renderWithKindler(
    <Stepper
      manifest={{
        title: 'Template',
        steps: [
          {
            title: 'Page',
            schema: { type: 'object', properties: { route } },
          },
        ],
      }}
      extensions={[routePicker] as never}
      initialState={{ route: 'orders-rw' }}
      onCreate={async () => {}}
    />,
    { api: { listProviders: async () => making } },
  );
  const input = await screen.findByRole('combobox', { name: /^Route/ });
  await userEvent.click(screen.getByRole('button', { name: 'Review' }));
  const refusals = await screen.findAllByText(
    /No databases are made behind 'orders-rw'/,
  );
  expect(refusals.length).toBeGreaterThan(0);
  await userEvent.clear(input);
  expect(
    await screen.findByRole('option', { name: /^platform-rw/ }),
  ).toBeInTheDocument();
  expect(
    screen.queryByRole('option', { name: /^orders-ro/ }),
  ).not.toBeInTheDocument();
});
