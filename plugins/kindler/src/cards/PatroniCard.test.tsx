import { ServiceUnavailableError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import { orders } from '../__fixtures__/databases';
import { FixtureSignals } from '../__testUtils__/FixtureSignals';
import { renderWithKindler } from '../__testUtils__/renderWithKindler';
import { NOW } from '../__fixtures__/times';
import { PatroniCard } from './PatroniCard';

const annotations = { 'kindler.dev/database': 'orders' };

describe('PatroniCard', () => {
  it('shows leader, verdict and members', async () => {
    await renderWithKindler(<PatroniCard />, { annotations });
    const table = await screen.findByRole('grid', { name: 'Members' });
    expect(screen.getByText('ok')).toBeInTheDocument();
    expect(
      screen.getByText('Leader', { selector: 'dt' }).parentElement,
    ).toHaveTextContent('orders-2');
    const leader = within(table).getByRole('row', { name: /orders-2/ });
    expect(leader).toHaveTextContent('Leader');
    expect(leader).toHaveTextContent('running');
  });

  it('shows each database that the annotation lists', async () => {
    await renderWithKindler(<PatroniCard />, {
      annotations: { 'kindler.dev/database': 'orders, billing' },
    });
    expect(await screen.findByText('Orders')).toBeInTheDocument();
    expect(await screen.findByText('billing')).toBeInTheDocument();
    expect(
      screen.getByText(/HAProxy sends writes to billing-1/),
    ).toBeInTheDocument();
  });

  it('says unknown where nothing is known, never a number', async () => {
    await renderWithKindler(<PatroniCard />, {
      annotations: { 'kindler.dev/database': 'audit' },
    });
    const lag = await screen.findByText('Largest lag');
    expect(lag.parentElement).toHaveTextContent('unknown');
    expect(screen.queryByText('ok')).not.toBeInTheDocument();
  });

  it('shows that it is on its way', async () => {
    const getDatabase = jest.fn(() => new Promise<never>(() => {}));
    await renderWithKindler(<PatroniCard />, {
      annotations,
      api: { getDatabase },
    });
    await waitFor(() => expect(getDatabase).toHaveBeenCalled());
    await waitFor(() =>
      expect(screen.getByText('Loading')).toBeInTheDocument(),
    );
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  });

  it('names the annotation that is missing', async () => {
    await renderWithKindler(<PatroniCard />);
    expect(await screen.findByText(/Missing Annotation/i)).toBeInTheDocument();
  });

  it('names the permission that is missing, and asks for nothing', async () => {
    const getDatabase = jest.fn();
    await renderWithKindler(<PatroniCard />, {
      annotations,
      denied: ['kindler.database.read'],
      api: { getDatabase },
    });
    expect(
      await screen.findByText(/kindler\.database\.read/),
    ).toBeInTheDocument();
    expect(getDatabase).not.toHaveBeenCalled();
  });

  it('shows why a database cannot be shown', async () => {
    await renderWithKindler(<PatroniCard />, {
      annotations: { 'kindler.dev/database': 'nowhere' },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent("There is no 'nowhere'");
    expect(alert).toHaveTextContent('kindler.databases');
  });

  it('keeps what was last known and says that it is stale', async () => {
    const signals = new FixtureSignals();
    const getDatabase = jest.fn();
    getDatabase.mockResolvedValueOnce({ now: NOW, item: orders });
    getDatabase.mockRejectedValue(new ServiceUnavailableError('backend away'));
    await renderWithKindler(<PatroniCard />, {
      annotations,
      signals,
      api: { getDatabase },
    });
    await screen.findByRole('grid', { name: 'Members' });
    signals.send({ topic: 'database', marks: ['orders'] });
    expect(await screen.findByText(/^Stale: last answer/)).toBeInTheDocument();
    expect(screen.getByText(/backend away/)).toBeInTheDocument();
    expect(screen.getByRole('grid', { name: 'Members' })).toBeInTheDocument();
    expect(screen.getByText('was ok')).toBeInTheDocument();
    expect(screen.queryByText('ok')).not.toBeInTheDocument();
  });

  it('follows a signal about its database, and no other', async () => {
    const signals = new FixtureSignals();
    const getDatabase = jest.fn();
    getDatabase.mockResolvedValueOnce({ now: NOW, mark: 'm1', item: orders });
    getDatabase.mockResolvedValue({
      now: NOW,
      mark: 'm1',
      item: { ...orders, leader: 'orders-3', members: [] },
    });
    await renderWithKindler(<PatroniCard />, {
      annotations,
      signals,
      api: { getDatabase },
    });
    await screen.findByRole('row', { name: /orders-2/ });
    signals.send({ topic: 'database', marks: ['m2'] });
    signals.send({ topic: 'route', marks: ['m1'] });
    signals.send({ topic: 'database', marks: ['m1'] });
    expect(await screen.findByText('orders-3')).toBeInTheDocument();
    await waitFor(() => expect(getDatabase).toHaveBeenCalledTimes(2));
    expect(signals.subscriptions).toBe(1);
  });
});
