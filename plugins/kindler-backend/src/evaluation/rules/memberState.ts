import {
  evidence,
  type ClusterFacts,
  type MemberFacts,
} from '../facts/ClusterFacts';
import { isUnread } from '../kubernetes/isUnread';
import { isHealthy, isNotRunning } from '../../model/patroni/states';
import type { Rule } from './Rule';
import { worded } from './worded';

/**
 * PostgreSQL of a member is not running, e.g. `start failed`. Stops and starts are normal for some seconds. Other rules
 * report on the lock holder if its state or its own report is known, also in a standby cluster.
 */
export const memberState: Rule = facts =>
  facts.members
    .filter(
      member =>
        (member.listed || (!facts.view && isNotRunning(stateOf(member)))) &&
        !isHealthy(stateOf(member)) &&
        !isUntold(facts, member) &&
        (member !== facts.holder ||
          (member.writable === 'unknown' && !isNotRunning(stateOf(member)))),
    )
    .map(member => ({
      ...worded(
        'member-not-running',
        { member: member.name, state: stateOf(member) },
        {
          next: /^(pod|container|node) /.test(stateOf(member))
            ? 'pod-not-running-next'
            : undefined,
        },
      ),
      subject: member.name,
      severity: 'warning',
      early: 'info',
      settleMs: 2 * facts.loopWaitMs,
      evidence: [
        evidence(
          `state of ${member.name} in the DCS`,
          member.state,
          facts.view?.source,
          facts.view?.observedAt,
        ),
        evidence(
          `state of ${member.name}`,
          member.node?.state,
          member.nodeSource,
          member.nodeAt,
        ),
      ],
    }));

/** Pods cannot be read at all, which another rule reports. */
function isUntold({ kubernetes }: ClusterFacts, member: MemberFacts): boolean {
  return stateOf(member) === 'unknown' && isUnread(kubernetes?.value, 'pods');
}

/** The node's own report is newer than the DCS. A replica's own `running` says less than `streaming` in the DCS. */
function stateOf(member: MemberFacts): string {
  const own = member.node?.state;
  return own === undefined || own === 'running' ? member.state : own;
}
