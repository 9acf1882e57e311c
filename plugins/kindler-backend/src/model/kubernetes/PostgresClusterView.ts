import type { PostgresClusterStatus } from '@kindler/backstage-plugin-kindler-common';
import type { Reading } from '../Reading';
import type { KubernetesCluster } from './KubernetesCluster';

/** What PGO says of a PostgresCluster, with what only the evaluation needs. */
export interface PostgresClusterView
  extends Omit<PostgresClusterStatus, 'observedAt'> {
  /** The failed backup that no successful one followed, e.g. `manual backup` or `full backup to repo1`. */
  failedBackup?: { what: string; startedAt?: string };
}

/** What the Kubernetes API says of a cluster's objects, and beside it what PGO says, where PGO runs the cluster. */
export interface KubernetesReading extends Reading<KubernetesCluster> {
  operator?: Reading<PostgresClusterView>;
}
