import {
  isLeaderRole,
  type Lag,
} from '@kindler/backstage-plugin-kindler-common';
import { bytesBetween, laterLsn, parseLsn } from '../../model/postgres/lsn';
import type { MemberFacts } from './ClusterFacts';

type Lags = Pick<
  MemberFacts,
  'lag' | 'receiveLag' | 'replayLag' | 'lagSource' | 'lagAt'
>;

/**
 * Measures lag from the positions that the nodes report by SQL, for members without a lag from Patroni. The answers are
 * up to one interval apart, which limits the accuracy. Unknown unless exactly one node accepts writes, or if a replica
 * that follows nobody is ahead of it, because then they do not share one history.
 */
export function measureLag(
  member: MemberFacts,
  writers: readonly MemberFacts[],
): Lags | undefined {
  const { sql, lag, role } = member;
  const leads = isLeaderRole(role);
  if (!sql?.inRecovery || leads || typeof lag === 'number') {
    return undefined;
  }
  const target =
    writers.length === 1 ? parseLsn(writers[0].sql!.lsn) : undefined;
  const received = parseLsn(sql.receiveLsn);
  const replayed = parseLsn(sql.replayLsn);
  const own = laterLsn(received, replayed);
  if (target === undefined || own === undefined) {
    return lag === undefined
      ? { lag: 'unknown', ...origin(member) }
      : undefined;
  }
  if (own > target && !sql.upstream) {
    return { lag: 'unknown', ...origin(member) };
  }
  const behind = (position: bigint | undefined): Lag | undefined =>
    bytesBetween(position, target);
  return {
    lag: behind(own),
    receiveLag: behind(received),
    replayLag: behind(replayed),
    ...origin(member),
  };
}

function origin({ sqlSource, sqlAt }: MemberFacts) {
  return { lagSource: sqlSource, lagAt: sqlAt };
}
