import type {
  Database,
  DatabaseGateway,
  DatabaseMember,
  Lag,
  PostgresClusterStatus,
  SeenCertificate,
  SourceState,
} from '@kindler/backstage-plugin-kindler-common';
import { clientReading } from '../client/clientReading';
import { toRouteClient } from './toRouteClient';
import type { ClusterSnapshot } from '../../model/ClusterSnapshot';
import type { Evaluation } from '../evaluate';
import type {
  ClusterFacts,
  MemberFacts,
  RouteFacts,
} from '../facts/ClusterFacts';
import { toKubernetesLayers } from './toKubernetesLayers';
import { seenCertificates } from '../facts/seenCertificates';
import { named } from '../../model/named';
import { isoTime, toSourceState, type Reading } from '../../model/Reading';
import { toLock, toSettingsView } from './toLock';

/** The API's view of a database cluster. */
export function toDatabase(
  snapshot: ClusterSnapshot,
  evaluation: Evaluation,
): Database {
  const { facts, findings, witnesses, verdict, state } = evaluation;
  const { holder, view } = facts;
  const identifiers = facts.members.map(member => member.systemIdentifier);
  return {
    name: snapshot.name,
    title: snapshot.title,
    owner: snapshot.owner,
    managedBy: snapshot.managedBy,
    scope: view?.cluster.scope ?? scopeOf(snapshot),
    formation: snapshot.kubernetes?.reading.value?.formation,
    namespace: snapshot.kubernetes?.reading.value?.namespace,
    verdict,
    since: isoTime(state.verdictSince),
    leader: holder?.name ?? soleWriter(evaluation),
    timeline: holder?.timeline,
    memberCount: facts.members.length,
    maxLag: largestLag(facts.members),
    worst: findings[0],
    findingCount: findings.length,
    observedAt: Object.values(witnesses)
      .flatMap(({ status, observedAt }) =>
        status === 'absent' ? [] : observedAt ?? [],
      )
      .sort()[0],
    witnesses,
    members: facts.members.map(toMember),
    gateways: facts.routes.map(route => toGatewayPart(route, facts)),
    findings,
    sources: sourcesOf(snapshot),
    paused: view ? facts.paused : undefined,
    standbyCluster: view ? facts.standbyCluster : undefined,
    lockSeenAt:
      state.lockSeenAt === undefined ? undefined : isoTime(state.lockSeenAt),
    scheduledSwitchover: view?.cluster.scheduledSwitchover,
    lock: toLock(facts),
    settings: toSettingsView(snapshot),
    kubernetes: toKubernetesLayers(snapshot.kubernetes?.reading, holder?.name),
    certificates: toCertificates(snapshot),
    postgresCluster: toPostgresCluster(snapshot),
    actions: [],
    systemIdentifier:
      holder?.systemIdentifier ??
      facts.kubernetes?.value.systemIdentifier ??
      identifiers.find(text => text !== undefined),
  };
}

function toCertificates(snapshot: ClusterSnapshot): SeenCertificate[] {
  return seenCertificates(snapshot).map(({ source, subject, expiresAt }) => ({
    source,
    subject,
    expiresAt: isoTime(expiresAt),
  }));
}

function soleWriter({ facts }: Evaluation): string | undefined {
  return !facts.hasPatroni && facts.writers.length === 1
    ? facts.writers[0].name
    : undefined;
}

function scopeOf(snapshot: ClusterSnapshot): string | undefined {
  for (const { node, cluster } of snapshot.nodes) {
    const scope = cluster?.value?.scope ?? node?.value?.scope;
    if (scope) {
      return scope;
    }
  }
  return snapshot.kubernetes?.reading.value?.scope;
}

function largestLag(members: MemberFacts[]): Lag | undefined {
  const lags = members.flatMap(({ lag }) => lag ?? []);
  if (lags.length === 0 || lags.includes('unknown')) {
    return lags[0] === undefined ? undefined : 'unknown';
  }
  return Math.max(...(lags as number[]));
}

function toMember(member: MemberFacts): DatabaseMember {
  return {
    name: member.name,
    role: member.role,
    state: member.state,
    host: member.host,
    port: member.port,
    timeline: member.timeline,
    lag: member.lag,
    receiveLag: member.receiveLag,
    replayLag: member.replayLag,
    writable: member.writable,
    writableSource: member.writableSource,
    patroniVersion: member.node?.version,
    serverVersion: member.serverVersion,
    pendingRestart: member.pendingRestart || undefined,
    pendingRestartReason: member.pendingRestartReason,
    tags: member.tags,
    upstream: member.upstream,
    replicationSlots: member.slots,
    connections: connectionsOf(member),
    scheduledRestart: member.scheduledRestart,
    observedAt:
      member.observedAt === undefined ? undefined : isoTime(member.observedAt),
  };
}

function connectionsOf({ sql }: MemberFacts): DatabaseMember['connections'] {
  const { connections, maxConnections } = sql ?? {};
  return connections === undefined || maxConnections === undefined
    ? undefined
    : { used: connections, max: maxConnections };
}

function toGatewayPart(
  route: RouteFacts,
  { snapshot, book }: ClusterFacts,
): DatabaseGateway {
  const { client, poolers } = named(snapshot.routes, route.name) ?? {};
  const oldSessions = oldSessionsOf(route);
  return {
    gateway: route.gateway,
    proxy: route.proxy,
    intent: route.intent,
    route: route.name,
    poolers: poolers && Object.keys(poolers),
    statistics: route.statistics,
    servers: route.servers.map(({ server, member, matchedBy, outcome }) => ({
      name: server.name,
      member,
      matchedBy,
      unmatched: outcome === 'matched' ? undefined : outcome,
      address: server.address,
      status: server.status,
      up: server.up,
      lastUp: server.lastUp,
      check: server.check,
      sessions: server.sessions,
      oldSessions: oldSessions && (oldSessions.get(server.name) ?? 0),
    })),
    client: client && toRouteClient(client, address => book.memberAt(address)),
    observedAt:
      route.observedAt === undefined ? undefined : isoTime(route.observedAt),
  };
}

/** Shown as last seen, together with its age. */
function toPostgresCluster({
  kubernetes,
}: ClusterSnapshot): PostgresClusterStatus | undefined {
  const { value, observedAt } = kubernetes?.reading.operator ?? {};
  if (!value || observedAt === undefined) {
    return undefined;
  }
  const { failedBackup, ...status } = value;
  return { ...status, observedAt: isoTime(observedAt) };
}

/** Old sessions by server. Undefined if nobody reports them or an old process is silent. */
function oldSessionsOf({ old }: RouteFacts): Map<string, number> | undefined {
  if (!old || old.silent.length > 0) {
    return undefined;
  }
  const sums = new Map<string, number>();
  for (const { current, sessions } of old.sessions) {
    const name = current?.server.name;
    if (name !== undefined) {
      sums.set(name, (sums.get(name) ?? 0) + sessions);
    }
  }
  return sums;
}

function sourcesOf(snapshot: ClusterSnapshot): SourceState[] {
  const bySource = new Map<string, Array<Reading<unknown>>>();
  const readings: Array<Reading<unknown> | undefined> = [
    ...snapshot.nodes.flatMap(({ node, cluster, sql }) => [node, cluster, sql]),
    snapshot.kubernetes?.reading,
    snapshot.kubernetes?.reading.operator,
    ...snapshot.routes.flatMap(({ stats, client }) => [
      stats,
      stats?.processes,
      client && clientReading(client),
    ]),
  ];
  for (const reading of readings) {
    if (reading) {
      const same = bySource.get(reading.source.id) ?? [];
      bySource.set(reading.source.id, same);
      same.push(reading);
    }
  }
  return [...bySource.values()].map(toSourceState);
}
