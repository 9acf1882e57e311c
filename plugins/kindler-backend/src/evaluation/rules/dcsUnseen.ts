import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

/**
 * S15: a node has not reached the DCS for longer than the lock lives. The time is measured on our clock, from the last
 * change of its `dcs_last_seen` to its last answer, because the node's clock may be wrong, and because nobody knows what
 * it has reached since it was last asked. If it affects all nodes, the DCS itself is away.
 */
export const dcsUnseen: Rule = facts => {
  const timed = facts.members.filter(
    ({ dcsMovedAt }) => dcsMovedAt !== undefined,
  );
  const isolated = timed.filter(
    ({ dcsMovedAt, nodeAt = facts.now }) => nodeAt - dcsMovedAt! > facts.ttlMs,
  );
  if (isolated.length === 0) {
    return [];
  }
  const names = isolated.map(({ name }) => name);
  const all = isolated.length === timed.length;
  // The leader stays in failsafe mode and clients can still write, which another rule reports.
  const holds = timed.some(({ node }) => node?.failsafeActive);
  return [
    {
      ...worded(
        'dcs-unseen',
        { members: names.join(', ') },
        { message: all ? 'dcs-unseen-by-all' : undefined },
      ),
      rule: 'S15',
      severity: all && !holds ? 'critical' : 'warning',
      refutedBy: 'write',
      early: 'warning',
      settleMs: 0,
      evidence: isolated.map(member =>
        evidence(
          `DCS last seen by ${member.name}`,
          new Date(member.dcsMovedAt!).toISOString(),
          member.nodeSource,
          member.nodeAt,
        ),
      ),
    },
  ];
};
