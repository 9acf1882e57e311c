import { ConflictError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFixtureApi } from '../../__fixtures__/FixtureKindlerApi';
import { orders, search } from '../../__fixtures__/databases';
import { switchedOver } from '../../__fixtures__/operations';
import { NOW } from '../../__fixtures__/times';
import { FixtureSignals } from '../../__testUtils__/FixtureSignals';
import { renderWithKindler } from '../../__testUtils__/renderWithKindler';
import { DatabaseView } from '../database';
import { DatabaseActionMenu } from './DatabaseActionMenu';

const user = userEvent.setup();

async function open(action: string | RegExp) {
  await user.click(await screen.findByRole('button', { name: 'Actions' }));
  await user.click(await screen.findByRole('menuitem', { name: action }));
  return screen.findByRole('dialog');
}

describe('DatabaseActionMenu', () => {
  it('says what a switchover does, asks for a reason, and follows it', async () => {
    const runDatabaseAction = jest.fn(async () => ({
      now: NOW,
      item: switchedOver,
    }));
    await renderWithKindler(<DatabaseActionMenu database={orders} />, {
      api: { runDatabaseAction },
    });
    const dialog = await open('Switch over…');
    expect(
      await within(dialog).findByText(
        /A fit replica that Patroni chooses becomes/,
      ),
    ).toBeInTheDocument();
    expect(within(dialog).getByText(/Patroni of orders-2/)).toBeInTheDocument();
    const checks = within(dialog).getByRole('list', { name: 'Checks' });
    expect(checks).toHaveTextContent('The lag of orders-3 is not known');
    const start = within(dialog).getByRole('button', { name: 'Switch over' });
    expect(start).toBeDisabled();
    await user.type(within(dialog).getByLabelText(/^Reason/), 'kernel update');
    await waitFor(() => expect(start).toBeEnabled());
    await user.click(start);
    expect(
      await within(dialog).findByText('orders-2 accepts writes on timeline 7.'),
    ).toBeInTheDocument();
    expect(within(dialog).getByText('What is observed now')).toBeVisible();
    expect(runDatabaseAction).toHaveBeenCalledWith('orders', 'switchover', {
      leader: 'orders-2',
      reason: 'kernel update',
      idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it('asks again for another member, and does not start what is refused', async () => {
    const fixture = createFixtureApi();
    const planDatabaseAction = jest.fn(
      async (
        ...[name, action, request]: Parameters<
          typeof fixture.planDatabaseAction
        >
      ) => ({
        ...(await fixture.planDatabaseAction(name, action, request)),
        possible: request.member !== 'orders-3',
      }),
    );
    await renderWithKindler(<DatabaseActionMenu database={orders} />, {
      api: { planDatabaseAction },
    });
    const dialog = await open('Switch over…');
    await within(dialog).findByText('This will happen');
    await user.type(within(dialog).getByLabelText(/^Reason/), 'drill');
    await user.click(within(dialog).getByRole('radio', { name: /^orders-3/ }));
    await within(dialog).findByText('This would be refused now');
    expect(planDatabaseAction).toHaveBeenLastCalledWith(
      'orders',
      'switchover',
      expect.objectContaining({ member: 'orders-3', leader: 'orders-2' }),
    );
    expect(
      within(dialog).getByRole('button', { name: 'Switch over' }),
    ).toBeDisabled();
    expect(
      within(dialog).queryByRole('radio', { name: /^orders-2/ }),
    ).not.toBeInTheDocument();
  });

  it('names the member before it asks what a restart does', async () => {
    const planDatabaseAction = jest.fn(createFixtureApi().planDatabaseAction);
    await renderWithKindler(<DatabaseActionMenu database={orders} />, {
      api: { planDatabaseAction },
    });
    const dialog = await open('Restart a member…');
    expect(planDatabaseAction).not.toHaveBeenCalled();
    await user.click(within(dialog).getByRole('radio', { name: /^orders-2/ }));
    await within(dialog).findByText('This will happen');
  });

  it('sends the time that was chosen, told with its zone', async () => {
    const planDatabaseAction = jest.fn(createFixtureApi().planDatabaseAction);
    await renderWithKindler(<DatabaseView name="orders" />, {
      api: { planDatabaseAction },
    });
    const dialog = await open('Switch over…');
    await user.click(within(dialog).getByRole('radio', { name: 'At a time' }));
    expect(within(dialog).getByText('Choose day and time.')).toBeVisible();
    const values = {
      month: '12',
      day: '24',
      year: '2026',
      hour: '10',
      minute: '30',
    };
    for (const [part, value] of Object.entries(values)) {
      await user.click(
        within(dialog).getByRole('spinbutton', { name: new RegExp(part, 'i') }),
      );
      await user.keyboard(value);
    }
    await user.click(
      within(dialog).getByRole('spinbutton', { name: /AM\/PM/i }),
    );
    await user.keyboard('p');
    const at = new Date(2026, 11, 24, 22, 30).toISOString();
    await waitFor(() =>
      expect(planDatabaseAction).toHaveBeenLastCalledWith(
        'orders',
        'switchover',
        expect.objectContaining({ scheduledAt: at }),
      ),
    );
    expect(within(dialog).getByText(/^In 32 d$/)).toBeVisible();
    expect(
      within(dialog).getByText(
        new RegExp(new Intl.DateTimeFormat().resolvedOptions().timeZone),
      ),
    ).toBeVisible();
  });

  it('calls what deletes data by its name', async () => {
    await renderWithKindler(<DatabaseActionMenu database={orders} />);
    const dialog = await open('Reinitialize a member…');
    expect(
      within(dialog).getByText('This deletes the data of the member'),
    ).toBeVisible();
    expect(
      within(dialog).getByRole('button', { name: 'Delete data and copy anew' }),
    ).toBeDisabled();
    const names = within(dialog)
      .getAllByRole('radio')
      .map(radio => radio.closest('label')?.textContent);
    expect(names).toEqual([
      expect.stringMatching(/^orders-1/),
      expect.stringMatching(/^orders-3/),
    ]);
  });

  it('says so when another leads than when it was opened', async () => {
    const planDatabaseAction = jest.fn(createFixtureApi().planDatabaseAction);
    const signals = new FixtureSignals();
    const getDatabase = jest.fn();
    getDatabase.mockResolvedValueOnce({ now: NOW, item: orders });
    getDatabase.mockResolvedValue({
      now: NOW,
      item: { ...orders, leader: 'orders-3' },
    });
    await renderWithKindler(<DatabaseView name="orders" />, {
      api: { planDatabaseAction, getDatabase },
      signals,
    });
    const dialog = await open('Switch over…');
    await within(dialog).findByText('This will happen');
    signals.send({ topic: 'database', marks: ['orders'] });
    expect(await within(dialog).findByText('orders-3 leads now')).toBeVisible();
    await user.click(
      within(dialog).getByRole('button', { name: 'Go on with orders-3' }),
    );
    await waitFor(() =>
      expect(planDatabaseAction).toHaveBeenLastCalledWith(
        'orders',
        'switchover',
        expect.objectContaining({ leader: 'orders-3' }),
      ),
    );
  });

  it('says what to do when it is refused', async () => {
    await renderWithKindler(<DatabaseActionMenu database={orders} />, {
      api: {
        runDatabaseAction: async () => {
          throw new ConflictError('orders-3 leads now.');
        },
      },
    });
    const dialog = await open('Pause automatic failover…');
    await within(dialog).findByText('This will happen');
    await user.type(within(dialog).getByLabelText(/^Reason/), 'drill');
    await user.click(
      within(dialog).getByRole('button', { name: 'Pause failover' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'orders-3 leads now. Look at the state as it is now, then try again.',
    );
  });

  it('offers what the cluster and the permissions allow, no more', async () => {
    await renderWithKindler(<DatabaseActionMenu database={search} />, {
      denied: ['kindler.database.restart'],
    });
    await user.click(await screen.findByRole('button', { name: 'Actions' }));
    const items = await screen.findAllByRole('menuitem');
    expect(items.map(({ textContent }) => textContent)).toEqual([
      'Switch over…',
      'Cancel the scheduled switchover…',
      'Resume automatic failover…',
    ]);
  });

  it('is not there where nothing can be done', async () => {
    await renderWithKindler(
      <>
        <DatabaseActionMenu database={{ ...orders, actions: [] }} />
        <p>rendered</p>
      </>,
    );
    await screen.findByText('rendered');
    expect(screen.queryByRole('button', { name: 'Actions' })).toBeNull();
  });
});
