import { screen, within } from '@testing-library/react';
import { renderWithKindler } from '../__testUtils__/renderWithKindler';
import { RouteCard } from './RouteCard';

describe('RouteCard', () => {
  it('shows the trace as a line of hops', async () => {
    await renderWithKindler(<RouteCard />, {
      annotations: { 'kindler.dev/route': 'orders-rw' },
    });
    const hops = await screen.findByRole('list', { name: 'Hops of orders-rw' });
    expect(within(hops).getByText('127.0.0.1:5000')).toBeInTheDocument();
    expect(within(hops).getByText('PostgreSQL says')).toBeInTheDocument();
    expect(within(hops).getAllByText('ok')).toHaveLength(5);
  });

  it('shows where the trace breaks, and claims nothing behind it', async () => {
    await renderWithKindler(<RouteCard />, {
      annotations: { 'kindler.dev/route': 'billing-rw' },
    });
    const hops = await screen.findByRole('list', {
      name: 'Hops of billing-rw',
    });
    expect(within(hops).getByText('critical')).toBeInTheDocument();
    expect(within(hops).getAllByText('unknown')).toHaveLength(2);
    expect(
      screen.getByText(/^See whether the process runs/),
    ).toBeInTheDocument();
  });

  it('names the annotation that is missing', async () => {
    await renderWithKindler(<RouteCard />);
    expect(await screen.findByText(/Missing Annotation/i)).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    await renderWithKindler(<RouteCard />, {
      annotations: { 'kindler.dev/route': 'orders-rw' },
      denied: ['kindler.route.read'],
    });
    expect(await screen.findByText(/kindler\.route\.read/)).toBeInTheDocument();
  });
});
