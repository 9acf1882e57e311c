import type { Lag, MemberRole } from '@kindler/backstage-plugin-kindler-common';

/** One entry of `/cluster`, normalised across Patroni's versions. */
export interface PatroniMember {
  name: string;
  role: MemberRole;
  state: string;
  /** Whether its PostgreSQL was promoted at Patroni's last report. Only Kubernetes reports this. */
  promoted?: boolean;
  host?: string;
  port?: number;
  /** `host:port` of the REST API, as Patroni reports it. It is compared with configured addresses but never called. */
  apiAddress?: string;
  timeline?: number;
  /** In bytes; missing on the leader. */
  lag?: Lag;
  receiveLag?: Lag;
  replayLag?: Lag;
  pendingRestart?: boolean;
  /** Maps parameters to `old -> new`. */
  pendingRestartReason?: Record<string, string>;
  /** ISO time of a scheduled restart. */
  scheduledRestart?: string;
  tags?: Record<string, string>;
  /** Version of its Patroni. Only Kubernetes reports this. */
  version?: string;
}

/** `/cluster` as reported by one node. */
export interface PatroniCluster {
  scope?: string;
  paused: boolean;
  members: PatroniMember[];
  scheduledSwitchover?: { at: string; from?: string; to?: string };
  /** Descriptions of entries that could not be read. */
  warnings: string[];
}
