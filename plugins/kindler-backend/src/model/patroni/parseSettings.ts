import { asFields, asInteger, parseJson } from '../fields';

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
  };
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
