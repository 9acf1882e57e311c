import type { PostgresClusterStatus } from '@kindler/backstage-plugin-kindler-common';
import type { Reading } from '../Reading';
import type { KubernetesCluster } from './KubernetesCluster';

/** PGO's report on a PostgresCluster, with fields that only the evaluation needs. */
export interface PostgresClusterView
  extends Omit<PostgresClusterStatus, 'observedAt'> {
  /** A failed backup without a later success, e.g. `manual backup` or `full backup to repo1`. */
  failedBackup?: { what: string; startedAt?: string };
}

/** The Kubernetes API's report on a cluster's objects, with PGO's report if PGO manages the cluster. */
export interface KubernetesReading extends Reading<KubernetesCluster> {
  operator?: Reading<PostgresClusterView>;
}
