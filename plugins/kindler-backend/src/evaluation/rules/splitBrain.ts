import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { lockEvidence, writableEvidence } from './texts';
import { worded } from './worded';
import { saidBySql } from '../facts/saidBySql';

/**
 * S1, S2: two nodes accept writes. `/cluster` never shows this, because its leader comes from the lock alone; only the
 * nodes' own reports do. In a planned switchover, two answers from different moments can look like it, so it is
 * reported only after every node was asked again.
 */
export const splitBrain: Rule = facts => {
  const { writers } = facts;
  if (writers.length < 2) {
    return [];
  }
  const names = writers.map(member => member.name);
  const bySql = writers.filter(member =>
    saidBySql(member, member.writableSource),
  );
  return [
    {
      ...worded('split-brain', { members: names.join(', ') }),
      rule: bySql.length > 1 ? 'S2' : 'S1',
      severity: 'critical',
      early: 'hidden',
      settleMs: 0,
      restsOn: Math.min(...writers.map(({ writableAt }) => writableAt!)),
      evidence: [
        lockEvidence(facts),
        ...writers.flatMap(member => [
          writableEvidence(member),
          evidence(
            `timeline of ${member.name}`,
            member.timeline,
            member.nodeSource,
            member.nodeAt,
          ),
        ]),
      ],
    },
  ];
};
