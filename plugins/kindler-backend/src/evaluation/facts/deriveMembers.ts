import { parseAddress } from '../../model/addresses/address';
import { MemberBook } from '../../model/addresses/MemberBook';
import {
  allowance,
  type ClusterSnapshot,
  type NodeSnapshot,
} from '../../model/ClusterSnapshot';
import {
  findLeader,
  type MemberRole,
} from '@kindler/backstage-plugin-kindler-common';
import { named } from '../../model/named';
import { freshValue, silenceOf } from '../../model/Reading';
import type { PatroniNode } from '../../model/patroni/PatroniNode';
import type { PatroniMember } from '../../model/patroni/PatroniCluster';
import type { ClusterView, MemberFacts } from './ClusterFacts';
import { deriveReplication } from './deriveReplication';
import { findUpstream } from './findUpstream';
import { measureLag } from './measureLag';
import { measureReplay } from './measureReplay';
import { nameNodes } from './nameNodes';
import { readSlots } from './readSlots';
import { Senders } from './Senders';

const { compare: compareText } = new Intl.Collator('en', { numeric: true });

type EntriesOf = Pick<ClusterView, 'cluster' | 'observedAt'>;

/**
 * Returns one entry for each member that is listed in the DCS or configured. A configured node that vanishes from the
 * DCS stays visible, because that is how a frozen former leader looks.
 */
export function deriveMembers(
  snapshot: ClusterSnapshot,
  view: ClusterView | undefined,
  now: number,
): MemberFacts[] {
  const told = view ?? viewOfPods(snapshot, now);
  const names = nameNodes(snapshot, told?.cluster.members);
  const listed = new Map(
    told?.cluster.members.map(member => [member.name, member]),
  );
  const members = snapshot.nodes.map(node => {
    const name = names.get(node.address) ?? node.address;
    const entry = listed.get(name);
    listed.delete(name);
    return fromNode(snapshot, node, name, entry, told, now);
  });
  for (const entry of listed.values()) {
    members.push(fromEntry(entry, told!));
  }
  const pods = snapshot.kubernetes?.reading.value?.pods ?? [];
  const ips = new Map(pods.map(({ name, ip }) => [name, ip]));
  const placed = members.map(member => ({
    ...member,
    podIp: ips.get(member.name),
    listed: view ? member.listed : undefined,
  }));
  const book = new MemberBook(placed, snapshot.resolved);
  return withReplication(placed, book, view).sort((a, b) =>
    compareText(a.name, b.name),
  );
}

/** Derives the members from their pods if the lock is not kept in Kubernetes and no node reports. */
function viewOfPods(
  { kubernetes, ...snapshot }: ClusterSnapshot,
  now: number,
): EntriesOf | undefined {
  const limit = allowance(snapshot);
  const value = freshValue(kubernetes?.reading, now, limit);
  return value && !value.lock
    ? {
        cluster: value.cluster,
        observedAt: kubernetes!.reading.observedAt!,
      }
    : undefined;
}

/** Adds what follows only from all members together. */
function withReplication(
  members: MemberFacts[],
  book: MemberBook,
  view: ClusterView | undefined,
): MemberFacts[] {
  const senders = new Senders(members);
  const leader = view
    ? findLeader(view.cluster.members)?.name
    : soleWriter(members);
  const writers = members.filter(({ sql }) => sql?.inRecovery === false);
  return members.map(member => {
    const measured = { ...member, ...measureLag(member, writers) };
    return {
      ...measured,
      ...measureReplay(measured),
      replication: deriveReplication(member, leader, senders),
      upstream: findUpstream(member, book, view, senders),
    };
  });
}

function soleWriter(members: MemberFacts[]): string | undefined {
  const writers = members.filter(({ writable }) => writable === true);
  return writers.length === 1 ? writers[0].name : undefined;
}

function fromEntry(entry: PatroniMember, view: EntriesOf): MemberFacts {
  return {
    name: entry.name,
    host: entry.host,
    apiHosts: entry.apiAddress ? [hostOf(entry.apiAddress)] : [],
    port: entry.port,
    listed: true,
    role: entry.role,
    state: entry.state,
    promoted: entry.promoted,
    timeline: entry.timeline,
    lag: entry.lag,
    receiveLag: entry.receiveLag,
    replayLag: entry.replayLag,
    pendingRestart: entry.pendingRestart === true,
    pendingRestartReason: entry.pendingRestartReason,
    scheduledRestart: entry.scheduledRestart,
    tags: entry.tags,
    patroniVersion: entry.version,
    writable: 'unknown',
    observedAt: view.observedAt,
  };
}

function fromNode(
  snapshot: ClusterSnapshot,
  node: NodeSnapshot,
  name: string,
  entry: PatroniMember | undefined,
  view: EntriesOf | undefined,
  now: number,
): MemberFacts {
  const limit = allowance(snapshot);
  const own = freshValue(node.node, now, limit);
  const sql = freshValue(node.sql, now, limit);
  const last = entry ? undefined : lastEntry(node, name);
  const base: MemberFacts = entry
    ? fromEntry(entry, view!)
    : {
        name,
        host: node.postgres?.host ?? last?.host,
        port: node.postgres?.port ?? last?.port,
        role: 'unknown',
        state: own?.state ?? 'unknown',
        pendingRestart: own?.pendingRestart ?? false,
        writable: 'unknown',
      };
  const asked = node.node ?? node.sql;
  const times = [
    base.observedAt,
    own && node.node?.observedAt,
    sql && node.sql?.observedAt,
  ].filter(time => time !== undefined);
  return {
    ...base,
    role: roleOf(entry?.role, own),
    ...writableOf(node, own?.writable, sql && !sql.inRecovery),
    apiHosts: [...(base.apiHosts ?? []), hostOf(node.address)],
    listed: view ? entry !== undefined : undefined,
    // The DCS entry is up to one loop old, while the node itself was just asked.
    timeline: own?.timeline ?? base.timeline ?? sql?.timeline,
    systemIdentifier: own?.systemIdentifier ?? sql?.systemIdentifier,
    serverVersion: own?.serverVersion ?? sql?.serverVersion,
    pendingRestartReason:
      base.pendingRestartReason ?? own?.pendingRestartReason,
    scheduledRestart: base.scheduledRestart ?? own?.scheduledRestart,
    tags: base.tags ?? own?.tags,
    patroniVersion: own?.version ?? base.patroniVersion,
    slots: sql && readSlots(sql),
    sql,
    sqlSource: node.sql?.source.id,
    sqlAt: node.sql?.observedAt,
    node: own,
    nodeSource: asked?.source.id,
    nodeAt: asked?.observedAt,
    silentSince: asked?.fault && asked.failingSince,
    silentFault: asked?.fault,
    dcsMovedAt: own && node.dcsMovedAt,
    dcsIntervals: own && node.dcsIntervals,
    observedAt: times.length > 0 ? Math.max(...times) : asked?.observedAt,
  };
}

/** Only the lock makes a member the leader. The kind of replica may also come from the member itself. */
function roleOf(
  recorded: MemberRole | undefined,
  own: PatroniNode | undefined,
): MemberRole {
  if (own?.synchronous && (recorded ?? 'replica') === 'replica') {
    return own.synchronous === 'sync' ? 'sync_standby' : 'quorum_standby';
  }
  return recorded ?? (own?.role === 'replica' ? 'replica' : 'unknown');
}

/**
 * Chooses the newer of PostgreSQL's own answer by SQL and Patroni's report. A frozen Patroni reports nothing new, and a
 * PostgreSQL that is being demoted refuses SQL while its Patroni already knows. An answer from before its source fell
 * silent is not evidence.
 */
function writableOf(
  node: NodeSnapshot,
  byPatroni: boolean | 'unknown' | undefined,
  bySql: boolean | undefined,
): Pick<MemberFacts, 'writable' | 'writableSource' | 'writableAt'> {
  const silentSince = Math.max(0, ...[node.sql, node.node].map(silenceOf));
  const words = [
    { writable: bySql, reading: node.sql },
    { writable: byPatroni, reading: node.node },
  ].filter(
    ({ writable, reading }) =>
      typeof writable === 'boolean' && reading!.observedAt! >= silentSince,
  );
  const newest = words.sort(
    (a, b) => b.reading!.observedAt! - a.reading!.observedAt!,
  )[0];
  return newest
    ? {
        writable: newest.writable!,
        writableSource: newest.reading!.source.id,
        writableAt: newest.reading!.observedAt,
      }
    : { writable: 'unknown' };
}

/** Returns the host of `host:port`, which may be followed by a path if one host serves several members. */
function hostOf(address: string): string {
  return parseAddress(address.replace(/\/.*$/, '')).host;
}

function lastEntry(node: NodeSnapshot, name: string) {
  return named(node.cluster?.value?.members ?? [], name);
}
