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
 * Lag by the positions that the nodes tell by SQL, for members of which Patroni tells none. The answers are up to one
 * interval apart, so it is as exact as that. Unknown without exactly one node that accepts writes, and where a replica
 * that follows nobody is ahead of it: then they are not on one history.
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
