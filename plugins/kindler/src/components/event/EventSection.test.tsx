import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { events } from '../../__fixtures__/events';
import { NOW } from '../../__fixtures__/times';
import { FixtureSignals } from '../../__testUtils__/FixtureSignals';
import { renderWithKindler } from '../../__testUtils__/renderWithKindler';
import { EventSection } from './EventSection';

const user = userEvent.setup();

async function texts(): Promise<string[]> {
  const list = await screen.findByRole('list', { name: 'Events' });
  return within(list)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent ?? '');
}

describe('EventSection', () => {
  it('tells what happened, the newest first, with outages and verdicts', async () => {
    await renderWithKindler(<EventSection database="orders" />);
    const told = await texts();
    expect(told[0]).toContain('Switchover of orders');
    expect(told[1]).toContain('writes were out for 1.24 s');
    expect(told[7]).toContain('critical');
    expect(told[7]).toContain('holder-silent');
    expect(
      screen.getByRole('link', { name: 'Open operation' }),
    ).toHaveAttribute('href', '/kindler/operations/op-4');
  });

  it('shows one kind, and says so where there is none of it', async () => {
    const listEvents = jest.fn(async ({ kind }: { kind?: string }) => ({
      now: NOW,
      items: kind === 'action' ? [] : events,
    }));
    await renderWithKindler(<EventSection database="orders" />, {
      api: { listEvents },
    });
    await texts();
    await user.click(screen.getByRole('button', { name: /Kind of event/ }));
    await user.click(
      await screen.findByRole('option', { name: 'Actions of people' }),
    );
    expect(
      await screen.findByText('Nothing of this kind has happened'),
    ).toBeInTheDocument();
    expect(listEvents).toHaveBeenLastCalledWith(
      expect.objectContaining({ database: 'orders', kind: 'action' }),
    );
  });

  it('loads older ones by cursor, and keeps them when newer ones come', async () => {
    const signals = new FixtureSignals();
    let newest = events.slice(2, 5);
    const listEvents = jest.fn(async ({ cursor }: { cursor?: string }) =>
      cursor === 'older'
        ? { now: NOW, items: events.slice(5) }
        : { now: NOW, items: newest, nextCursor: 'older' },
    );
    await renderWithKindler(<EventSection database="orders" />, {
      api: { listEvents },
      signals,
    });
    expect(await texts()).toHaveLength(3);
    await user.click(screen.getByRole('button', { name: 'Show older' }));
    await screen.findByText(/orders-1 holds the lock/);
    expect(await texts()).toHaveLength(6);
    expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull();
    newest = events.slice(0, 3);
    signals.send({ topic: 'database', marks: ['orders'] });
    await screen.findByText(/Switchover of orders/);
    expect(await texts()).toHaveLength(8);
  });

  it('says what will be here where nothing has happened', async () => {
    await renderWithKindler(<EventSection database="audit" />);
    expect(
      await screen.findByText(/appear here by themselves/),
    ).toBeInTheDocument();
  });
});
