import type { Rule } from './Rule';
import { roundMs, writableEvidence, WRITES_OUT } from './texts';
import { worded } from './worded';

/** PostgreSQL without Patroni: every node answers, but none accepts writes. */
export const noPrimary: Rule = facts => {
  const readOnly =
    facts.members.length > 0 &&
    facts.members.every(({ writable }) => writable === false);
  if (facts.hasPatroni || !readOnly) {
    return [];
  }
  return [
    {
      ...worded('no-primary', {}),
      rule: 'S2',
      group: WRITES_OUT,
      refutedBy: 'write',
      severity: 'critical',
      early: 'warning',
      settleMs: roundMs(facts),
      evidence: facts.members.map(writableEvidence),
    },
  ];
};
