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
}

/** Reads the answer of `GET /config` and keeps nothing but times and limits. */
export function parseSettings(text: string): PatroniSettings {
  const body = asFields(parseJson(text)) ?? {};
  return {
    ttl: asInteger(body.ttl),
    loopWait: asInteger(body.loop_wait),
    maximumLagOnFailover: asInteger(body.maximum_lag_on_failover),
    synchronous: readSynchronous(body.synchronous_mode),
  };
}

/** Patroni takes booleans also as text, and since 4.0 `quorum`. */
function readSynchronous(value: unknown): boolean {
  return /^(true|on|yes|1|quorum)$/i.test(String(value ?? ''));
}
