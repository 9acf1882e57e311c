import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderWithKindler } from '../../__testUtils__/renderWithKindler';
import { DiscoverButton } from './DiscoverButton';

describe('DiscoverButton', () => {
  it('shows where proxies lead, and the block that adds the routes', async () => {
    const user = userEvent.setup();
    await renderWithKindler(<DiscoverButton gateway="edge" />);
    await user.click(
      await screen.findByRole('button', { name: 'Find routes…' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByText('followed by orders-rw'),
    ).toBeInTheDocument();
    expect(within(dialog).getByText('could be a route')).toBeInTheDocument();
    expect(
      within(dialog).getByText('leads to no known cluster'),
    ).toBeInTheDocument();
    expect(dialog).toHaveTextContent(
      /- name: orders-ro gateway: edge proxy: orders_ro # intent: read-write or read-only # listener: { host: <host>, port: <port> } targets: - { name: orders, database: orders, servers: \[pg1, "2"\] }/,
    );
  });

  it('is not there for those who may not', async () => {
    await renderWithKindler(
      <>
        <DiscoverButton gateway="edge" />
        <p>rendered</p>
      </>,
      { denied: ['kindler.gateway.inspect'] },
    );
    await screen.findByText('rendered');
    expect(screen.queryByRole('button', { name: 'Find routes…' })).toBeNull();
  });
});
