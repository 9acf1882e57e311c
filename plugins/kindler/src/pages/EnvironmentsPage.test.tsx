import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import { screen, waitFor, within } from '@testing-library/react';
import { renderWithKindler } from '../__testUtils__/renderWithKindler';
import { namesIn } from '../__testUtils__/namesIn';
import { preview, providers } from '../__fixtures__/environments';
import { ago } from '../__fixtures__/times';
import { environmentList } from '../__fixtures__/lists';
import { EnvironmentsPage } from './EnvironmentsPage';

describe('EnvironmentsPage', () => {
  it('lists environments', async () => {
    await renderWithKindler(<EnvironmentsPage />);
    const table = await screen.findByRole('grid', { name: 'Environments' });
    expect(namesIn(table)).toEqual(['preview-481', 'cluster-7', 'preview-490']);
  });

  it.each<[string, Environment['observed'], RegExp]>([
    ['nobody looked', undefined, /not seen yet.*Asked for: running/],
    [
      'newer looks failed',
      { ...preview.observed!, fault: 'no way' },
      /was running.*Asked for: running/,
    ],
    [
      'somebody saw it long ago',
      { ...preview.observed!, observedAt: ago(3600) },
      /was running.*60 min ago/,
    ],
    [
      'it was seen stopped',
      { ...preview.observed!, state: 'stopped' },
      /was stopped.*Asked for: running/,
    ],
  ])('draws none as running where %s', async (_, observed, shown) => {
    await renderWithKindler(<EnvironmentsPage />, {
      api: {
        listEnvironments: async () =>
          environmentList([{ ...preview, observed }]),
      },
    });
    const row = await screen.findByRole('row', { name: /preview-481/ });
    expect(row).toHaveTextContent(shown);
    expect(within(row).queryByText('running')).toBeNull();
  });

  it('shows a name once where it is the title', async () => {
    await renderWithKindler(<EnvironmentsPage />, {
      api: {
        listEnvironments: async () =>
          environmentList([{ ...preview, title: preview.name }]),
      },
    });
    const table = await screen.findByRole('grid', { name: 'Environments' });
    expect(namesIn(table)).toEqual(['preview-481']);
  });

  it('leads from what is otherwise to the comparison', async () => {
    await renderWithKindler(<EnvironmentsPage />);
    expect(
      await screen.findByRole('link', { name: 'Not as it was asked for' }),
    ).toHaveAttribute('href', '/kindler/drift?q=preview-490');
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

  it.each([
    [[], 1],
    [['kindler.environment.create'], 0],
  ])(
    'says before anybody asks that a provider cannot create, unless %j is denied',
    async (denied, told) => {
      const [database, k3d] = providers.items;
      const availability = {
        available: false,
        reason: 'Docker does not run',
        hint: 'Start Docker',
      };
      await renderWithKindler(<EnvironmentsPage />, {
        denied,
        api: {
          listProviders: async () => ({
            ...providers,
            items: [database, { ...k3d, availability }],
          }),
        },
      });
      await screen.findByRole('grid', { name: 'Environments' });
      await waitFor(() =>
        expect(
          screen.queryAllByText('Environments of k3d cannot be created now'),
        ).toHaveLength(told),
      );
      expect(
        screen.queryAllByText('Docker does not run. Start Docker'),
      ).toHaveLength(told);
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
