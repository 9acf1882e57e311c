import { screen, waitFor } from '@testing-library/react';
import { renderWithKindler } from '../__testUtils__/renderWithKindler';
import { namesIn } from '../__testUtils__/namesIn';
import { preview, providers } from '../__fixtures__/environments';
import { environmentList } from '../__fixtures__/lists';
import { EnvironmentsPage } from './EnvironmentsPage';

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
