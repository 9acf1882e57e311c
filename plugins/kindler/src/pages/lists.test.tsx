import { NotAllowedError } from '@backstage/errors';
import type { ListDatabasesFilter } from '@kindler/backstage-plugin-kindler-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderWithKindler } from '../__testUtils__/renderWithKindler';
import { databases } from '../__fixtures__/databases';
import { databaseList, findingList } from '../__fixtures__/lists';
import { DatabasesPage } from './DatabasesPage';
import { FindingsPage } from './FindingsPage';
import { GatewaysPage } from './GatewaysPage';
import { OperationsPage } from './OperationsPage';
import { RoutesPage } from './RoutesPage';
import { namesIn } from '../__testUtils__/namesIn';

describe('DatabasesPage', () => {
  it('lists problems first and finds by text', async () => {
    const user = userEvent.setup();
    await renderWithKindler(<DatabasesPage />);
    const table = await screen.findByRole('grid', { name: 'Databases' });
    expect(namesIn(table)).toEqual([
      'billing',
      'search',
      'audit',
      'Ordersorders',
    ]);
    await user.type(
      screen.getByRole('searchbox', { name: 'Search in Databases' }),
      'audi',
    );
    await waitFor(() =>
      expect(namesIn(screen.getByRole('grid', { name: 'Databases' }))).toEqual([
        'audit',
      ]),
    );
  });

  it('asks for one page at a time, with what the address says', async () => {
    const user = userEvent.setup();
    const all = Array.from({ length: 45 }, (_, index) => ({
      ...databases[0],
      name: `c${String(index).padStart(2, '0')}`,
      title: undefined,
      verdict: 'critical' as const,
    }));
    const listDatabases = jest.fn(async (filter: ListDatabasesFilter) =>
      databaseList(all, filter),
    );
    await renderWithKindler(<DatabasesPage />, {
      api: { listDatabases },
      path: '/?verdict=critical&kind=oracle&owner=group:default/platform',
    });
    expect(await screen.findByText('1 to 20 of 45')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /next/i }));
    expect(await screen.findByText('21 to 40 of 45')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /next/i }));
    expect(await screen.findByText('41 to 45 of 45')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /previous/i }));
    expect(await screen.findByText('21 to 40 of 45')).toBeInTheDocument();
    const filter = {
      verdict: 'critical',
      owner: 'group:default/platform',
      limit: 20,
    };
    const asked = listDatabases.mock.calls.map(([each]) => each);
    expect(asked.slice(0, 3)).toEqual([
      filter,
      { ...filter, cursor: '20' },
      { ...filter, cursor: '40' },
    ]);
  });

  it('takes off what a link brought', async () => {
    const user = userEvent.setup();
    await renderWithKindler(<DatabasesPage />, { path: '/?owner=nobody' });
    expect(
      await screen.findByText('Nothing matches the search.'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /remove/i }));
    expect(await screen.findByText('audit')).toBeInTheDocument();
  });

  it('does not say that there is nothing while it loads all after a choice of none', async () => {
    const user = userEvent.setup();
    await renderWithKindler(<DatabasesPage />, {
      api: {
        listDatabases: async filter =>
          filter?.owner ? databaseList([], filter) : new Promise(() => {}),
      },
      path: '/?owner=group:default/nobody',
    });
    await screen.findByText('Nothing matches the search.');
    await user.click(screen.getByRole('button', { name: /remove/i }));
    await waitFor(() =>
      expect(screen.queryByText(/group:default\/nobody/)).toBeNull(),
    );
    expect(screen.queryByText('No database clusters are observed')).toBeNull();
  });

  it('says which key to set where there is nothing', async () => {
    await renderWithKindler(<DatabasesPage />, {
      api: { listDatabases: async () => databaseList([]) },
    });
    expect(await screen.findByText(/kindler\.databases/)).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    await renderWithKindler(<DatabasesPage />, {
      api: {
        listDatabases: async () => {
          throw new NotAllowedError("It needs 'kindler.database.read'");
        },
      },
    });
    expect(
      await screen.findByText(/kindler\.database\.read/),
    ).toBeInTheDocument();
  });
});

describe('RoutesPage', () => {
  it('lists routes with where they lead', async () => {
    await renderWithKindler(<RoutesPage />);
    const table = await screen.findByRole('grid', { name: 'Routes' });
    const unknown = within(table).getByRole('row', { name: /billing-rw/ });
    expect(unknown).toHaveTextContent('unknown');
    expect(
      within(table).getByRole('row', { name: /orders-rw/ }),
    ).toHaveTextContent('orders');
  });
});

describe('GatewaysPage', () => {
  it('lists those that do not answer first, with what is known of their servers', async () => {
    await renderWithKindler(<GatewaysPage />);
    const table = await screen.findByRole('grid', { name: 'Gateways' });
    expect(namesIn(table)).toEqual(['Inner gatewayinner', 'edge']);
    expect(within(table).getByRole('row', { name: /inner/ })).toHaveTextContent(
      '5 of 6 were up',
    );
    expect(within(table).getByRole('row', { name: /edge/ })).toHaveTextContent(
      '1 of 3 up',
    );
  });

  it('shows one of them', async () => {
    await renderWithKindler(<GatewaysPage />, { path: '/edge' });
    expect(await screen.findByText('HAProxy 3.0.11')).toBeInTheDocument();
  });
});

describe('FindingsPage', () => {
  it('lists what is found, of one rule where a link says so', async () => {
    await renderWithKindler(<FindingsPage />, { path: '/?code=paused' });
    const table = await screen.findByRole('grid', { name: 'Findings' });
    expect(namesIn(table)).toEqual(['search']);
    expect(screen.getByText('Rule: paused')).toBeInTheDocument();
  });

  it('does not call what is unknown well where nothing is found', async () => {
    await renderWithKindler(<FindingsPage />, {
      api: { listFindings: async filter => findingList([], filter) },
    });
    expect(
      await screen.findByText(/Nothing is known to be wrong, but the state of/),
    ).toBeInTheDocument();
  });
});

describe('OperationsPage', () => {
  it('lists operations', async () => {
    await renderWithKindler(<OperationsPage />);
    const table = await screen.findByRole('grid', { name: 'Operations' });
    expect(namesIn(table)).toEqual([
      'Create environment preview-482',
      'Switch route orders-rw',
      'Switch route orders-rw',
      'Switch over orders',
      'Create environment preview-483',
    ]);
  });
});
