import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

/** All members know of a promotion within this time, even with a short loop_wait. */
const SETTLE_MS = 15_000;

/**
 * S7: the leader is on an older timeline than a member, or a replica has not followed the leader's. Timelines differ
 * for some seconds after each failover. The standby leader of a standby cluster reports a stale one by design.
 */
export const timelines: Rule = facts => {
  const { holder } = facts;
  if (!holder || holder.timeline === undefined || facts.standbyCluster) {
    return [];
  }
  const leading = holder.timeline;
  const others = facts.members.filter(
    member => member !== holder && member.timeline !== undefined,
  );
  const ahead = others.filter(member => member.timeline! > leading);
  const behind = others.filter(member => member.timeline! < leading);
  const all = [holder, ...ahead, ...behind].map(member =>
    evidence(
      `timeline of ${member.name}`,
      member.timeline,
      member.node ? member.nodeSource : facts.view?.source,
      member.node ? member.nodeAt : facts.view?.observedAt,
    ),
  );
  const settleMs = Math.max(2 * facts.loopWaitMs, SETTLE_MS);
  const names = (members: typeof others) =>
    members.map(({ name, timeline }) => `${name} (${timeline})`);
  return [
    ...(ahead.length > 0
      ? [
          {
            ...worded('leader-timeline-behind', {
              leader: holder.name,
              timeline: leading,
              members: names(ahead).join(', '),
            }),
            rule: 'S7',
            severity: 'critical' as const,
            early: 'info' as const,
            settleMs,
            evidence: all,
          },
        ]
      : []),
    ...(behind.length > 0
      ? [
          {
            ...worded('replica-timeline-behind', {
              leader: holder.name,
              timeline: leading,
              members: names(behind).join(', '),
            }),
            rule: 'S7',
            severity: 'warning' as const,
            early: 'info' as const,
            settleMs,
            evidence: all,
          },
        ]
      : []),
  ];
};
