import {
  faultText,
  word,
  type Witness,
  type Witnesses,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { ClusterFacts, MemberFacts } from '../facts/ClusterFacts';
import { isoTime, type Reading } from '../../model/Reading';
import { clientWitness } from './clientWitness';
import { haproxyWitness } from './haproxyWitness';
import { saidBySql } from '../facts/saidBySql';

export function callWitnesses(facts: ClusterFacts): Witnesses {
  return {
    patroni: patroniWitness(facts),
    postgres: postgresWitness(facts),
    haproxy: haproxyWitness(facts),
    client: clientWitness(facts),
  };
}

function patroniWitness(facts: ClusterFacts): Witness {
  const kind = 'patroni';
  const { view, holder } = facts;
  if (!facts.hasPatroni && facts.snapshot.nodes.length === 0) {
    const reason = word('witness-cluster-not-found', {
      cluster: facts.snapshot.name,
    });
    return { kind, status: 'unknown', members: [], details: [], reason };
  }
  if (!facts.hasPatroni) {
    const reason = word('witness-no-patroni', {});
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
    ...timelineOf(holder),
    facts.standbyCluster && word('witness-standby-cluster', {}),
    facts.paused && word('witness-paused', {}),
    word('witness-members-listed', { members: view.cluster.members.length }),
  ].filter(isSaid);
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
  const untold =
    facts.kubernetes && !facts.kubernetes.value.lock
      ? word('witness-lock-not-in-kubernetes', {})
      : word('witness-lock-untold', {});
  return {
    source: last?.source.id,
    observedAt: last && isoTime(last.observedAt!),
    reason: fault ? faultText(fault) : untold,
  };
}

function postgresWitness(facts: ClusterFacts): Witness {
  const kind = 'postgres';
  const { members, writers, snapshot } = facts;
  const isRestUnasked = snapshot.nodes.every(({ node }) => node === undefined);
  if (isRestUnasked && !snapshot.probed) {
    const reason = whyNobodyAsks(facts);
    return { kind, status: 'absent', members: [], details: [], reason };
  }
  const silent = members.filter(({ writable }) => writable === 'unknown');
  const newest = members
    .filter(member => member.writableAt !== undefined)
    .sort((a, b) => b.writableAt! - a.writableAt!)[0];
  const speaker = writers[0] ?? newest;
  const bySql = speaker && saidBySql(speaker, speaker.writableSource);
  const silentNames = namesOf(silent.filter(isAsked));
  const unaskedNames = namesOf(silent.filter(member => !isAsked(member)));
  const details = [
    speaker && word(bySql ? 'witness-by-sql' : 'witness-by-rest', {}),
    ...writers.flatMap(timelineOf),
    silentNames && word('witness-silent-members', { members: silentNames }),
    unaskedNames && word('witness-unasked-members', { members: unaskedNames }),
  ].filter(isSaid);
  const said: Pick<Witness, 'source' | 'observedAt'> = {
    source: speaker?.writableSource,
    observedAt: speaker && isoTime(speaker.writableAt!),
  };
  if (writers.length > 0) {
    const names = writers.map(({ name }) => name);
    return { kind, status: 'named', members: names, details, ...said };
  }
  if (silent.length > 0 || members.length === 0) {
    const reason = whyNoWriter(silentNames, unaskedNames);
    return { kind, status: 'unknown', members: [], details, reason, ...said };
  }
  return { kind, status: 'none', members: [], details, ...said };
}

function whyNoWriter(silent: string, unasked: string): Wording {
  if (silent) {
    return word('witness-writer-unknown', { members: silent });
  }
  return unasked
    ? word('witness-writer-unasked', { members: unasked })
    : word('witness-no-answer-yet', {});
}

function namesOf(members: MemberFacts[]): string {
  return members.map(({ name }) => name).join(', ');
}

function isAsked({ nodeSource }: MemberFacts): boolean {
  return nodeSource !== undefined;
}

function whyNobodyAsks({ snapshot, hasPatroni }: ClusterFacts): Wording {
  if (snapshot.kubernetes) {
    return word('witness-no-node-of-found', { cluster: snapshot.name });
  }
  return word(hasPatroni ? 'witness-no-addresses' : 'witness-no-probe', {});
}

function timelineOf(member: { timeline?: number } | undefined): Wording[] {
  const timeline = member?.timeline;
  return timeline === undefined ? [] : [word('witness-timeline', { timeline })];
}

function isSaid(
  detail: Wording | string | undefined | false,
): detail is Wording {
  return typeof detail === 'object';
}
