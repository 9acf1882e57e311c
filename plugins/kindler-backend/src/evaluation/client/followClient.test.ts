import type { ClientOutcome } from '@kindler/backstage-plugin-kindler-common';
import { probe, queried } from '../__testUtils__/clients';
import { NOW } from '../__testUtils__/snapshots';
import type { ClientSnapshot } from '../../model/ClientSnapshot';
import { toSourceState } from '../../model/Reading';
import { clientReading } from './clientReading';
import { followClient } from './followClient';
import { isSameToClients } from './isSameToClients';
import { toRouteClient } from '../views/toRouteClient';

const START: ClientSnapshot = {
  source: { id: 'client:orders-rw', kind: 'client', target: 'db:5000' },
  failures: 0,
  everyMs: 5000,
};
const QUERY = { phases: { query: 1 } };
const FAULT = {
  kind: 'refused',
  source: 'x',
  message: 'no',
  hint: 'x',
} as const;

/** What is known after probes with these outcomes, one each second. */
const after = (...outcomes: ClientOutcome[]) =>
  outcomes.reduce(
    (client, outcome, index) =>
      followClient(
        client,
        probe(outcome, NOW + 1000 * index, {
          fault: outcome === 'served' ? undefined : FAULT,
        }),
      ),
    START,
  );

describe('what is known of clients', () => {
  it('counts from the first probe that was not served', () => {
    expect(after('served', 'refused', 'closed')).toMatchObject({
      servedAt: NOW,
      refusedSince: NOW + 1000,
      failures: 2,
    });
    expect(after('served', 'refused', 'served')).toMatchObject({
      servedAt: NOW + 2000,
      refusedSince: undefined,
      failures: 0,
    });
  });

  it.each(['auth', 'tls'] as const)('takes %s for served', outcome => {
    expect(after('refused', outcome)).toMatchObject({
      servedAt: NOW + 1000,
      failures: 0,
    });
  });

  it('keeps the last query, and forgets others once it is served', () => {
    const asked = followClient(START, queried(NOW, QUERY));
    const later = followClient(asked, probe('served', NOW + 5000));
    expect(later.lastQuery).toBe(asked.last);
    const refused = { ...after('refused', 'refused'), othersServedAt: NOW };
    expect(followClient(refused, probe('closed')).othersServedAt).toBe(NOW);
    expect(
      followClient(refused, probe('served')).othersServedAt,
    ).toBeUndefined();
  });

  it.each<[ClientOutcome[], string]>([
    [['served'], 'ok'],
    [['served', 'no-slot'], 'ok'],
    [['starting'], 'ok'],
    [['served', 'refused'], 'unreachable'],
    [['timeout'], 'unreachable'],
    [[], 'pending'],
  ])('is a source that after %j is %s', (outcomes, status) => {
    const client = after(...outcomes);
    const state = toSourceState([clientReading(client)]);
    expect(state).toMatchObject({ id: 'client:orders-rw', status });
    expect(state.fault).toEqual(status === 'unreachable' ? FAULT : undefined);
  });

  it('is the same as long as the same server serves', () => {
    const asked = followClient(START, queried(NOW, QUERY));
    const again = followClient(asked, queried(NOW + 1, QUERY));
    expect(isSameToClients(asked, again)).toBe(true);
    const moved = followClient(
      asked,
      queried(NOW, { ...QUERY, server: { host: 'x', port: 1 } }),
    );
    expect(isSameToClients(asked, moved)).toBe(false);
    expect(isSameToClients(undefined, asked)).toBe(false);
    const refused = after('served', 'refused', 'refused');
    expect(isSameToClients(refused, refused)).toBe(false);
  });

  it('names who serves, as far as a query since then tells', () => {
    const find = (address: string) =>
      address === '127.0.0.1:54321' ? 'patroni1' : undefined;
    const asked = followClient(START, queried(NOW, QUERY));
    expect(toRouteClient(asked, find)).toMatchObject({
      source: 'client:orders-rw',
      target: 'db:5000',
      servedBy: 'patroni1',
      last: {
        outcome: 'served',
        member: 'patroni1',
        serverAddress: '127.0.0.1:54321',
      },
    });
    const refused = followClient(asked, probe('refused'));
    expect(toRouteClient(refused, find)).toMatchObject({
      servedBy: undefined,
      refusedSince: new Date(NOW).toISOString(),
    });
  });
});
