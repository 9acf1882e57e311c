import type {
  IncidentList,
  ListFindingsFilter,
} from '@kindler/backstage-plugin-kindler-common';
import { screen, waitFor, within } from '@testing-library/react';
import { renderWithKindler } from '../__testUtils__/renderWithKindler';
import { events } from '../__fixtures__/events';
import { goingOn } from '../__fixtures__/incidents';
import { environmentList, findingList } from '../__fixtures__/lists';
import { ago, NOW } from '../__fixtures__/times';
import { OverviewPage } from './OverviewPage';
import { namesIn } from '../__testUtils__/namesIn';

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

  it.each([
    ['incidents', 'listIncidents'],
    ['what is found of them', 'listFindings'],
  ] as const)(
    'does not say that nothing is wrong before it has read %s',
    async (_, call) => {
      const listFindings = jest.fn(async (filter: ListFindingsFilter) => {
        if (call === 'listFindings' && filter.incident) {
          await new Promise(() => {});
        }
        return findingList([], filter);
      });
      await renderWithKindler(<OverviewPage />, {
        api: {
          listFindings,
          listIncidents: async () =>
            call === 'listIncidents'
              ? new Promise<IncidentList>(() => {})
              : { now: NOW, items: [] },
        },
      });
      await waitFor(() => expect(listFindings).toHaveBeenCalledTimes(2));
      await screen.findByText('1 critical');
      expect(screen.queryByText(/wrong, but|is wrong\./)).toBeNull();
    },
  );

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

  it('does not say that nothing happened while an incident tells of it', async () => {
    const { database, startedAt } = goingOn;
    const changed = { ...events[0], kind: 'leader-changed' as const };
    await renderWithKindler(<OverviewPage />, {
      api: {
        listOperations: async () => ({ now: NOW, items: [] }),
        listIncidents: async () => ({ now: NOW, items: [goingOn] }),
        listEvents: async () => ({
          now: NOW,
          items: [{ ...changed, database, at: startedAt }],
        }),
      },
    });
    expect(
      await screen.findByText('Nothing besides what is wrong now.'),
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
