import { bytesBetween, parseLsn } from '../../model/postgres/lsn';
import type { MemberFacts } from './ClusterFacts';

type Replay = Pick<MemberFacts, 'replayGap' | 'replayPaused'>;

interface Measured extends Replay {
  at: number;
}

/**
 * Measures how much WAL a member received but has not replayed, and whether its replay is paused. One server reports
 * both positions at the same moment, so they are exactly comparable. If it does not report them, what Patroni wrote
 * into the DCS is used.
 */
export function measureReplay(member: MemberFacts): Replay | undefined {
  if (member.writable === true || member.role === 'leader') {
    return undefined;
  }
  const own = [bySql(member), byRest(member)]
    .filter(measured => measured !== undefined)
    .sort((a, b) => b.at - a.at);
  return {
    replayGap:
      own.find(({ replayGap }) => replayGap !== undefined)?.replayGap ??
      byRecord(member),
    replayPaused: own.find(({ replayPaused }) => replayPaused !== undefined)
      ?.replayPaused,
  };
}

function bySql({ sql, sqlAt }: MemberFacts): Measured | undefined {
  return sql?.inRecovery
    ? {
        replayGap: bytesBetween(
          parseLsn(sql.replayLsn),
          parseLsn(sql.receiveLsn),
        ),
        replayPaused: sql.replayPaused,
        at: sqlAt!,
      }
    : undefined;
}

function byRest({ node, nodeAt }: MemberFacts): Measured | undefined {
  return node && node.role !== 'primary'
    ? {
        replayGap: bytesBetween(
          parseBytes(node.replayedLsn),
          parseBytes(node.receivedLsn),
        ),
        replayPaused: node.replayPaused,
        at: nodeAt!,
      }
    : undefined;
}

/** Patroni 4.1 and later report both. Before that, `lag` is in practice the received part. */
function byRecord({ lag, receiveLag, replayLag }: MemberFacts) {
  const received = receiveLag ?? lag;
  return typeof replayLag === 'number' && typeof received === 'number'
    ? Math.max(0, replayLag - received)
    : undefined;
}

function parseBytes(digits: string | undefined): bigint | undefined {
  return digits === undefined ? undefined : BigInt(digits);
}
