import { silentPrimaries } from './primarySilent';
import type { Rule } from './Rule';
import { roundMs, silenceEvidence } from './texts';

/** A configured node does not answer. The lock holder and a primary without Patroni have rules of their own. */
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
        code: former ? 'former-leader-silent' : 'member-silent',
        rule: former ? 'S1' : undefined,
        subject: member.name,
        severity: 'warning' as const,
        early: 'hidden' as const,
        // One that held the lock until now may have been silent for long.
        settleMs:
          facts.now - member.silentSince! >= roundMs(facts)
            ? 0
            : roundMs(facts),
        message: former
          ? `${member.name} held the lock before and does not answer: it may still accept writes.`
          : `${member.name} does not answer.`,
        next: former
          ? `Make sure that PostgreSQL on ${member.name} is stopped or read-only.`
          : member.silentFault?.hint ?? `See whether ${member.name} runs.`,
        params: {
          member: member.name,
          fault: member.silentFault?.kind ?? 'unknown',
        },
        evidence: [silenceEvidence(member)],
      };
    });
};
