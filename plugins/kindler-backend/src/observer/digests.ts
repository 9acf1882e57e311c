import type {
  Database,
  Gateway,
} from '@kindler/backstage-plugin-kindler-common';

/**
 * Digest of a database cluster that changes only when a viewer would see a change. Ages, counters and lags move all the
 * time and are left out.
 */
export function databaseDigest(database: Database): string {
  return JSON.stringify([
    database.verdict,
    database.leader,
    database.timeline,
    database.paused,
    database.standbyCluster,
    database.scheduledSwitchover,
    Object.values(database.witnesses).map(({ status, members }) => [
      status,
      members,
    ]),
    database.members.map(member => [
      member.name,
      member.role,
      member.state,
      member.timeline,
      member.writable,
      member.lag === 'unknown',
      member.pendingRestart,
      member.scheduledRestart,
      member.upstream,
      member.replicationSlots?.map(({ name, active, walStatus }) => [
        name,
        active,
        walStatus,
      ]),
    ]),
    database.gateways.map(({ client, servers, statistics }) => [
      statistics.status,
      client?.last?.outcome,
      client?.servedBy,
      client?.onlyHere,
      servers.map(({ name, member, unmatched, status, up, oldSessions }) => [
        name,
        member,
        unmatched,
        status,
        up,
        oldSessions && oldSessions > 0,
      ]),
    ]),
    database.incident,
    database.lock?.holder,
    settingsDigest(database.settings),
    kubernetesDigest(database.kubernetes),
    postgresClusterDigest(database.postgresCluster),
    database.findings.map(({ code, severity, since }) => [
      code,
      severity,
      since,
    ]),
    database.sources.map(({ status, fault }) => [status, fault?.kind]),
  ]);
}

const settingsTexts = new WeakMap<object, string>();

/** Settings are read once a minute but occur in every evaluation, so their text is cached. */
function settingsDigest(settings: Database['settings']): string | undefined {
  if (!settings) {
    return undefined;
  }
  const { source, observedAt, ...shown } = settings;
  const known = settingsTexts.get(settings.parameters);
  const text = known ?? JSON.stringify(shown);
  settingsTexts.set(settings.parameters, text);
  return text;
}

function kubernetesDigest(layers: Database['kubernetes']) {
  return (
    layers && [
      layers.pods.map(({ name, phase, ready, deleting, containers }) => [
        name,
        phase,
        ready,
        deleting,
        containers.map(container => [container.ready, container.restarts]),
      ]),
      layers.services.map(({ name, endpoints, agrees }) => [
        name,
        endpoints,
        agrees,
      ]),
    ]
  );
}

function postgresClusterDigest(status: Database['postgresCluster']) {
  return status && { ...status, observedAt: undefined };
}

/** Digest of a gateway that changes only when a viewer would see a change. */
export function gatewayDigest(gateway: Gateway): string {
  return JSON.stringify([
    gateway.proxies.map(({ name, frontend, backend, servers }) => [
      name,
      frontend?.status,
      backend?.status,
      servers.map(server => [
        server.name,
        server.status,
        server.up,
        server.address,
        server.check,
      ]),
    ]),
    gateway.processes?.map(({ pid, kind, sessions }) => [
      pid,
      kind,
      sessions === 'unknown' || (kind === 'old' && sessions > 0),
    ]),
    gateway.reloadDifferences,
    gateway.warnings,
    gateway.statistics.status,
    gateway.sources.map(({ status, fault }) => [status, fault?.kind]),
  ]);
}
