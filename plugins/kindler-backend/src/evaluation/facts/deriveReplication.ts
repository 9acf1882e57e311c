import { isNotRunning } from '../../model/patroni/states';
import { atLeast } from '../../model/versions';
import type { MemberFacts, Replication } from './ClusterFacts';
import type { Senders } from './Senders';

/** From this version on Patroni reports that a replica streams. */
const TELLS_STREAMING = [3, 0, 4];
/** Roles that Patroni gives only to members that it saw streaming. */
const SYNCHRONOUS: readonly string[] = ['sync_standby', 'quorum_standby'];
/** From this version on PostgreSQL reports its WAL receiver. */
const HAS_RECEIVER = 90_600;

/**
 * Derives how a member receives data that is written elsewhere. Its own report counts first. A replica of an old
 * Patroni has none, so the list of those that should send to it counts next. The DCS record comes last because it
 * outlives its member. Silence is no evidence that the member replicates.
 */
export function deriveReplication(
  member: MemberFacts,
  leader: string | undefined,
  senders: Senders,
): Replication | undefined {
  if (member.writable === true || member.role === 'leader') {
    return undefined;
  }
  const own = ownWord(member);
  const sent = senders.find(member);
  if (own && own.kind !== 'streaming') {
    return own;
  }
  if (sent) {
    const { name, source, at } = sent;
    return { kind: 'streaming', word: `sent by ${name}`, source, at };
  }
  const absent = senders.absence(member, feedersOf(member, leader, senders));
  if (own) {
    // The member's end of a broken connection lives on for a minute, although nobody in the cluster has the other end.
    // Only a list proves that, because Patroni omits an empty list but also one that it could not read.
    return absent?.listed && senders.complete ? absent.replication : own;
  }
  const recorded = recordedWord(member);
  if (recorded.kind === 'archive' || !absent) {
    return recorded;
  }
  return SYNCHRONOUS.includes(member.role) && !absent.listed
    ? { kind: 'streaming', word: member.role }
    : absent.replication;
}

/** Returns whom the member follows. Patroni falls back to the leader if the member to follow is away. */
function feedersOf(
  member: MemberFacts,
  leader: string | undefined,
  senders: Senders,
): string[] | undefined {
  const told = member.tags?.replicatefrom;
  if (leader === undefined || leader === member.name) {
    return undefined;
  }
  return told && told !== member.name && senders.canSend(told)
    ? [leader, told]
    : [leader];
}

/** Chooses the newer of PostgreSQL's own answer by SQL and Patroni's report. */
function ownWord(member: MemberFacts): Replication | undefined {
  const words = [bySql(member), byRest(member)].filter(
    word => word !== undefined,
  );
  return words.sort((a, b) => (b.at ?? 0) - (a.at ?? 0))[0];
}

function bySql(member: MemberFacts): Replication | undefined {
  const { sql, sqlSource: source, sqlAt: at } = member;
  if (!sql?.inRecovery) {
    return undefined;
  }
  const state = sql.upstream ? 'streaming' : sql.receiver;
  if (state === undefined) {
    return undefined;
  }
  const word = `WAL receiver ${state}`;
  if (state === 'streaming') {
    return { kind: 'streaming', word, source, at };
  }
  return { kind: sql.restores ? 'archive' : 'none', word, source, at };
}

function byRest(member: MemberFacts): Replication | undefined {
  const { node, nodeSource: source, nodeAt: at } = member;
  if (!node || node.role === 'primary' || isNotRunning(node.state)) {
    return undefined;
  }
  const tells =
    atLeast(node.version, TELLS_STREAMING) &&
    (node.serverVersion ?? 0) >= HAS_RECEIVER;
  const state = node.replicationState;
  return state !== undefined || tells
    ? { kind: kindOf(state), word: state ?? 'none', source, at }
    : undefined;
}

function recordedWord({ state, patroniVersion }: MemberFacts): Replication {
  const kind = kindOf(state === 'running' ? undefined : state);
  return kind === 'none' && !atLeast(patroniVersion, TELLS_STREAMING)
    ? { kind: 'unknown' }
    : { kind, word: state };
}

function kindOf(state: string | undefined): Replication['kind'] {
  switch (state) {
    case undefined:
      return 'none';
    case 'streaming':
      return 'streaming';
    case 'in archive recovery':
      return 'archive';
    default:
      return 'unknown';
  }
}
