import { ConflictError } from '@backstage/errors';
import { fieldProblem, word } from '@kindler/backstage-plugin-kindler-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { provider, renderForm } from './__testUtils__/renderForm';

// The form scrolls to its begin, which jsdom cannot.
beforeAll(() => {
  jest.spyOn(window, 'scrollTo').mockImplementation(() => {});
});

const FIELDS = {
  name: { type: 'string', title: 'Name', 'ui:field': 'KindlerEnvironmentName' },
  provider,
  details: { type: 'object', 'ui:field': 'KindlerProviderDetails' },
};

it('says while one types, and before the page is left, what the server has against a field', async () => {
  const planEnvironmentCreation = jest.fn(async ({ name, details }: any) => {
    const fields = [
      ...(name === 'orders'
        ? [fieldProblem('name', word('field-name-held', { value: name }))]
        : []),
      ...(details?.httpPort === 80
        ? [
            fieldProblem(
              'details.httpPort',
              word('field-port-used', { value: '80' }),
            ),
          ]
        : []),
    ];
    if (fields.length > 0) {
      throw Object.assign(new ConflictError('no'), { fields });
    }
    return { now: '', environment: name, provider: 'k3d', details: {} };
  });
  const { submit } = await renderForm(FIELDS, {
    formData: { provider: 'k3d', details: { httpPort: 80 } },
    api: { planEnvironmentCreation },
  });
  const name = await screen.findByLabelText('Name');
  const enter = async (field: HTMLElement, text: string) => {
    await userEvent.clear(field);
    await userEvent.click(field);
    await userEvent.paste(text);
  };
  await enter(name, 'orders');
  await waitFor(() => expect(name).toBeInvalid());
  expect(name).toHaveAccessibleDescription(
    "'orders' is there already; choose another one",
  );
  const used = '80 is in use on this host; ask for another one';
  expect(await screen.findByText(used)).toBeVisible();
  // It is asked once nobody types, not for each letter.
  expect(
    planEnvironmentCreation.mock.calls.every(
      ([request]) => request.name === 'orders',
    ),
  ).toBe(true);
  const requests = planEnvironmentCreation.mock.calls.map(([request]) =>
    JSON.stringify(request),
  );
  expect(requests).toEqual([...new Set(requests)]);

  await userEvent.click(screen.getByRole('button', { name: 'Review' }));
  await waitFor(() =>
    expect(screen.getAllByText(/is there already/)).toHaveLength(2),
  );
  expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();

  await enter(name, 'orders-2');
  await enter(screen.getByLabelText(/HTTP port/), '18092');
  expect(await submit()).toEqual([
    { name: 'orders-2', provider: 'k3d', details: { httpPort: 18092 } },
  ]);
});
