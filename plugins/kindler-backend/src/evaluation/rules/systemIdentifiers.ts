import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

/**
 * S9: members of one cluster come from different `initdb` runs, or from a different one than the DCS records. A wrong
 * member must never be promoted.
 */
export const systemIdentifiers: Rule = facts => {
  const { kubernetes } = facts;
  const known = facts.members.filter(member => member.systemIdentifier);
  const recorded = kubernetes?.value.systemIdentifier;
  const different = new Set([
    ...known.map(member => member.systemIdentifier),
    ...(recorded ? [recorded] : []),
  ]);
  if (different.size < 2) {
    return [];
  }
  return [
    {
      ...worded('system-identifiers-differ', { count: different.size }),
      rule: 'S9',
      severity: 'critical',
      early: 'critical',
      settleMs: 0,
      evidence: [
        ...known.map(member =>
          evidence(
            `system identifier of ${member.name}`,
            member.systemIdentifier,
            member.nodeSource,
            member.nodeAt,
          ),
        ),
        ...(recorded
          ? [
              evidence(
                'system identifier in the DCS',
                recorded,
                kubernetes!.source,
                kubernetes!.observedAt,
              ),
            ]
          : []),
      ],
    },
  ];
};
