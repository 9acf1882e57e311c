import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';

/**
 * S9: members of one cluster come from different `initdb` runs, or from another than the DCS records. A member that is
 * wrong here must never be promoted.
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
      code: 'system-identifiers-differ',
      rule: 'S9',
      severity: 'critical',
      early: 'critical',
      settleMs: 0,
      message: `The members have ${different.size} different system identifiers: they are not one PostgreSQL cluster.`,
      next: 'Take the members with the wrong identifier out; check which addresses are configured for this cluster.',
      params: { count: different.size },
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
