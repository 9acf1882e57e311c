import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { edge } from '../../__fixtures__/gateways';
import { NOW } from '../../__fixtures__/times';
import { renderWithKindler } from '../../__testUtils__/renderWithKindler';
import { DatabaseView } from './DatabaseView';

function row(table: HTMLElement, name: RegExp) {
  return within(table).getByRole('row', { name });
}

describe('DatabaseView', () => {
  it('tells connections, sources and restarts of members, and what is not known', async () => {
    await renderWithKindler(<DatabaseView name="orders" />);
    const members = await screen.findByRole('grid', { name: 'Members' });
    const first = row(members, /^orders-1/);
    expect(first).toHaveTextContent('96 / 100');
    expect(first).toHaveTextContent('from orders-2');
    expect(first).toHaveTextContent(/restart at .*2026/);
    expect(row(members, /^orders-3/)).toHaveTextContent('unknown');
  });

  it('says in one line what clients of a route get, and which way they go', async () => {
    await renderWithKindler(<DatabaseView name="payments" />);
    const routes = await screen.findByRole('grid', { name: 'Routes' });
    expect(row(routes, /^payments-rw/)).toHaveTextContent(
      /closed, no server · 1\d s.*:5000 → edge\/payments_rw → no server/,
    );
    expect(row(routes, /^payments-ro/)).toHaveTextContent(
      'served by payments-3:5001 → edge/payments_ro → pg1, pg3 → payments-1, payments-3 → timeline 7401.7 ms',
    );
  });

  it('tells one trouble once: what clients get, what explains it, and what to do', async () => {
    await renderWithKindler(<DatabaseView name="payments" />);
    const findings = await screen.findByRole('list', { name: 'Findings' });
    const [outage, replica] = within(findings)
      .getAllByText(/^Next:/)
      .map(next => next.closest('li')!);
    expect(outage).toHaveTextContent(/HAProxy accepts clients of route/);
    expect(outage).toHaveTextContent('payments-1 holds the lock but');
    expect(replica).toHaveTextContent('payments-3 does not answer.');
    await userEvent.click(
      within(outage).getByRole('button', { name: 'Evidence (4)' }),
    );
    expect(outage).toHaveTextContent('patroni-rest:payments/payments-1');
  });

  it('lets the client speak first', async () => {
    await renderWithKindler(<DatabaseView name="payments" />);
    const witnesses = await screen.findAllByTestId(/^witness-/);
    expect(witnesses.map(({ dataset }) => dataset.testid)).toEqual([
      'witness-client',
      'witness-patroni',
      'witness-postgres',
      'witness-haproxy',
    ]);
    expect(witnesses[0]).toHaveTextContent(
      /closed, no serverlast served 1\d s ago/,
    );
  });

  it('offers on each member what can be done to it', async () => {
    const user = userEvent.setup();
    await renderWithKindler(<DatabaseView name="orders" />, {
      denied: ['kindler.database.reinitialize'],
    });
    const itemsOf = async (member: string) => {
      await user.click(
        await screen.findByRole('button', { name: `Actions on ${member}` }),
      );
      const items = await screen.findAllByRole('menuitem');
      await user.keyboard('{Escape}');
      return items.map(({ textContent }) => textContent);
    };
    expect(await itemsOf('orders-1')).toEqual([
      'Switch over to orders-1…',
      'Restart orders-1…',
    ]);
    expect(await itemsOf('orders-2')).toEqual(['Restart orders-2…']);
  });

  it('has no column of actions for those who may do nothing', async () => {
    await renderWithKindler(<DatabaseView name="orders" />, {
      denied: ['switchover', 'restart', 'reinitialize', 'pause'].map(
        name => `kindler.database.${name}`,
      ),
    });
    const members = await screen.findByRole('grid', { name: 'Members' });
    expect(
      within(members).queryByRole('columnheader', { name: 'Actions' }),
    ).toBeNull();
  });

  it('lists slots with what they keep, and says of whom they are not known', async () => {
    await renderWithKindler(<DatabaseView name="orders" part="details" />);
    const slots = await screen.findByRole('grid', {
      name: 'Replication slots',
    });
    expect(row(slots, /^audit_feed/)).toHaveTextContent(
      'audit_feedorders-1logicalnot in use3.2 GBlost',
    );
    expect(row(slots, /^orders_1/)).toHaveTextContent('not told');
    expect(screen.getByText(/^Unknown for orders-3: slots/)).toBeVisible();
  });

  it('counts sessions that old processes hold, and does not guess', async () => {
    await renderWithKindler(<DatabaseView name="orders" part="details" />);
    const servers = await screen.findByRole('grid', {
      name: 'Servers of orders_rw',
    });
    expect(row(servers, /^pg1/)).toHaveTextContent('+3 held by an old process');
    const processes = await screen.findByRole('list', {
      name: 'Processes of HAProxy edge',
    });
    expect(processes).toHaveTextContent('orders_rw/pg1: 3');
    expect(within(processes).getByText('sessions: unknown')).toBeVisible();
  });

  it('says why it is not known which processes there are', async () => {
    await renderWithKindler(<DatabaseView name="orders" part="details" />, {
      api: {
        getGateway: async () => ({
          now: NOW,
          item: { ...edge, processes: undefined },
        }),
      },
    });
    expect(
      await screen.findByText(/kindler\.gateways\[\]\.masterSocket/),
    ).toBeVisible();
  });

  it('tells switchovers, failovers and timelines apart', async () => {
    await renderWithKindler(<DatabaseView name="orders" part="history" />);
    const legend = await screen.findByRole('list', {
      name: 'What the signs mean',
    });
    expect(
      await within(legend).findByText('switchover, asked for here'),
    ).toBeVisible();
    expect(await within(legend).findByText('failover')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'As a table' }));
    const history = await screen.findByRole('grid', {
      name: 'History of leaders',
    });
    expect(row(history, /^7/)).toHaveTextContent('switchover, asked for here');
    expect(row(history, /^6/)).toHaveTextContent('new timeline, same leader');
    expect(row(history, /^5/)).toHaveTextContent('cause unknown');
    expect(row(history, /^4/)).toHaveTextContent('failover');
  });

  it('shows what the operator says, with its age', async () => {
    await renderWithKindler(<DatabaseView name="search" part="details" />);
    const operator = await screen.findByRole('region', {
      name: 'PostgresCluster search/search',
    });
    expect(operator).toHaveTextContent('2 of 3 ready');
    expect(operator).toHaveTextContent('1 failed');
    expect(operator).toHaveTextContent('repo2: unknown');
    expect(operator).toHaveTextContent('not carried out yet');
    expect(operator).toHaveTextContent('PGBackRestReplicaRepoReady: False');
    expect(operator).toHaveTextContent(/1\d s ago/);
  });

  it('names no member for a restart where the operator restarts all', async () => {
    const user = userEvent.setup();
    await renderWithKindler(<DatabaseView name="search" />);
    await user.click(await screen.findByRole('button', { name: 'Actions' }));
    await user.click(
      await screen.findByRole('menuitem', { name: 'Restart all members…' }),
    );
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText('This will happen');
    expect(within(dialog).queryByRole('radio')).toBeNull();
  });
});
