import { faultHint } from '@kindler/backstage-plugin-kindler-common';
import { silentPrimaries } from './primarySilent';
import type { Rule } from './Rule';
import { roundMs, silenceEvidence } from './texts';
import { worded } from './worded';

/** A configured node does not answer. The lock holder and a primary without Patroni have their own rules. */
export const memberSilent: Rule = (facts, previous) => {
  const spokenOf = new Set(silentPrimaries(facts));
  return facts.members
    .filter(
      member =>
        member.silentSince !== undefined &&
        member !== facts.holder &&
        !spokenOf.has(member),
    )
    .map(member => {
      const former =
        facts.holder !== undefined &&
        member.writable !== false &&
        previous?.formerLeader === member.name &&
        previous.leader === facts.holder.name;
      return {
        ...(former
          ? worded('former-leader-silent', { member: member.name })
          : worded(
              'member-silent',
              {
                member: member.name,
                fault: member.silentFault?.kind ?? 'unknown',
                hint: member.silentFault ? faultHint(member.silentFault) : '',
              },
              {
                next: member.silentFault ? 'fault-next' : undefined,
              },
            )),
        rule: former ? 'S1' : undefined,
        subject: member.name,
        severity: 'warning' as const,
        early: 'hidden' as const,
        began: member.silentSince,
        settleMs: roundMs(facts),
        evidence: [silenceEvidence(member)],
      };
    });
};
