import { queried, servedClient, withClients } from './__testUtils__/clients';
import { changeNode, HEALTHY } from './__testUtils__/healthy';
import { codes } from './__testUtils__/judging';
import { NOW } from './__testUtils__/snapshots';
import { evaluate } from './evaluate';
import { toDatabase } from './views/toDatabase';

const DAY = 24 * 60 * 60 * 1000;

describe('certificates that sources show', () => {
  describe.each(['certificate', 'sqlCertificate'] as const)('%s', which => {
    it.each([
      [90, []],
      [13, ['warning certificate-expires']],
      [-1, ['warning certificate-expired']],
    ])('of a member, %i days before they end', (days, expected) => {
      const snapshot = changeNode('patroni2', () => ({
        [which]: { subject: 'patroni2', expiresAt: NOW + days * DAY },
        sql: {
          source: {
            id: 'postgres-sql:demo/patroni2',
            kind: 'postgres-sql',
            target: 'patroni2:5432',
          },
        },
      }));
      expect(codes(evaluate(snapshot, undefined, NOW))).toEqual(expected);
    });
  });

  it('are listed with those of listeners, soonest to end first', () => {
    const snapshot = withClients(
      changeNode('patroni2', () => ({
        certificate: { subject: 'patroni2', expiresAt: NOW + 90 * DAY },
      })),
      route =>
        servedClient(
          route,
          queried(NOW, { certificate: { expiresAt: NOW + 30 * DAY } }),
        ),
    );
    const { certificates } = toDatabase(
      snapshot,
      evaluate(snapshot, undefined, NOW),
    );
    expect(certificates?.map(({ source }) => source)).toEqual([
      'client:demo-rw',
      'client:demo-ro',
      'patroni-rest:demo/127.0.0.1:18009',
    ]);
  });

  it('are looked at on the statistics page of a gateway, once for all its routes', () => {
    const page = {
      source: {
        id: 'haproxy-stats:edge',
        kind: 'haproxy-stats' as const,
        target: 'https://10.0.0.5:8404/stats;csv',
      },
      value: {
        proxies: [],
        warnings: [],
        certificate: { subject: 'edge', expiresAt: NOW + DAY },
      },
      observedAt: NOW,
    };
    const snapshot = {
      ...HEALTHY,
      routes: HEALTHY.routes.map(route => ({
        ...route,
        stats: { ...route.stats!, page },
      })),
    };
    expect(codes(evaluate(snapshot, undefined, NOW))).toEqual([
      'warning certificate-expires',
    ]);
  });

  it('are none where nothing is encrypted', () => {
    const { certificates } = toDatabase(
      HEALTHY,
      evaluate(HEALTHY, undefined, NOW),
    );
    expect(certificates).toEqual([]);
  });
});
