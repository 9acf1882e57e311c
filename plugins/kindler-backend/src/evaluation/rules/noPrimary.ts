import type { Rule } from './Rule';
import { roundMs, writableEvidence, WRITES_OUT } from './texts';

/** PostgreSQL without Patroni: every node answers and none accepts writes. */
export const noPrimary: Rule = facts => {
  const readOnly =
    facts.members.length > 0 &&
    facts.members.every(({ writable }) => writable === false);
  if (facts.hasPatroni || !readOnly) {
    return [];
  }
  return [
    {
      code: 'no-primary',
      rule: 'S2',
      group: WRITES_OUT,
      refutedBy: 'write',
      severity: 'critical',
      early: 'warning',
      settleMs: roundMs(facts),
      message: 'No node accepts writes.',
      next: 'Promote one node, or see why the primary is in recovery.',
      params: {},
      evidence: facts.members.map(writableEvidence),
    },
  ];
};
