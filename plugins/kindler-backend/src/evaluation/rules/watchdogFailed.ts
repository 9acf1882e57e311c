import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';

/**
 * The watchdog that would reset a hanging leader does not work on a node. As the leader it may go on writing when
 * another one was elected; a replica on which a watchdog is required cannot be elected.
 */
export const watchdogFailed: Rule = facts =>
  facts.members
    .filter(({ node }) => node?.watchdogFailed)
    .map(member => {
      const leads = member === facts.holder;
      return {
        code: leads ? 'watchdog-failed' : 'replica-watchdog-failed',
        subject: member.name,
        severity: leads ? ('warning' as const) : ('info' as const),
        early: leads ? ('warning' as const) : ('info' as const),
        settleMs: 0,
        message: leads
          ? `The watchdog of the leader ${member.name} does not work: if it hangs, nothing stops its writes.`
          : `The watchdog of ${member.name} does not work: where it is required, ${member.name} cannot take over.`,
        next: `See whether ${member.name} has the watchdog device (watchdog.device of Patroni) and may open it.`,
        params: { member: member.name },
        evidence: [
          evidence(
            `watchdog of ${member.name}`,
            'failed',
            member.nodeSource,
            member.nodeAt,
          ),
        ],
      };
    });
