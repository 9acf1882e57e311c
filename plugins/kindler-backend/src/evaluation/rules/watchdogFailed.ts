import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

/**
 * The watchdog that would reset a hanging leader does not work on a node. If the node leads, it may keep writing after
 * another one was elected. A replica that requires a watchdog cannot be elected.
 */
export const watchdogFailed: Rule = facts =>
  facts.members
    .filter(({ node }) => node?.watchdogFailed)
    .map(member => {
      const leads = member === facts.holder;
      return {
        ...worded(leads ? 'watchdog-failed' : 'replica-watchdog-failed', {
          member: member.name,
        }),
        subject: member.name,
        severity: leads ? ('warning' as const) : ('info' as const),
        early: leads ? ('warning' as const) : ('info' as const),
        settleMs: 0,
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
