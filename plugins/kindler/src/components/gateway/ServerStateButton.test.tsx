import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { switched } from '../../__fixtures__/operations';
import { NOW } from '../../__fixtures__/times';
import { renderWithKindler } from '../../__testUtils__/renderWithKindler';
import { EndSessionsButton } from './EndSessionsButton';
import { ServerStateButton } from './ServerStateButton';

const answer = async () => ({ now: NOW, item: switched });
const DENIED = ['kindler.gateway.change'];

describe('ServerStateButton', () => {
  const button = (
    <ServerStateButton gateway="edge" proxy="orders_rw" server="pg2" />
  );

  it('asks for a state and a reason, and follows the operation', async () => {
    const user = userEvent.setup();
    const setServerState = jest.fn(answer);
    await renderWithKindler(button, { api: { setServerState } });
    await user.click(
      await screen.findByRole('button', { name: 'Change server pg2…' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('radio', { name: /maint/ }));
    const start = within(dialog).getByRole('button', { name: 'Change' });
    expect(start).toBeDisabled();
    await user.type(within(dialog).getByLabelText(/^Reason/), 'drill');
    await user.click(start);
    expect(
      await within(dialog).findByText('writers waited 212 ms'),
    ).toBeInTheDocument();
    expect(setServerState).toHaveBeenCalledWith(
      'edge',
      'pg2',
      expect.objectContaining({
        proxy: 'orders_rw',
        state: 'maint',
        endSessions: false,
        reason: 'drill',
      }),
    );
  });

  it('is not there without the permission', async () => {
    await renderWithKindler(
      <>
        {button}
        <p>rendered</p>
      </>,
      { denied: DENIED },
    );
    await screen.findByText('rendered');
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});

describe('EndSessionsButton', () => {
  const process = { pid: 7, kind: 'old' as const, sessions: 3, servers: [] };

  it('ends the sessions of one process', async () => {
    const user = userEvent.setup();
    const endOldSessions = jest.fn(answer);
    await renderWithKindler(
      <EndSessionsButton gateway="edge" process={process} />,
      { api: { endOldSessions } },
    );
    await user.click(
      await screen.findByRole('button', { name: 'End its sessions…' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText(/^Reason/), 'drill');
    await user.click(within(dialog).getByRole('button', { name: 'End them' }));
    expect(endOldSessions).toHaveBeenCalledWith(
      'edge',
      expect.objectContaining({ pid: 7, reason: 'drill' }),
    );
  });

  it.each([
    ['the current process', { ...process, kind: 'current' as const }],
    ['one without sessions', { ...process, sessions: 0 }],
  ])('is not there for %s', async (_, other) => {
    await renderWithKindler(
      <>
        <EndSessionsButton gateway="edge" process={other} />
        <p>rendered</p>
      </>,
    );
    await screen.findByText('rendered');
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
