import type { Lag, MemberRole } from '@kindler/backstage-plugin-kindler-common';
import {
  asDigits,
  asFields,
  asInteger,
  asPort,
  asText,
  parseJson,
  type Fields,
} from '../fields';
import { readReasons, readTags } from '../patroni/parseCluster';
import { parseHistory } from '../patroni/parseHistory';
import { parseSettings } from '../patroni/parseSettings';
import type { PatroniMember } from '../patroni/PatroniCluster';
import type { KubernetesCluster, KubernetesPod } from './KubernetesCluster';
import { readLock } from './readLock';
import { readSync, type StandbyRole } from './readSync';

/** An object of the Kubernetes API as far as it is read. */
export interface KubernetesObject {
  metadata?: {
    name?: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    deletionTimestamp?: unknown;
  };
  /** Of Endpoints. */
  subsets?: Array<{
    addresses?: Array<{ ip?: string; targetRef?: { name?: string } }>;
  }>;
  /** Of Pods. */
  status?: { podIP?: string };
}

/** The objects of one Patroni cluster. */
export interface KubernetesObjects {
  namespace: string;
  scope: string;
  /** Endpoints or ConfigMaps, whichever Patroni uses. */
  records: KubernetesObject[];
  pods: KubernetesObject[];
  roleLabel: string;
}

const CLUSTER_LABEL = 'postgres-operator.crunchydata.com/cluster';

/**
 * Reads a Patroni cluster from its objects; undefined where there are none. Without a leader object nobody holds the
 * lock: somebody may have deleted it.
 */
export function readKubernetesCluster(
  objects: KubernetesObjects,
): KubernetesCluster | undefined {
  const { namespace, scope, records, pods } = objects;
  const byName = new Map(
    records.map(record => [record.metadata?.name, record] as const),
  );
  const leaderRecord = byName.get(`${scope}-leader`) ?? byName.get(scope);
  if (records.length === 0 && pods.length === 0) {
    return undefined;
  }
  const lock = leaderRecord?.metadata?.annotations ?? {};
  const config = byName.get(`${scope}-config`)?.metadata?.annotations ?? {};
  const sync = byName.get(`${scope}-sync`)?.metadata?.annotations ?? {};
  const failover = byName.get(`${scope}-failover`)?.metadata?.annotations ?? {};
  const dynamic = readOptional(config.config, text =>
    asFields(parseJson(text)),
  );
  const settings = readOptional(config.config, parseSettings);
  const standbyRole = readSync(sync, settings);
  const members = pods
    .map(pod => readMember(pod, lock, standbyRole))
    .filter(member => member !== undefined)
    .sort((a, b) => a.name.localeCompare(b.name));
  return {
    namespace,
    scope,
    owner: ownerOf([...records, ...pods]),
    lock: readLock(lock),
    cluster: {
      scope,
      paused: dynamic?.pause === true,
      members,
      scheduledSwitchover: failover.scheduled_at
        ? {
            at: failover.scheduled_at,
            from: asText(failover.leader),
            to: asText(failover.member),
          }
        : undefined,
      warnings: [],
    },
    pods: pods.map(pod => readPod(pod, objects.roleLabel)),
    endpoint: leaderRecord?.subsets && readEndpoint(leaderRecord),
    systemIdentifier: asDigits(config.initialize),
    history: readOptional(config.history, parseHistory),
    settings,
  };
}

function ownerOf(objects: KubernetesObject[]): string | undefined {
  return objects
    .map(({ metadata }) => metadata?.labels?.[CLUSTER_LABEL])
    .find(label => label !== undefined);
}

function readMember(
  pod: KubernetesObject,
  lock: Record<string, string>,
  standbyRole: StandbyRole,
): PatroniMember | undefined {
  const name = pod.metadata?.name;
  if (!name) {
    return undefined;
  }
  const status =
    readOptional(pod.metadata?.annotations?.status, text =>
      asFields(parseJson(text)),
    ) ?? {};
  const address = readAddress(status.conn_url);
  const role = memberRole(name, status, lock, standbyRole);
  const leads = role === 'leader' || role === 'standby_leader';
  return {
    name,
    role,
    state:
      asText(status.replication_state) ?? asText(status.state) ?? 'unknown',
    promoted: leads ? isPromoted(status.role) : undefined,
    ...address,
    timeline: asInteger(status.timeline),
    lag: leads ? undefined : lagOf(lock.optime, status.xlog_location),
    pendingRestart: status.pending_restart === true,
    pendingRestartReason: readReasons(asFields(status.pending_restart_reason)),
    scheduledRestart: asText(asFields(status.scheduled_restart)?.schedule),
    tags: readTags(asFields(status.tags)),
    version: asText(status.version),
  };
}

/** A role that is not known says nothing. */
function isPromoted(role: unknown): boolean | undefined {
  if (role === 'replica' || role === 'demoted' || role === 'uninitialized') {
    return false;
  }
  return /^(primary|master|promoted|standby_leader)$/.test(String(role))
    ? true
    : undefined;
}

function memberRole(
  name: string,
  status: Fields,
  lock: Record<string, string>,
  standbyRole: StandbyRole,
): MemberRole {
  if (name === lock.leader) {
    return status.role === 'standby_leader' ? 'standby_leader' : 'leader';
  }
  return standbyRole(name) ?? 'replica';
}

function lagOf(optime: unknown, location: unknown): Lag {
  const leader = asInteger(optime);
  const own = asInteger(location);
  return leader === undefined || own === undefined
    ? 'unknown'
    : Math.max(0, leader - own);
}

function readAddress(url: unknown): { host?: string; port?: number } {
  const text = asText(url);
  if (!text || !URL.canParse(text)) {
    return {};
  }
  const { hostname, port } = new URL(text);
  return { host: hostname || undefined, port: asPort(port || '5432') };
}

function readPod(pod: KubernetesObject, roleLabel: string): KubernetesPod {
  return {
    name: pod.metadata?.name ?? '',
    ip: pod.status?.podIP,
    roleLabel: pod.metadata?.labels?.[roleLabel],
  };
}

function readEndpoint(record: KubernetesObject) {
  const addresses = (record.subsets ?? []).flatMap(
    subset => subset.addresses ?? [],
  );
  return {
    ips: addresses.flatMap(({ ip }) => ip ?? []),
    targets: addresses.flatMap(({ targetRef }) => targetRef?.name ?? []),
  };
}

/** One annotation that cannot be read must not hide the rest of the cluster. */
function readOptional<T>(
  text: string | undefined,
  read: (text: string) => T,
): T | undefined {
  if (text === undefined) {
    return undefined;
  }
  try {
    return read(text);
  } catch {
    return undefined;
  }
}
