import type { PatroniSettingsView } from '@kindler/backstage-plugin-kindler-common';

/** The part of Patroni's dynamic configuration that may be shown. */
export type ShownSettings = Omit<PatroniSettingsView, 'source' | 'observedAt'>;

/** Patroni's own `maximum_lag_on_failover`, in bytes. */
export const DEFAULT_MAXIMUM_LAG = 1024 * 1024;

/** The part of Patroni's dynamic configuration that the evaluation needs or that may be shown. */
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
  /** Whether writes wait if there is no synchronous standby. */
  synchronousModeStrict?: boolean;
  /** Requested number of synchronous standbys. */
  synchronousNodeCount?: number;
  /** Whether the cluster follows another one. */
  standby?: boolean;
  /** Whether replicas delay replay on purpose (recovery_min_apply_delay). */
  delayed?: boolean;
  /** Without secrets. */
  shown?: ShownSettings;
}
