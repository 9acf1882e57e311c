import type { PatroniMember } from '../../model/patroni/PatroniCluster';
import { choosePods } from './choosePods';
import {
  baseName,
  type ClusterPlace,
  type ClusterSelection,
} from './ClusterSelection';
import {
  POD_GONE,
  type KubernetesCluster,
  type KubernetesLock,
} from '../../model/kubernetes/KubernetesCluster';
import {
  chooseRecords,
  readConfigRecord,
  readEndpoint,
  annotationsOf,
  type RecordObjects,
} from './readRecords';
import { readLock } from './readLock';
import { readMember, type MemberContext } from './readMember';
import type { PodFacts } from './readPod';
import type { ServiceFacts, SliceFacts } from './readService';
import { readSync } from './readSync';
import type { KubernetesObject } from '../../model/kubernetes/KubernetesObject';
import { leadServices } from './leadServices';

const { compare: compareText } = new Intl.Collator('en', { numeric: true });

/** The objects of one cluster. */
export interface ClusterParts extends RecordObjects {
  place: ClusterPlace;
  pods: readonly PodFacts[];
  /** Pods of the same owner without the label of the scope. */
  otherPods?: readonly PodFacts[];
  services?: readonly ServiceFacts[];
  slices?: readonly SliceFacts[];
  otherEndpoints?: readonly KubernetesObject[];
  endpointsUnread?: boolean;
  /** Name of the operator's cluster. */
  owner?: string;
  /** Whether the pods could not be read recently, or ever. */
  podsUnread?: boolean;
}

/**
 * Assembles a Patroni cluster from its objects; undefined if neither a record nor a pod belongs to Patroni. Without any
 * record the lock is kept elsewhere, and its holder is unknown here.
 */
export function assembleCluster(
  parts: ClusterParts,
  selection: ClusterSelection,
): KubernetesCluster | undefined {
  const { place, pods, otherPods = [], podsUnread = false } = parts;
  const base = baseName(place);
  const records = chooseRecords(base, parts, selection.mode);
  const { members, others } = choosePods(pods, {
    labels: selection.labels,
    recordLabels: records?.config?.metadata?.labels,
  });
  if (!records && members.length === 0) {
    return undefined;
  }
  const { namespace, scope, group } = place;
  const config = readConfigRecord(records?.config);
  const { systemIdentifier, history, settings } = config;
  // If somebody deleted the leader object, nobody holds the lock.
  const lock = records && readLock(annotationsOf(records.leader));
  const failover = records?.failover ?? {};
  const context: MemberContext = {
    lock,
    standbyRole: readSync(records?.sync ?? {}, settings),
    standbyCluster: config.standbyCluster,
    stale: podsUnread,
  };
  return {
    namespace,
    scope,
    formation: group === undefined ? undefined : { name: scope, group },
    owner: parts.owner,
    mode: records?.mode,
    lock,
    cluster: {
      scope,
      paused: config.paused,
      members: [
        ...members.map(pod => readMember(pod, context)),
        ...missingHolder(lock, members, context),
      ].sort((a, b) => compareText(a.name, b.name)),
      scheduledSwitchover: failover.scheduled_at
        ? {
            at: failover.scheduled_at,
            from: failover.leader || undefined,
            to: failover.member || undefined,
          }
        : undefined,
      warnings: [],
    },
    pods: [
      ...members.map(({ view }) => ({ ...view, member: true })),
      ...[...others, ...otherPods].map(({ view }) => ({
        ...view,
        member: false,
      })),
    ],
    endpoint: endpointOf(base, parts, records?.mode),
    services: leadServices(
      {
        ...parts,
        endpoints: parts.endpointsUnread
          ? []
          : [...parts.endpoints, ...(parts.otherEndpoints ?? [])],
      },
      {
        roleLabel: selection.roleLabel,
        leaderName: records?.mode === 'endpoints' ? base : undefined,
        members,
      },
    ),
    systemIdentifier,
    history,
    settings,
  };
}

/** A holder whose pod is gone keeps the lock until it expires. Nobody else takes writes before that. */
function missingHolder(
  lock: KubernetesLock | undefined,
  members: readonly PodFacts[],
  context: MemberContext,
): PatroniMember[] {
  const name = lock?.leader;
  if (!name || members.some(({ view }) => view.name === name)) {
    return [];
  }
  const gone = readMember({ labels: {}, view: { name } }, context);
  return [{ ...gone, state: context.stale ? 'unknown' : POD_GONE }];
}

/**
 * Returns where the leader object leads: Patroni's own record, or the Endpoints of a Service with the scope's name if
 * the lock is kept elsewhere.
 */
function endpointOf(
  base: string,
  { endpoints }: RecordObjects,
  mode: KubernetesCluster['mode'],
): KubernetesCluster['endpoint'] {
  const leader = endpoints.find(({ metadata }) => metadata?.name === base);
  const leads = mode === 'endpoints' || leader?.subsets !== undefined;
  return leader && mode !== 'configmaps' && leads
    ? readEndpoint(leader)
    : undefined;
}
