import { asFields, asInteger, parseJson, type Fields } from '../fields';

/** The few values of Patroni's dynamic configuration that the evaluation needs. The rest may be secret and is dropped. */
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
}

/** Reads the answer of `GET /config` and keeps nothing but times and limits. */
export function parseSettings(text: string): PatroniSettings {
  const body = asFields(parseJson(text)) ?? {};
  const synchronousMode = readSynchronous(body.synchronous_mode);
  return {
    ttl: asInteger(body.ttl),
    loopWait: asInteger(body.loop_wait),
    maximumLagOnFailover: asInteger(body.maximum_lag_on_failover),
    synchronous: synchronousMode !== 'off',
    synchronousMode,
    synchronousModeStrict: isOn(body.synchronous_mode_strict),
    synchronousNodeCount: asInteger(body.synchronous_node_count),
    standby: isStandby(asFields(body.standby_cluster)),
    delayed: isDelayed(body),
  };
}

/** As Patroni decides it: an empty section is none. */
function isStandby(section: Fields | undefined): boolean {
  return ['host', 'port', 'restore_command'].some(
    key => section?.[key] !== undefined && section[key] !== null,
  );
}

const APPLY_DELAY = 'recovery_min_apply_delay';

function isDelayed(body: Fields): boolean {
  const postgresql = asFields(body.postgresql);
  const places = [
    body.standby_cluster,
    postgresql?.recovery_conf,
    postgresql?.parameters,
  ];
  return places
    .map(place => String(asFields(place)?.[APPLY_DELAY] ?? ''))
    .some(delay => /[1-9]/.test(delay));
}

/** Patroni takes booleans also as text, and since 4.0 `quorum`. */
function readSynchronous(
  value: unknown,
): NonNullable<PatroniSettings['synchronousMode']> {
  if (/^quorum$/i.test(String(value ?? ''))) {
    return 'quorum';
  }
  return isOn(value) ? 'on' : 'off';
}

function isOn(value: unknown): boolean {
  return /^(true|on|yes|1)$/i.test(String(value ?? ''));
}
