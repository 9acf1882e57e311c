import type { Rule } from './Rule';
import { lockEvidence, roundMs, writableEvidence } from './texts';
import { worded } from './worded';

/**
 * One node accepts writes and it is not the lock holder. In a switchover this is normal between demotion and promotion,
 * as long as the answers are from different moments. In a standby cluster no node should accept writes, which another
 * rule reports.
 */
export const writesElsewhere: Rule = facts => {
  const { holder, writers } = facts;
  const elsewhere = writers.filter(({ name }) => name !== holder?.name);
  const single = elsewhere.length === writers.length && writers.length === 1;
  if (!holder || facts.standbyCluster || !single) {
    return [];
  }
  const names = elsewhere.map(({ name }) => name);
  return [
    {
      ...worded('writes-elsewhere', {
        members: names.join(', '),
        holder: holder.name,
      }),
      severity: 'critical',
      early: 'warning',
      settleMs: facts.loopWaitMs + roundMs(facts),
      evidence: [
        lockEvidence(facts),
        writableEvidence(holder),
        ...elsewhere.map(writableEvidence),
      ],
    },
  ];
};
