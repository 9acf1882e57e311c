import type { SourceState } from '@kindler/backstage-plugin-kindler-common';
import { expired } from './faults';
import { ago } from './times';

export function sources(name: string): SourceState[] {
  return [
    ...[1, 2, 3].map(
      (number): SourceState => ({
        id: `patroni-rest:${name}/${name}-${number}`,
        kind: 'patroni-rest',
        target: `https://10.0.0.1${number}:8008`,
        status: number === 3 ? 'unreachable' : 'ok',
        observedAt: ago(number === 3 ? 300 : 1),
        failingSince: number === 3 ? ago(298) : undefined,
        fault:
          number === 3 ? expired(`patroni-rest:${name}/${name}-3`) : undefined,
      }),
    ),
    {
      id: 'haproxy-stats:edge',
      kind: 'haproxy-stats',
      target: 'http://10.0.0.2:8404/stats;csv',
      status: 'ok',
      observedAt: ago(2),
    },
    {
      id: `postgres-sql:${name}/${name}-1`,
      kind: 'postgres-sql',
      target: '10.0.0.11:5432',
      status: 'pending',
    },
  ];
}
