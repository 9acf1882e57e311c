import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { preview } from '../../__fixtures__/environments';
import { renderWithKindler } from '../../__testUtils__/renderWithKindler';
import { EnvironmentView } from '../environment';

const PERMISSION = 'kindler.environment.temporary-credentials';

describe('TemporaryCredentials', () => {
  it('issues some, shows them once, and lists what there is without a password', async () => {
    const user = userEvent.setup();
    await renderWithKindler(<EnvironmentView name={preview.name} />);
    await user.click(
      await screen.findByRole('button', { name: 'Issue credentials…' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.click(
      within(dialog).getByRole('button', { name: 'Issue credentials' }),
    );
    expect(
      await within(dialog).findByText('shown-only-once'),
    ).toBeInTheDocument();
    const [close] = within(dialog).getAllByRole('button', { name: 'Close' });
    await user.click(close);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.queryByText('shown-only-once')).toBeNull();
    const table = await screen.findByRole('grid', {
      name: 'Temporary credentials',
    });
    expect(within(table).getByText('user:default/jane.doe')).toBeVisible();
    expect(within(table).getByText('over, being dropped')).toBeVisible();
  });

  it('revokes after saying what that means', async () => {
    const user = userEvent.setup();
    const revokeEnvironmentCredential = jest.fn(
      async (environment: string, id: string) => ({
        environment,
        id,
        dropped: false,
        message: 'somebody holds a lock',
        now: new Date().toISOString(),
      }),
    );
    await renderWithKindler(<EnvironmentView name={preview.name} />, {
      api: { revokeEnvironmentCredential },
    });
    const [revoke] = await screen.findAllByRole('button', { name: 'Revoke…' });
    await user.click(revoke);
    const dialog = await screen.findByRole('dialog');
    await user.click(
      within(dialog).getByRole('button', { name: 'Revoke credentials' }),
    );
    expect(
      await within(dialog).findByText('somebody holds a lock'),
    ).toBeInTheDocument();
    expect(revokeEnvironmentCredential).toHaveBeenCalledWith(
      preview.name,
      expect.stringMatching(/^kindler_tmp_/),
    );
  });

  it('is nothing for those who may not', async () => {
    await renderWithKindler(<EnvironmentView name={preview.name} />, {
      denied: [PERMISSION],
    });
    await screen.findByRole('button', { name: 'Delete…' });
    expect(screen.queryByText('Temporary credentials')).toBeNull();
  });
});
