import type { PatroniSettingsView } from '@kindler/backstage-plugin-kindler-common';

/** Patroni's dynamic configuration as it may be shown. */
export type ShownSettings = Omit<PatroniSettingsView, 'source' | 'observedAt'>;

/** Patroni's own `maximum_lag_on_failover`, in bytes. */
export const DEFAULT_MAXIMUM_LAG = 1024 * 1024;

/** What the evaluation needs of Patroni's dynamic configuration, and what of it may be shown. */
export interface PatroniSettings {
  /** Seconds. */
  ttl?: number;
  /** Seconds. */
  loopWait?: number;
  /** Bytes. */
  maximumLagOnFailover?: number;
  /** Whether only a synchronous standby may take over. */
  synchronous?: boolean;
  synchronousMode?: 'off' | 'on' | 'quorum';
  /** Whether writes wait while there is no synchronous standby. */
  synchronousModeStrict?: boolean;
  /** How many standbys are to be synchronous. */
  synchronousNodeCount?: number;
  /** Whether the cluster follows another one. */
  standby?: boolean;
  /** Whether replicas replay late on purpose (recovery_min_apply_delay). */
  delayed?: boolean;
  /** Without secrets. */
  shown?: ShownSettings;
}
