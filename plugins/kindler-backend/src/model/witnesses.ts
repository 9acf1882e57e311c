import type { Witness } from '@kindler/backstage-plugin-kindler-common';
import type { ClusterFacts } from './facts/ClusterFacts';
import type { StatsServer } from './haproxy/parseStats';
import { isoTime, type Reading } from './Reading';
import {
  isDrained,
  isMixed,
  isMoved,
  othersUp,
  serversUp,
} from './rules/texts';

/** The three witnesses, always in this order. */
export function callWitnesses(facts: ClusterFacts): Witness[] {
  return [patroniWitness(facts), postgresWitness(facts), haproxyWitness(facts)];
}

function patroniWitness(facts: ClusterFacts): Witness {
  const kind = 'patroni';
  const { view, holder } = facts;
  if (!facts.hasPatroni && facts.snapshot.nodes.length === 0) {
    const reason = `No cluster named ${facts.snapshot.name} was found in the Kubernetes APIs (kindler.kubernetes[]), and none of its nodes is configured (kindler.databases[].patroni.members or .members).`;
    return { kind, status: 'unknown', members: [], details: [], reason };
  }
  if (!facts.hasPatroni) {
    const reason =
      'No Patroni is configured for this cluster (kindler.databases[].patroni).';
    return { kind, status: 'absent', members: [], details: [], reason };
  }
  if (!view) {
    return {
      kind,
      status: 'unknown',
      members: [],
      details: [],
      ...whyNoView(facts),
    };
  }
  const details = [
    holder?.timeline !== undefined && `timeline ${holder.timeline}`,
    facts.standbyCluster && 'standby cluster',
    facts.paused && 'failover paused',
    `${view.cluster.members.length} members listed`,
  ].filter(text => typeof text === 'string');
  return {
    kind,
    status: holder ? 'named' : 'none',
    members: holder ? [holder.name] : [],
    details,
    source: view.source,
    observedAt: isoTime(view.observedAt),
  };
}

function whyNoView(facts: ClusterFacts): Partial<Witness> {
  const { nodes, kubernetes } = facts.snapshot;
  const readings: Array<Reading<unknown>> = [
    ...(kubernetes ? [kubernetes.reading] : []),
    ...nodes.flatMap(({ cluster }) => cluster ?? []),
  ];
  const last = readings
    .filter(reading => reading.observedAt !== undefined)
    .sort((a, b) => b.observedAt! - a.observedAt!)[0];
  const fault = readings.find(reading => reading.fault)?.fault;
  return {
    source: last?.source.id,
    observedAt: last && isoTime(last.observedAt!),
    reason: fault
      ? `${fault.message}. ${fault.hint}`
      : 'No node has told about the lock lately.',
  };
}

function postgresWitness(facts: ClusterFacts): Witness {
  const kind = 'postgres';
  const { members, writers, snapshot } = facts;
  const restless = snapshot.nodes.every(({ node }) => node === undefined);
  if (restless && !snapshot.probed) {
    const reason = whyNobodyAsks(facts);
    return { kind, status: 'absent', members: [], details: [], reason };
  }
  const silent = members.filter(({ writable }) => writable === 'unknown');
  const newest = members
    .filter(member => member.writableAt !== undefined)
    .sort((a, b) => b.writableAt! - a.writableAt!)[0];
  const speaker = writers[0] ?? newest;
  const bySql = members.some(({ writableSource }) =>
    writableSource?.startsWith('postgres-sql:'),
  );
  const details = [
    bySql ? 'asked by SQL' : "by the nodes' own REST answers",
    ...writers.flatMap(({ timeline }) =>
      timeline === undefined ? [] : `timeline ${timeline}`,
    ),
    silent.length > 0 &&
      `no word from ${silent.map(({ name }) => name).join(', ')}`,
  ].filter(text => typeof text === 'string');
  const said: Pick<Witness, 'source' | 'observedAt'> = {
    source: speaker?.writableSource,
    observedAt: speaker && isoTime(speaker.writableAt!),
  };
  if (writers.length > 0) {
    const names = writers.map(({ name }) => name);
    return { kind, status: 'named', members: names, details, ...said };
  }
  if (silent.length > 0 || members.length === 0) {
    const reason =
      members.length === 0
        ? 'No node has answered yet.'
        : `No node says that it accepts writes, and ${silent
            .map(({ name }) => name)
            .join(', ')} did not answer.`;
    return { kind, status: 'unknown', members: [], details, reason, ...said };
  }
  return { kind, status: 'none', members: [], details, ...said };
}

function whyNobodyAsks({ snapshot, hasPatroni }: ClusterFacts): string {
  if (snapshot.kubernetes) {
    return `No node is asked: give kindler.databases[] an item named ${snapshot.name} with patroni.members (REST addresses) or probe (a role for SQL).`;
  }
  return hasPatroni
    ? 'No node is asked: add REST addresses (kindler.databases[].patroni.members).'
    : 'No role for SQL probes is configured (kindler.databases[].probe).';
}

function haproxyWitness(facts: ClusterFacts): Witness {
  const kind = 'haproxy';
  const routes = facts.routes.filter(({ intent }) => intent === 'read-write');
  const known = routes.filter(route => route.known);
  const newest = [...known].sort((a, b) => b.observedAt! - a.observedAt!)[0];
  if (routes.length === 0) {
    const reason =
      'No route for writes leads to this cluster (kindler.routes[] with intent read-write and a target of this database).';
    return { kind, status: 'absent', members: [], details: [], reason };
  }
  if (known.length < routes.length) {
    const silent = routes.find(route => !route.known)!;
    return {
      kind,
      status: silent.source === undefined ? 'absent' : 'unknown',
      members: [],
      details: [],
      source: silent.source,
      observedAt:
        silent.observedAt === undefined
          ? undefined
          : isoTime(silent.observedAt),
      reason: silent.unknownBecause,
    };
  }
  const up = known.flatMap(serversUp);
  const sessions = up.reduce(
    (sum, { server }) => sum + (server.sessions ?? 0),
    0,
  );
  const drained = known.filter(isDrained);
  const mixed = known.filter(isMixed);
  const details = [
    up.length > 0 && `${sessions} sessions`,
    ...known.map(route => `route ${route.name}`),
    ...drained.map(
      route =>
        `${route.name} is drained${
          isMoved(route) ? `, it leads to ${route.othersMeant.join(', ')}` : ''
        }`,
    ),
    ...mixed.map(
      route => `${route.name} also leads to ${othersUp(route).join(', ')}`,
    ),
    up.some(({ matchedBy }) => matchedBy === 'name') && 'matched by name',
  ].filter(text => typeof text === 'string');
  const names = new Set(
    up.map(({ server, member }) => member ?? strangerName(facts, server)),
  );
  return {
    kind,
    status: up.length > 0 ? 'named' : 'none',
    members: [...names],
    details,
    source: newest.source,
    observedAt: isoTime(newest.observedAt!),
  };
}

/** A server that was not matched is nobody's, also where it is called like a member: its address says otherwise. */
function strangerName(
  { members }: ClusterFacts,
  { name, address }: StatsServer,
): string {
  return members.some(member => member.name === name)
    ? `${name} at ${address ?? 'an unknown address'}`
    : name;
}
