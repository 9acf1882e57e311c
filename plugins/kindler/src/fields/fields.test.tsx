import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NOW } from '../__fixtures__/times';
import { provider, renderForm } from './__testUtils__/renderForm';

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

  it('leaves it to the person to confirm', async () => {
    const { submit } = await renderForm({
      isMeant: { type: 'boolean', title: 'Delete it', enum: [true] },
    });
    const confirm = screen.getByRole('checkbox', { name: 'Delete it' });
    expect(confirm).not.toBeChecked();
    await userEvent.click(confirm);
    expect(await submit()).toEqual([{ isMeant: true }]);
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
