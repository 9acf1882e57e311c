import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { backupList } from '../__fixtures__/backups';
import { operations } from '../__fixtures__/operations';
import { NOW } from '../__fixtures__/times';
import { renderWithKindler } from '../__testUtils__/renderWithKindler';
import { EnvironmentView } from '../components/environment';
import { BackupsPage } from './BackupsPage';

const answer = async () => ({ now: NOW, item: operations[0] });

describe('BackupsPage', () => {
  it('says of each thing whether its backups can be relied on, and why not', async () => {
    await renderWithKindler(<BackupsPage />);
    const sources = within(
      await screen.findByRole('region', { name: 'What is backed up' }),
    );
    expect(
      sources.getByRole('row', { name: /Kindler database/ }),
    ).toHaveTextContent(
      /not to be relied on.*could not be restored: pg_restore ended with 1/,
    );
    expect(sources.getByRole('row', { name: /preview-481/ })).toHaveTextContent(
      'restored, and young enough',
    );
  });

  it('backs up with a reason', async () => {
    const user = userEvent.setup();
    const createBackup = jest.fn(answer);
    await renderWithKindler(<BackupsPage />, { api: { createBackup } });
    await user.click(
      await screen.findByRole('button', { name: 'Back up Kindler database…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const confirm = dialog.getByRole('button', { name: 'Back up' });
    expect(confirm).toBeDisabled();
    await user.type(dialog.getByLabelText(/Reason/), 'before the upgrade');
    await user.click(confirm);
    expect(createBackup).toHaveBeenCalledWith({
      environment: undefined,
      reason: 'before the upgrade',
      idempotencyKey: expect.any(String),
    });
  });

  it('restores into a database of a possible name, and warns of a backup that nobody restored', async () => {
    const user = userEvent.setup();
    const restoreBackup = jest.fn(answer);
    await renderWithKindler(<BackupsPage />, { api: { restoreBackup } });
    const [, failed] = backupList.items;
    await user.click(
      await screen.findByRole('button', { name: `Restore ${failed.id}…` }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByText('Nobody has restored this backup successfully'),
    ).toBeVisible();
    const confirm = dialog.getByRole('button', { name: 'Restore' });
    const name = dialog.getByLabelText(/Name of the new database/);
    await user.type(dialog.getByLabelText(/Reason/), 'to look at it');
    await user.type(name, 'Wrong Name');
    expect(confirm).toBeDisabled();
    await user.clear(name);
    await user.type(name, 'kindler_before');
    await user.click(confirm);
    expect(restoreBackup).toHaveBeenCalledWith(failed.id, {
      database: 'kindler_before',
      reason: 'to look at it',
      idempotencyKey: expect.any(String),
    });
  });

  it('offers nothing to those who may only read', async () => {
    await renderWithKindler(<BackupsPage />, {
      denied: ['kindler.backup.run', 'kindler.backup.restore'],
    });
    await screen.findByRole('row', { name: /Kindler database/ });
    expect(
      screen.queryByRole('button', { name: /^(Back up|Restore) .*…$/ }),
    ).toBeNull();
  });

  it('says what to configure', async () => {
    await renderWithKindler(<BackupsPage />, {
      api: {
        listBackups: async () => ({
          now: NOW,
          isConfigured: false,
          sources: [],
          items: [],
          summary: { total: 0 },
        }),
      },
    });
    expect(await screen.findByText(/kindler.backups.folder/)).toBeVisible();
  });
});

describe('backups of an environment', () => {
  it('stand on its page, with their state', async () => {
    await renderWithKindler(<EnvironmentView name="preview-481" />);
    const section = within(
      await screen.findByRole('region', { name: 'Backups' }),
    );
    expect(section.getByText('restored, and young enough')).toBeVisible();
    expect(section.getByText('restored and compared')).toBeVisible();
  });

  it('are nothing for those who may not see them', async () => {
    await renderWithKindler(<EnvironmentView name="preview-481" />, {
      denied: ['kindler.backup.read'],
    });
    await screen.findByRole('button', { name: 'Delete…' });
    expect(screen.queryByRole('region', { name: 'Backups' })).toBeNull();
  });
});
