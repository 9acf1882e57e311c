import { isNotRunning } from '../../model/patroni/states';
import { atLeast } from '../../model/versions';
import type { MemberFacts, Replication } from './ClusterFacts';
import type { Senders } from './Senders';

/** Since then Patroni tells of a replica that it streams. */
const TELLS_STREAMING = [3, 0, 4];
/** Roles that Patroni gives to those only that it saw stream. */
const SYNCHRONOUS: readonly string[] = ['sync_standby', 'quorum_standby'];
/** Since then PostgreSQL tells of its WAL receiver. */
const HAS_RECEIVER = 90_600;

/**
 * How a member gets what is written elsewhere. Its own word counts first; a replica of an old Patroni has none, and
 * then the list of those that should send to it tells. What the DCS recorded is last, because it outlives its member.
 * That nobody says anything is no evidence that it replicates.
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
    // Its half of a broken connection lives on for a minute; nobody in the cluster has the other half. Only a list says
    // so: Patroni leaves out an empty one, but also one that it could not read.
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

/** Whom it follows: Patroni falls back to the leader when the member that it was told to follow is away. */
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

/** The newer of what PostgreSQL says by SQL and what Patroni says of it. */
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
