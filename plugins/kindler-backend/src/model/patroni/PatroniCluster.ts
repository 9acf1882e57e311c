import type { Lag, MemberRole } from '@kindler/backstage-plugin-kindler-common';

/** One entry of `/cluster`, normalised over Patroni's versions. */
export interface PatroniMember {
  name: string;
  role: MemberRole;
  state: string;
  /** Whether its PostgreSQL was promoted when its Patroni last reported; only Kubernetes tells. */
  promoted?: boolean;
  host?: string;
  port?: number;
  /** `host:port` of the REST API as Patroni tells it; compared with configured addresses, never asked. */
  apiAddress?: string;
  timeline?: number;
  /** Bytes; absent on the leader. */
  lag?: Lag;
  receiveLag?: Lag;
  replayLag?: Lag;
  pendingRestart?: boolean;
  /** Parameter to `old -> new`. */
  pendingRestartReason?: Record<string, string>;
  /** ISO time of a scheduled restart. */
  scheduledRestart?: string;
  tags?: Record<string, string>;
  /** Version of its Patroni; only Kubernetes tells. */
  version?: string;
}

/** `/cluster` as one node tells it. */
export interface PatroniCluster {
  scope?: string;
  paused: boolean;
  members: PatroniMember[];
  scheduledSwitchover?: { at: string; from?: string; to?: string };
  /** Entries that could not be read, in words. */
  warnings: string[];
}
