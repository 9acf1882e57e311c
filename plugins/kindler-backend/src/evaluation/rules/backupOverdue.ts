import type { BackupAges, RouteBackups } from '../../model/BackupAges';
import { evidence } from '../facts/ClusterFacts';
import type { RouteFacts } from '../facts/RouteFacts';
import type { Condition, Rule } from './Rule';
import { worded } from './worded';

const SOURCE = 'backups';
const HOUR_MS = 3_600_000;

/** Backups are made one after the other, and one that failed is tried again after an hour. */
const SETTLE_MS = HOUR_MS;

/** A folder that is away for a moment loses nothing. */
const UNREAD_MS = 10 * 60_000;

/**
 * A database that is backed up by a schedule has no young backup that was ever restored, so a loss of data would reach
 * further back than planned. Databases are counted and not named: who may see the cluster may not see each of them.
 */
export const backupOverdue: Rule = ({ snapshot: { backups }, routes, now }) => {
  if (!backups) {
    return [];
  }
  if (backups.unread) {
    return [unread(backups, backups.unread)];
  }
  return routes.filter(leadsHere).flatMap(({ name }) => {
    const found = backups.routes.get(name);
    return found ? overdue(name, found, backups, now) : [];
  });
};

/** What is reached through a route that was given to another cluster is there. */
function leadsHere({ othersMeant }: RouteFacts): boolean {
  return othersMeant.length === 0;
}

function unread(
  { observedAt }: BackupAges,
  { since, reason }: NonNullable<BackupAges['unread']>,
): Condition {
  return {
    ...worded('backups-unread', { reason }),
    severity: 'warning',
    early: 'hidden',
    settleMs: UNREAD_MS,
    began: since,
    evidence: [evidence('folder of backups', reason, SOURCE, observedAt)],
  };
}

function overdue(
  route: string,
  { databases, since }: RouteBackups,
  { maxAgeMs, criticalAgeMs, observedAt }: BackupAges,
  now: number,
): Condition[] {
  const [oldest] = since;
  const isOlder = (ms = Infinity) => oldest !== undefined && now - oldest > ms;
  if (!isOlder(maxAgeMs)) {
    return [];
  }
  const isCritical = isOlder(criticalAgeMs);
  const limitMs = isCritical ? criticalAgeMs! : maxAgeMs;
  const late = countOlder(since, now - limitMs);
  return [
    {
      ...worded('backup-overdue', {
        route,
        late,
        databases,
        hours: Math.round((10 * limitMs) / HOUR_MS) / 10,
      }),
      subject: route,
      severity: isCritical ? 'critical' : 'warning',
      early: 'hidden',
      settleMs: SETTLE_MS,
      began: oldest > 0 ? oldest + maxAgeMs : undefined,
      evidence: [
        evidence(
          `databases behind ${route} without a young backup`,
          `${late} of ${databases}`,
          SOURCE,
          observedAt,
        ),
      ],
    },
  ];
}

/** How many times of a sorted list are before another one. */
function countOlder(times: readonly number[], limit: number): number {
  const first = times.findIndex(time => time >= limit);
  return first < 0 ? times.length : first;
}
