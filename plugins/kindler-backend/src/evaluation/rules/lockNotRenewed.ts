import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { roundMs } from './texts';
import { worded } from './worded';

const MISSED_LOOPS = 3;

/**
 * The holder has not renewed its lock for three loops, so its Patroni is frozen or cannot reach the DCS. Nobody takes
 * over before the lock expires, so this is the first visible sign. With Patroni's defaults, three loops are as long as
 * the lock's lifetime; then it is reported slightly earlier. Once the lock has expired, other rules report it.
 */
export const lockNotRenewed: Rule = facts => {
  const { lock, holder, loopWaitMs, now } = facts;
  if (!holder || lock?.holder !== holder.name || lock.renewedAt === undefined) {
    return [];
  }
  const { renewedAt, ttlMs } = lock;
  const byHolder = holder.dcsMovedAt === renewedAt;
  const patienceMs = Math.min(
    MISSED_LOOPS * loopWaitMs + (byHolder ? roundMs(facts) : 0),
    Math.max(2 * loopWaitMs, ttlMs - loopWaitMs / 2),
  );
  const silentMs = now - renewedAt;
  if (silentMs < patienceMs || silentMs > ttlMs) {
    return [];
  }
  const seconds = Math.round(silentMs / 1000);
  const ttl = ttlMs / 1000;
  return [
    {
      ...worded('lock-not-renewed', { member: holder.name, seconds, ttl }),
      subject: holder.name,
      severity: 'warning',
      early: 'warning',
      settleMs: 0,
      evidence: [
        evidence(
          `lock of ${holder.name}`,
          'renewed last',
          byHolder ? holder.nodeSource : lock.source,
          renewedAt,
        ),
      ],
    },
  ];
};
