import { isUnread } from '../kubernetes/isUnread';
import { isNotRunning } from '../../model/patroni/states';
import type { Rule } from './Rule';
import { lockEvidence } from './texts';

/** The leader is listed without an address (patroni#2713): nobody can connect to it by what the DCS says. */
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
      code: 'leader-without-address',
      subject: holder.name,
      severity: 'warning',
      early: 'hidden',
      settleMs: facts.loopWaitMs,
      message: `The leader ${holder.name} is listed without a usable address.`,
      next: `Set postgresql.connect_address and restapi.connect_address of Patroni on ${holder.name}.`,
      params: { member: holder.name },
      evidence: [lockEvidence(facts)],
    },
  ];
};
