import type { PostgresClusterStatus } from '@kindler/backstage-plugin-kindler-common';
import { ago } from './times';

export const pgo: PostgresClusterStatus = {
  namespace: 'search',
  name: 'search',
  upToDate: true,
  postgresVersion: 16,
  instanceSets: [
    { name: '00', replicas: 3, readyReplicas: 2, updatedReplicas: 2 },
  ],
  pgBouncer: { replicas: 2, readyReplicas: 2 },
  backups: {
    repositories: [
      { name: 'repo1', ready: true },
      { name: 'repo2', ready: 'unknown' },
    ],
    lastCompletedAt: ago(7200),
    failed: 1,
  },
  switchover: { requested: '2026-11-22T09:30:00Z', done: false },
  conditions: [
    {
      type: 'ProxyAvailable',
      status: 'True',
      reason: 'MinimumReplicasAvailable',
      since: ago(86_400),
    },
    { type: 'PGBackRestReplicaRepoReady', status: 'False', message: 'stanza' },
    { type: 'PersistentVolumeResizing', status: 'Unknown' },
  ],
  observedAt: ago(12),
};
