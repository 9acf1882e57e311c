import type { Rule } from './Rule';
import { listed, lockEvidence, roundMs, writableEvidence } from './texts';

/**
 * One node accepts writes and it is not the lock holder. In a switchover that is so between demotion and promotion
 * as long as the answers are of different moments. In a standby cluster nobody should; a rule of its own says so.
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
      code: 'writes-elsewhere',
      severity: 'critical',
      early: 'warning',
      settleMs: facts.loopWaitMs + roundMs(facts),
      message: `${listed(names)} accepts writes, but ${
        holder.name
      } holds the lock.`,
      next: `Stop writes on ${listed(
        names,
      )}: what is written there is lost when it follows ${holder.name}.`,
      params: { members: names.join(', '), holder: holder.name },
      evidence: [
        lockEvidence(facts),
        writableEvidence(holder),
        ...elsewhere.map(writableEvidence),
      ],
    },
  ];
};
