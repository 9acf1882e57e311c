import { asDigits, asFields, parseJson } from '../../model/fields';
import { parseHistory } from '../../dcs/parseHistory';
import type { PatroniHistoryEntry } from '../../model/patroni/PatroniHistoryEntry';
import { type PatroniSettings } from '../../model/patroni/PatroniSettings';
import { parseSettings } from '../../dcs/parseSettings';
import type { KubernetesEndpoint } from '../../model/kubernetes/KubernetesCluster';
import type { KubernetesObject } from '../../model/kubernetes/KubernetesObject';
import { readOptional } from './readOptional';

type Annotations = Record<string, string>;

/** The objects of one cluster that may hold Patroni's records, by kind. */
export interface RecordObjects {
  endpoints: readonly KubernetesObject[];
  configMaps: readonly KubernetesObject[];
}

/** Patroni's records of one cluster. */
export interface PatroniRecords {
  mode: 'endpoints' | 'configmaps';
  leader?: KubernetesObject;
  config?: KubernetesObject;
  sync: Annotations;
  failover: Annotations;
}

const LOCK_KEYS = [
  'leader',
  'renewTime',
  'acquireTime',
  'transitions',
  'optime',
];
const CONFIG_KEYS = ['config', 'initialize', 'history'];

/**
 * Chooses the records of a cluster by their content. An Endpoints object or ConfigMap with the right name proves
 * nothing without Patroni's annotations, because Services and operators create such objects too. If both kinds have
 * them, one was left over from a move, and the lock with the later renewal counts.
 */
export function chooseRecords(
  base: string,
  objects: RecordObjects,
  mode: PatroniRecords['mode'] | undefined,
): PatroniRecords | undefined {
  const found = [
    recordsOf('endpoints', base, objects.endpoints),
    recordsOf('configmaps', base, objects.configMaps),
  ].filter(
    records =>
      isPatronis(records) && (mode === undefined || mode === records.mode),
  );
  return found.sort((a, b) => renewedAt(b) - renewedAt(a))[0];
}

function recordsOf(
  mode: PatroniRecords['mode'],
  base: string,
  objects: readonly KubernetesObject[],
): PatroniRecords {
  const named = (name: string) =>
    objects.find(({ metadata }) => metadata?.name === name);
  return {
    mode,
    leader: named(mode === 'endpoints' ? base : `${base}-leader`),
    config: named(`${base}-config`),
    sync: annotationsOf(named(`${base}-sync`)),
    failover: annotationsOf(named(`${base}-failover`)),
  };
}

/** Whether an object has Patroni's annotations. The leader object may have been deleted since. */
function isPatronis({ leader, config }: PatroniRecords): boolean {
  const lock = annotationsOf(leader);
  const dynamic = annotationsOf(config);
  return (
    LOCK_KEYS.some(key => lock[key] !== undefined) ||
    CONFIG_KEYS.some(key => dynamic[key] !== undefined)
  );
}

/** Only compared with another record of the same cluster. */
function renewedAt({ leader }: PatroniRecords): number {
  return Date.parse(annotationsOf(leader).renewTime ?? '') || 0;
}

export function annotationsOf(
  object: KubernetesObject | undefined,
): Annotations {
  return object?.metadata?.annotations ?? {};
}

/** The content of the `-config` record. It is read once, however often the lock is renewed. */
export interface ConfigRecord {
  paused: boolean;
  /** Whether the cluster follows another one. */
  standbyCluster?: boolean;
  systemIdentifier?: string;
  history?: PatroniHistoryEntry[];
  settings?: PatroniSettings;
}

const read = new WeakMap<KubernetesObject, ConfigRecord>();

export function readConfigRecord(
  object: KubernetesObject | undefined,
): ConfigRecord {
  if (!object) {
    return { paused: false };
  }
  const known = read.get(object);
  if (known) {
    return known;
  }
  const { config, initialize, history } = annotationsOf(object);
  const dynamic = readOptional(config, text => asFields(parseJson(text)));
  const standby = asFields(dynamic?.standby_cluster);
  const record: ConfigRecord = {
    paused: dynamic?.pause === true,
    standbyCluster:
      dynamic &&
      ['host', 'port', 'restore_command'].some(key => Boolean(standby?.[key])),
    systemIdentifier: asDigits(initialize),
    history: readOptional(history, parseHistory),
    settings: readOptional(config, parseSettings),
  };
  read.set(object, record);
  return record;
}

/** Reads where an Endpoints object leads. It has no subsets if there are no addresses. */
export function readEndpoint({
  subsets,
}: KubernetesObject): KubernetesEndpoint {
  const addresses = (subsets ?? [])
    .flatMap(subset => subset.addresses ?? [])
    .map(({ ip, targetRef }) => ({ ip, target: targetRef?.name }));
  return {
    ips: addresses.flatMap(({ ip }) => ip ?? []),
    targets: addresses.flatMap(({ target }) => target ?? []),
    addresses,
  };
}
