import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';

const MISSED_LOOPS = 3;

/**
 * The holder has not renewed its lock for three loops: its Patroni is frozen or cannot reach the Kubernetes API. Nobody
 * takes over before the lock has expired, so this is the first that is seen of it. With Patroni's defaults three loops
 * are as long as the lock lives; then it is said a little before.
 */
export const lockNotRenewed: Rule = ({
  kubernetes,
  snapshot,
  holder,
  loopWaitMs,
  now,
}) => {
  const { sighting } = snapshot.kubernetes ?? {};
  const lock = kubernetes?.value.lock;
  if (!kubernetes || !sighting || !lock?.leader || !holder) {
    return [];
  }
  const ttlMs = lock.ttl * 1000;
  const patienceMs = Math.min(
    MISSED_LOOPS * loopWaitMs,
    Math.max(2 * loopWaitMs, ttlMs - loopWaitMs / 2),
  );
  const silentMs = now - sighting.movedAt;
  if (silentMs < patienceMs || lock.leader !== holder.name) {
    return [];
  }
  const seconds = Math.round(silentMs / 1000);
  return [
    {
      code: 'lock-not-renewed',
      subject: holder.name,
      severity: 'warning',
      early: 'warning',
      settleMs: 0,
      message: `${holder.name} has not renewed its lock for ${seconds} s; it expires after ${lock.ttl} s.`,
      next: `See whether Patroni on ${holder.name} hangs or cannot reach the Kubernetes API.`,
      params: { member: holder.name, seconds, ttl: lock.ttl },
      evidence: [
        evidence(
          `lock of ${holder.name}`,
          'renewed last',
          kubernetes.source,
          sighting.movedAt,
        ),
      ],
    },
  ];
};
