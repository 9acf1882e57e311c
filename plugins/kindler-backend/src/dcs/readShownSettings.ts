import { asFields, asInteger, toText, type Fields } from '../model/fields';
import { hideSecrets } from './hideSecrets';
import type { ShownSettings } from '../model/patroni/PatroniSettings';

const MOST_ENTRIES = 200;
const MOST_NAME = 100;

/** Patroni also accepts booleans as text. */
export function isOn(value: unknown): boolean {
  return /^(true|on|yes|1)$/i.test(toText(value));
}

/** Patroni also accepts booleans as text, and `quorum` since 4.0. */
export function readSynchronousMode(
  value: unknown,
): NonNullable<ShownSettings['synchronousMode']> {
  if (/^quorum$/i.test(toText(value))) {
    return 'quorum';
  }
  return isOn(value) ? 'on' : 'off';
}

/** Keeps the settings that people look for, without secrets and of bounded size. */
export function readShownSettings(body: Fields): ShownSettings {
  const postgresql = asFields(body.postgresql) ?? {};
  return {
    ttl: asInteger(body.ttl),
    loopWait: asInteger(body.loop_wait),
    retryTimeout: asInteger(body.retry_timeout),
    maximumLagOnFailover: asInteger(body.maximum_lag_on_failover),
    maximumLagOnSyncnode: asInteger(body.maximum_lag_on_syncnode),
    synchronousMode: readSynchronousMode(body.synchronous_mode),
    synchronousModeStrict: isOn(body.synchronous_mode_strict),
    synchronousNodeCount: asInteger(body.synchronous_node_count),
    failsafeMode: isOn(body.failsafe_mode),
    usePgRewind: isOn(postgresql.use_pg_rewind),
    // On by default.
    useSlots: isOn(postgresql.use_slots ?? true),
    standbyCluster: readTexts(asFields(body.standby_cluster)),
    slots: Object.keys(asFields(body.slots) ?? {})
      .slice(0, MOST_ENTRIES)
      .map(name => name.slice(0, MOST_NAME)),
    parameters: readTexts(asFields(postgresql.parameters)) ?? {},
    pgHba: readRules(postgresql.pg_hba),
  };
}

function readTexts(
  fields: Fields | undefined,
): Record<string, string> | undefined {
  if (!fields) {
    return undefined;
  }
  const all = Object.entries(fields);
  const shown = all
    .slice(0, MOST_ENTRIES)
    .map(([name, value]) => [
      name.slice(0, MOST_NAME),
      hideSecrets(name, value),
    ]);
  const left = all.length - shown.length;
  return Object.fromEntries(left > 0 ? [...shown, ['…', `+${left}`]] : shown);
}

function readRules(value: unknown): string[] {
  const all: unknown[] = Array.isArray(value) ? value : [];
  const shown = all
    .slice(0, MOST_ENTRIES)
    .map(rule => hideSecrets('pg_hba', rule));
  const left = all.length - shown.length;
  return left > 0 ? [...shown, `… +${left}`] : shown;
}
