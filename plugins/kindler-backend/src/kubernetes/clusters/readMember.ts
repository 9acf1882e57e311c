import {
  isLeaderRole,
  type Lag,
  type MemberRole,
} from '@kindler/backstage-plugin-kindler-common';
import {
  asFields,
  asInteger,
  asPort,
  asText,
  toText,
} from '../../model/fields';
import { readReasons, readTags } from '../../dcs/parseCluster';
import type { PatroniMember } from '../../model/patroni/PatroniCluster';
import { isHealthy } from '../../model/patroni/states';
import type { KubernetesLock } from '../../model/kubernetes/KubernetesCluster';
import type { PodFacts } from './readPod';
import type { StandbyRole } from './readSync';

/** What the records say in addition to the pod. */
export interface MemberContext {
  /** Missing if the lock is not kept in Kubernetes. */
  lock?: KubernetesLock;
  standbyRole: StandbyRole;
  /** From the dynamic configuration, if known. */
  standbyCluster?: boolean;
  /** Whether pods could not be read recently, so that their last state is no evidence. */
  stale: boolean;
}

/** Reads a member from what Patroni wrote into its pod, unless the pod's own state contradicts it. */
export function readMember(
  { view, patroni = {} }: PodFacts,
  context: MemberContext,
): PatroniMember {
  const { lock } = context;
  const { name } = view;
  const role = roleOf(name, patroni.role, context);
  const leads = isLeaderRole(role);
  const streaming =
    role === 'leader' ? undefined : asText(patroni.replication_state);
  const told = streaming ?? asText(patroni.state) ?? 'unknown';
  const state = context.stale ? 'unknown' : stateOf(told, view);
  const current = state === told;
  const lagTo = (position: unknown): Lag =>
    current ? lagOf(lock?.optime, position) : 'unknown';
  const known = lock !== undefined && !leads && !context.stale;
  return {
    name,
    role,
    state,
    promoted: leads && current ? isPromoted(patroni.role) : undefined,
    ...readAddress(patroni.conn_url),
    timeline: asInteger(patroni.timeline),
    lag: known ? lagTo(patroni.xlog_location) : undefined,
    ...(known && {
      receiveLag: detail(patroni.receive_lsn, lagTo),
      replayLag: detail(patroni.replay_lsn, lagTo),
    }),
    pendingRestart: patroni.pending_restart === true,
    pendingRestartReason: readReasons(asFields(patroni.pending_restart_reason)),
    scheduledRestart: asText(asFields(patroni.scheduled_restart)?.schedule),
    tags: readTags(asFields(patroni.tags)),
    version: asText(patroni.version),
  };
}

/** What Kubernetes knows for certain overrides any report by Patroni; a suspicion only overrides a good one. */
function stateOf(told: string, { trouble, stopped }: PodFacts['view']): string {
  const silenced =
    trouble !== undefined && (stopped || isHealthy(told) || told === 'unknown');
  return silenced ? trouble : told;
}

function roleOf(
  name: string,
  told: unknown,
  { lock, standbyRole, standbyCluster }: MemberContext,
): MemberRole {
  if (!lock) {
    return 'unknown';
  }
  if (name === lock.leader) {
    return standbyCluster ?? told === 'standby_leader'
      ? 'standby_leader'
      : 'leader';
  }
  return standbyRole(name) ?? 'replica';
}

/** An unknown role says nothing. */
function isPromoted(role: unknown): boolean | undefined {
  if (role === 'replica' || role === 'demoted' || role === 'uninitialized') {
    return false;
  }
  return /^(primary|master|promoted|standby_leader)$/.test(toText(role))
    ? true
    : undefined;
}

/** Only reported since Patroni 4.1. */
function detail(position: unknown, lagTo: (position: unknown) => Lag) {
  return position === undefined ? undefined : lagTo(position);
}

function lagOf(optime: unknown, location: unknown): Lag {
  const leader = asInteger(optime);
  const own = asInteger(location);
  return leader === undefined || own === undefined
    ? 'unknown'
    : Math.max(0, leader - own);
}

/** An IPv6 address has brackets only within the URL. */
function readAddress(url: unknown): { host?: string; port?: number } {
  const text = asText(url);
  if (!text || !URL.canParse(text)) {
    return {};
  }
  const { hostname, port } = new URL(text);
  return {
    host: hostname.replace(/^\[|\]$/g, '') || undefined,
    port: asPort(port || '5432'),
  };
}
