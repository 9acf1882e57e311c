import { isUnread } from '../kubernetes/isUnread';
import { isNotRunning } from '../../model/patroni/states';
import type { Rule } from './Rule';
import { lockEvidence } from './texts';
import { worded } from './worded';

/** The leader is listed without an address (patroni#2713), so nobody can connect to it by what the DCS says. */
export const leaderWithoutHost: Rule = facts => {
  const { holder } = facts;
  const untold = isUnread(facts.kubernetes?.value, 'pods');
  if (
    !holder ||
    (holder.host && holder.port) ||
    untold ||
    isNotRunning(holder.state)
  ) {
    return [];
  }
  return [
    {
      ...worded('leader-without-address', { member: holder.name }),
      subject: holder.name,
      severity: 'warning',
      early: 'hidden',
      settleMs: facts.loopWaitMs,
      evidence: [lockEvidence(facts)],
    },
  ];
};
