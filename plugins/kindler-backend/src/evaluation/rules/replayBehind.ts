import {
  evidence,
  type ClusterFacts,
  type MemberFacts,
} from '../facts/ClusterFacts';
import type { Condition, Rule } from './Rule';

const LONG_MS = 30_000;
/** Less than this is replayed within seconds. */
const MUCH_BYTES = 50 * 1024 ** 2;

/**
 * A member that received WAL and does not replay it: paused, or behind. Its lag looks well, because what it received
 * counts there; but its readers see an old state, and as a leader it would first have to replay all of it. Where replay
 * is late on purpose that is only noted.
 */
export const replayBehind: Rule = facts =>
  facts.members.flatMap((member): Condition[] => {
    if (member.writable === true) {
      return [];
    }
    if (member.replayPaused) {
      return [paused(member)];
    }
    const limit = Math.max(MUCH_BYTES, facts.maximumLag);
    return (member.replayGap ?? 0) > limit ? [behind(facts, member)] : [];
  });

function paused(member: MemberFacts): Condition {
  return {
    code: 'replay-paused',
    subject: member.name,
    severity: 'warning',
    early: 'info',
    settleMs: LONG_MS,
    message: `Replay of WAL is paused on ${member.name}.`,
    next: `Resume it on ${member.name} ("SELECT pg_wal_replay_resume()") if nobody needs it paused. PostgreSQL pauses it itself where a setting such as max_connections is lower than on the leader; its log says so.`,
    params: { member: member.name },
    evidence: [replayEvidence(member, 'paused')],
  };
}

function behind(facts: ClusterFacts, member: MemberFacts): Condition {
  const bytes = member.replayGap!;
  const meant = member.sql?.delayed ?? facts.settings?.delayed ?? false;
  return {
    code: 'replay-behind',
    subject: member.name,
    severity: meant ? 'info' : 'warning',
    early: 'info',
    settleMs: LONG_MS,
    message: meant
      ? `${member.name} replays WAL late on purpose: ${bytes} bytes that it received wait.`
      : `${member.name} received ${bytes} bytes of WAL that it has not replayed.`,
    next: meant
      ? 'Nothing to do, as long as recovery_min_apply_delay is meant.'
      : `See long queries on ${member.name} that hold replay up (max_standby_streaming_delay), its disks, and conflicts with locks.`,
    params: { member: member.name, bytes, meant: String(meant) },
    evidence: [replayEvidence(member, `${bytes} bytes not replayed`)],
  };
}

function replayEvidence(member: MemberFacts, value: string) {
  const { sql, sqlSource, sqlAt, nodeSource, nodeAt } = member;
  return sql
    ? evidence(`replay of ${member.name}`, value, sqlSource, sqlAt)
    : evidence(`replay of ${member.name}`, value, nodeSource, nodeAt);
}
