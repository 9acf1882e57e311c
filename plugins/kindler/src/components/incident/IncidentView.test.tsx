import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { goingOn } from '../../__fixtures__/incidents';
import { NOW } from '../../__fixtures__/times';
import { renderWithKindler } from '../../__testUtils__/renderWithKindler';
import { IncidentSection } from './IncidentSection';
import { IncidentView } from './IncidentView';

describe('IncidentView', () => {
  it('tells what happened in order, what it cost, and what people did', async () => {
    await renderWithKindler(<IncidentView database="orders" id="128" />);
    expect(
      await screen.findByRole('heading', {
        name: 'Failover from orders-1 to orders-3',
      }),
    ).toBeVisible();
    expect(screen.getByText('worst: critical')).toBeVisible();
    expect(screen.getByText('over · lasted 2 min 29 s')).toBeVisible();
    const phases = screen.getByRole('grid', { name: 'Phases' });
    expect(
      within(phases)
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent?.slice(1)),
    ).toEqual([
      '14:59:42Clients of orders-rw were refused: no answer in time.Evidence (1)',
      '14:59:47HAProxy had no server for writes.Evidence (1)',
      "14:59:54Nobody held Patroni's lock.Evidence (1)",
      '14:59:58Clients of orders-rw were served by orders-3.Evidence (1)',
      '15:00:01orders-1, orders-3 accepted writes at the same time.Evidence (1)',
      '15:02:06orders-3 accepted writes.Evidence (1)',
    ]);
    const [first] = within(phases).getAllByRole('button', { name: /Evidence/ });
    await userEvent.click(first);
    expect(phases).toHaveTextContent('client of route orders-rw: timeout');
    const numbers = screen.getByRole('region', { name: 'In numbers' });
    expect(numbers).toHaveTextContent('Writes out16.3 s');
    expect(numbers).toHaveTextContent('Detected after1.90 s');
    expect(numbers).toHaveTextContent('Led afterorders-3, timeline 2');
    expect(numbers).toHaveTextContent('(S2, split-brain)');
    expect(
      within(numbers).getByRole('link', { name: 'Restart a member of orders' }),
    ).toHaveAttribute('href', '/kindler/operations/op-4');
    expect(screen.getByRole('img', { name: /each witness/ })).toHaveTextContent(
      'no answer',
    );
  });

  it('says what is not known of one that goes on', async () => {
    await renderWithKindler(<IncidentView database="payments" id="129" />, {
      api: {
        getIncident: async () => ({
          now: NOW,
          item: { ...goingOn, outageMs: undefined, outageOngoing: undefined },
        }),
      },
    });
    expect(await screen.findByText(/^goes on · 1\d\.\d s$/)).toBeVisible();
    expect(screen.getByText(/the owner was not told/)).toBeVisible();
    const numbers = screen.getByRole('region', { name: 'In numbers' });
    expect(numbers).toHaveTextContent('Writes outnot known: no route');
    expect(numbers).toHaveTextContent('Detected afterunknown');
    expect(numbers).toHaveTextContent('Sessions cutnot counted');
    expect(screen.getByText('Nothing has been noted yet.')).toBeVisible();
  });
});

describe('IncidentSection', () => {
  it('lists incidents of all, each a link to its story', async () => {
    await renderWithKindler(<IncidentSection />);
    const table = await screen.findByRole('grid', { name: 'Incidents' });
    const [, first, second] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(
      /HAProxy has no server for thempayments · incident 129goes on/,
    );
    expect(second).toHaveTextContent(/Orders · incident 128over2 min 29 s/);
    expect(second).toHaveAttribute(
      'data-href',
      '/kindler/databases/orders/incidents/128',
    );
  });

  it('says so where nothing went wrong', async () => {
    await renderWithKindler(<IncidentSection database="audit" />);
    expect(
      await screen.findByText(/^Nothing has gone wrong since/),
    ).toBeVisible();
  });
});
