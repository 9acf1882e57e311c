import {
  asFields,
  asInteger,
  parseJson,
  toText,
  type Fields,
} from '../model/fields';
import {
  isOn,
  readShownSettings,
  readSynchronousMode,
} from './readShownSettings';
import type { PatroniSettings } from '../model/patroni/PatroniSettings';

/** Reads the answer of `GET /config` and drops everything that may be secret. */
export function parseSettings(text: string): PatroniSettings {
  const body = asFields(parseJson(text)) ?? {};
  const synchronousMode = readSynchronousMode(body.synchronous_mode);
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
    shown: readShownSettings(body),
  };
}

/** Follows Patroni's own decision: an empty section means no standby cluster. */
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
    .map(place => toText(asFields(place)?.[APPLY_DELAY]))
    .some(delay => /[1-9]/.test(delay));
}
