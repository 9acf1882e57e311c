import { NotAllowedError } from '@backstage/errors';
import type { ListDatabasesFilter } from '@kindler/backstage-plugin-kindler-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderWithKindler } from '../__testUtils__/renderWithKindler';
import { databases } from '../__fixtures__/databases';
import { preview } from '../__fixtures__/environments';
import {
  databaseList,
  environmentList,
  findingList,
} from '../__fixtures__/lists';
import { ago, NOW } from '../__fixtures__/times';
import { DatabasesPage } from './DatabasesPage';
import { EnvironmentsPage } from './EnvironmentsPage';
import { FindingsPage } from './FindingsPage';
import { GatewaysPage } from './GatewaysPage';
import { OperationsPage } from './OperationsPage';
import { OverviewPage } from './OverviewPage';
import { RoutesPage } from './RoutesPage';

function namesIn(table: HTMLElement): string[] {
  return within(table)
    .getAllByRole('rowheader')
    .map(cell => cell.textContent ?? '');
}

describe('OverviewPage', () => {
  it('shows problems first, counts, and what is happening', async () => {
    await renderWithKindler(<OverviewPage />);
    const table = await screen.findByRole('grid', {
      name: 'What is wrong now',
    });
    expect(namesIn(table)).toEqual([
      expect.stringContaining('payments'),
      expect.stringContaining('billing'),
      expect.stringContaining('audit'),
      expect.stringContaining('search'),
    ]);
    expect(
      within(table).getByRole('link', { name: 'incident 129' }),
    ).toHaveAttribute('href', '/kindler/databases/payments/incidents/129');
    expect(await screen.findByText('1 critical')).toBeInTheDocument();
    expect(
      await screen.findByText('Create environment preview-482'),
    ).toBeInTheDocument();
    expect(screen.getByText(/1 of 3 steps done/)).toBeInTheDocument();
    const happened = await screen.findByRole('list', { name: 'What happened' });
    expect(happened).toHaveTextContent('orders-2 leads instead of orders-1');
    expect(happened).toHaveTextContent('writes were out for 14.2 s');
    expect(happened).not.toHaveTextContent('is DOWN instead of UP');
  });

  it('says once what is wrong with many, and where the others are', async () => {
    const finding = {
      code: 'dcs-unseen',
      severity: 'critical' as const,
      since: ago(60),
      message: 'No node reaches the DCS.',
      next: 'See whether the DCS runs.',
      params: { members: '' },
      evidence: [],
    };
    await renderWithKindler(<OverviewPage />, {
      api: {
        listIncidents: async () => ({ now: NOW, items: [] }),
        listFindings: async filter =>
          findingList(
            Array.from({ length: 400 }, (_, index) => ({
              ...finding,
              database: `c${index}`,
              subject: { kind: 'database' as const, name: `c${index}` },
            })),
            filter,
          ),
      },
    });
    const table = await screen.findByRole('grid', {
      name: 'What is wrong now',
    });
    expect(namesIn(table)).toEqual(['c0c1c2and 397 more']);
    expect(within(table).getByText('the same 400 times')).toBeInTheDocument();
    expect(
      within(table).getByRole('link', { name: 'and 397 more' }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/findings\?code=dcs-unseen&severity=critical$/),
    );
  });

  it('tells what is wrong though incidents cannot be read', async () => {
    await renderWithKindler(<OverviewPage />, {
      api: {
        listIncidents: async () => {
          throw new Error('incidents are away');
        },
      },
    });
    const table = await screen.findByRole('grid', {
      name: 'What is wrong now',
    });
    expect(namesIn(table)[0]).toContain('billing');
    expect(await screen.findByTitle('incidents are away')).toBeInTheDocument();
  });

  it('says how many are unknown where nothing is known to be wrong', async () => {
    await renderWithKindler(<OverviewPage />, {
      api: {
        listIncidents: async () => ({ now: NOW, items: [] }),
        listFindings: async filter => findingList([], filter),
      },
    });
    expect(
      await screen.findByText(/Nothing is known to be wrong, but the state of/),
    ).toBeInTheDocument();
  });

  it('tells of operations though events cannot be read', async () => {
    await renderWithKindler(<OverviewPage />, {
      api: {
        listEvents: async () => {
          throw new Error('events are away');
        },
      },
    });
    const happened = await screen.findByRole('list', { name: 'What happened' });
    expect(happened).toHaveTextContent('Switch over orders');
    expect(screen.getByTitle('events are away')).toBeInTheDocument();
  });

  it('shows one part though another fails', async () => {
    await renderWithKindler(<OverviewPage />, {
      api: {
        listRoutes: async () => {
          throw new Error('routes are away');
        },
      },
    });
    expect(await screen.findByTitle('routes are away')).toHaveTextContent(
      'The request failed',
    );
    expect(
      await screen.findByRole('grid', { name: 'What is wrong now' }),
    ).toBeInTheDocument();
  });
});

describe('OverviewPage with the Kindler database away', () => {
  it('marks the count of environments as stale', async () => {
    await renderWithKindler(<OverviewPage />, {
      api: {
        listEnvironments: async () =>
          environmentList([], {
            providers: [],
            freshness: { status: 'stale', observedAt: ago(180) },
          }),
      },
    });
    expect(
      await screen.findByText('Stale: last answer 3 min ago'),
    ).toBeInTheDocument();
  });
});

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
});

describe('EnvironmentsPage', () => {
  it('lists environments', async () => {
    await renderWithKindler(<EnvironmentsPage />);
    const table = await screen.findByRole('grid', { name: 'Environments' });
    expect(namesIn(table)).toEqual(['preview-481', 'cluster-7', 'preview-490']);
  });

  it('shows what could not be taken over of an old record', async () => {
    const note = {
      code: 'import-no-provider',
      params: {},
      text: 'no provider was recorded',
    };
    await renderWithKindler(<EnvironmentsPage />, {
      api: {
        listEnvironments: async () =>
          environmentList([
            { ...preview, importNotes: [note], error: note.text },
          ]),
      },
    });
    expect(await screen.findAllByText(note.text)).toHaveLength(1);
  });

  it.each([
    ['not-configured', 'This portal keeps no environments'],
    ['live', 'No environments can be created here'],
  ] as const)(
    'says what to add when it is %s without a provider',
    async (status, title) => {
      await renderWithKindler(<EnvironmentsPage />, {
        api: {
          listEnvironments: async () =>
            environmentList([], { providers: [], freshness: { status } }),
        },
      });
      expect(await screen.findByText(title)).toBeInTheDocument();
      expect(screen.getByText(/^kindler:/)).toHaveTextContent(/providers:/);
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
      expect(screen.queryByText('New environment')).not.toBeInTheDocument();
    },
  );

  it('does not call a stale empty list empty', async () => {
    await renderWithKindler(<EnvironmentsPage />, {
      api: {
        listEnvironments: async () =>
          environmentList([], {
            providers: [],
            freshness: { status: 'stale' },
          }),
      },
    });
    expect(await screen.findByText(/^Stale:/)).toBeInTheDocument();
    expect(
      screen.queryByText('There are no environments yet'),
    ).not.toBeInTheDocument();
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
