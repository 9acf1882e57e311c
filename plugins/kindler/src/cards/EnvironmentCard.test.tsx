import { NotFoundError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { preview } from '../__fixtures__/environments';
import { creating } from '../__fixtures__/operations';
import { FixtureSignals } from '../__testUtils__/FixtureSignals';
import { renderWithKindler } from '../__testUtils__/renderWithKindler';
import { ago, NOW } from '../__fixtures__/times';
import { EnvironmentCard } from './EnvironmentCard';

const annotations = { 'kindler.dev/environment': 'preview-481' };

describe('EnvironmentCard', () => {
  it('shows state and connection, and no password', async () => {
    await renderWithKindler(<EnvironmentCard />, { annotations });
    expect(
      await screen.findByText(
        'postgresql://preview-481@127.0.0.1:5002/preview-481?sslmode=disable',
      ),
    ).toBeInTheDocument();
    expect(screen.getAllByText('running')).not.toEqual([]);
    expect(screen.queryByText('shown-only-once')).not.toBeInTheDocument();
  });

  it('shows why an environment is not as it was asked for', async () => {
    await renderWithKindler(<EnvironmentCard />, {
      annotations: { 'kindler.dev/environment': 'cluster-7' },
    });
    expect(await screen.findByText(/k3d is not installed/)).toBeInTheDocument();
    expect(screen.getByText('failed')).toBeInTheDocument();
  });

  it('says once what could not be taken over of an old record', async () => {
    const note = {
      code: 'import-same-http-port',
      params: { port: 18080, other: 'dev' },
      text: "HTTP port 18080 is that of 'dev' already",
    };
    await renderWithKindler(<EnvironmentCard />, {
      annotations,
      api: {
        getEnvironment: async () => ({
          now: NOW,
          item: {
            ...preview,
            provider: 'unknown',
            error: `it went wrong; ${note.text}`,
            importNotes: [note],
            importConflict: true,
          },
          freshness: { status: 'live', observedAt: NOW },
        }),
      },
    });
    expect(await screen.findByText(note.text)).toBeInTheDocument();
    expect(screen.getByText('it went wrong')).toBeInTheDocument();
    expect(screen.getByText(/^Taken over from an older/)).toBeInTheDocument();
    expect(screen.getByText('unknown')).toBeInTheDocument();
  });

  it('says that the Kindler database is away and how old the rows are', async () => {
    await renderWithKindler(<EnvironmentCard />, {
      annotations,
      api: {
        getEnvironment: async () => ({
          now: NOW,
          item: preview,
          freshness: {
            status: 'stale',
            observedAt: ago(120),
            fault: {
              kind: 'refused',
              source: 'kindler-database',
              message: 'The Kindler database cannot be reached.',
              hint: 'Check the route platform-rw.',
            },
          },
        }),
      },
    });
    expect(
      await screen.findByText(/^Stale: last answer 2 min ago/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/cannot be reached\. Check the route/),
    ).toBeInTheDocument();
    expect(screen.getByText('was running')).toBeInTheDocument();
  });

  it('sets a new password only when asked, and shows it once', async () => {
    const user = userEvent.setup();
    const createEnvironmentCredentials = jest.fn(async () => ({
      environment: 'preview-481',
      host: '127.0.0.1',
      port: 5002,
      database: 'preview-481',
      user: 'preview-481',
      password: 'shown-only-once',
      sslMode: 'verify-full' as const,
      caCertificate: 'a certificate in PEM',
    }));
    await renderWithKindler(<EnvironmentCard />, {
      annotations,
      api: { createEnvironmentCredentials },
    });
    await user.click(
      await screen.findByRole('button', { name: 'Set a new password…' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('stops working at once');
    expect(createEnvironmentCredentials).not.toHaveBeenCalled();
    await user.click(
      within(dialog).getByRole('button', { name: 'Set a new password' }),
    );
    expect(
      await within(dialog).findByText('shown-only-once'),
    ).toBeInTheDocument();
    expect(dialog).toHaveTextContent('verify-full');
    expect(
      within(dialog).getByRole('button', { name: 'Copy CA certificate' }),
    ).toBeInTheDocument();
    expect(createEnvironmentCredentials).toHaveBeenCalledTimes(1);
    const [close] = within(dialog)
      .getAllByRole('button', { name: 'Close' })
      .slice(-1);
    await user.click(close);
    await waitFor(() =>
      expect(screen.queryByText('shown-only-once')).not.toBeInTheDocument(),
    );
  });

  it('deletes after the name was typed, and follows the operation even when the environment is gone', async () => {
    const user = userEvent.setup();
    const signals = new FixtureSignals();
    const deleteEnvironment = jest.fn(async () => ({
      now: NOW,
      item: creating,
    }));
    const getEnvironment = jest.fn();
    getEnvironment.mockResolvedValueOnce({
      now: NOW,
      item: preview,
      freshness: { status: 'live', observedAt: NOW },
    });
    getEnvironment.mockRejectedValue(
      new NotFoundError("There is no 'preview-481'"),
    );
    await renderWithKindler(<EnvironmentCard />, {
      annotations,
      signals,
      api: { deleteEnvironment, getEnvironment },
    });
    await user.click(await screen.findByRole('button', { name: 'Delete…' }));
    const dialog = await screen.findByRole('dialog');
    const confirm = within(dialog).getByRole('button', {
      name: 'Delete environment',
    });
    expect(confirm).toBeDisabled();
    await user.type(
      within(dialog).getByLabelText('Type preview-481 to confirm'),
      'preview-481',
    );
    await user.click(confirm);
    expect(
      await within(dialog).findByText('create database'),
    ).toBeInTheDocument();
    expect(deleteEnvironment).toHaveBeenCalledWith('preview-481', {});
    await waitFor(() => expect(getEnvironment).toHaveBeenCalledTimes(2));
    expect(within(dialog).getByText('create database')).toBeInTheDocument();
  });

  it('offers no action that is not permitted', async () => {
    await renderWithKindler(<EnvironmentCard />, {
      annotations,
      denied: ['kindler.environment.delete', 'kindler.environment.credentials'],
    });
    await screen.findAllByText('running');
    expect(screen.queryByRole('button', { name: 'Delete…' })).toBeNull();
    expect(
      screen.queryByRole('button', { name: 'Set a new password…' }),
    ).toBeNull();
  });
});
