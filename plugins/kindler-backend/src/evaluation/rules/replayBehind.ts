import {
  evidence,
  type ClusterFacts,
  type MemberFacts,
} from '../facts/ClusterFacts';
import type { Condition, Rule } from './Rule';
import { worded } from './worded';

const LONG_MS = 30_000;
/** Less than this is replayed within seconds. */
const MUCH_BYTES = 50 * 1024 ** 2;

/**
 * A member received WAL but does not replay it, because replay is paused or behind. Its lag looks good, because
 * received WAL counts there. But its readers see an old state, and as a leader it would have to replay everything
 * first. If the delay is intended, this is only a notice.
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
    ...worded('replay-paused', { member: member.name }),
    subject: member.name,
    severity: 'warning',
    early: 'info',
    settleMs: LONG_MS,
    evidence: [replayEvidence(member, 'paused')],
  };
}

function behind(facts: ClusterFacts, member: MemberFacts): Condition {
  const bytes = member.replayGap!;
  const meant = member.sql?.delayed ?? facts.settings?.delayed ?? false;
  return {
    ...worded(
      'replay-behind',
      { member: member.name, bytes, meant: String(meant) },
      meant ? { message: 'replay-late', next: 'replay-late-next' } : {},
    ),
    subject: member.name,
    severity: meant ? 'info' : 'warning',
    early: 'info',
    settleMs: LONG_MS,
    evidence: [replayEvidence(member, `${bytes} bytes not replayed`)],
  };
}

function replayEvidence(member: MemberFacts, value: string) {
  const { sql, sqlSource, sqlAt, nodeSource, nodeAt } = member;
  return sql
    ? evidence(`replay of ${member.name}`, value, sqlSource, sqlAt)
    : evidence(`replay of ${member.name}`, value, nodeSource, nodeAt);
}
