/**
 * Status of a PostgresCluster of Crunchy PGO. It tells nothing of leader, timeline or lag.
 * @public
 */
export interface PostgresClusterStatus {
  namespace: string;
  name: string;
  /** Whether the operator has seen the newest specification. */
  upToDate: boolean | 'unknown';
  postgresVersion?: number;
  paused?: boolean;
  shutdown?: boolean;
  /** One entry for each instance set. */
  instanceSets: Array<{
    name: string;
    /** How many the specification asks for. */
    wanted?: number;
    /** How many there are. */
    replicas?: number;
    readyReplicas?: number;
    updatedReplicas?: number;
  }>;
  pgBouncer?: { replicas?: number; readyReplicas?: number };
  backups: {
    repositories: Array<{ name: string; ready: boolean | 'unknown' }>;
    /** ISO time at which the last backup that PGO reports as successful was completed. */
    lastCompletedAt?: string;
    /** Failed runs that PGO still reports. */
    failed: number;
  };
  /** The switchover that was asked for last, and whether the operator has carried it out. */
  switchover?: { requested: string; done: boolean };
  conditions: Array<{
    type: string;
    status: 'True' | 'False' | 'Unknown';
    reason?: string;
    message?: string;
    /** ISO time. */
    since?: string;
  }>;
  /** ISO time. */
  observedAt: string;
}
