import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { roundMs, WRITES_OUT } from './texts';
import { worded } from './worded';

/** SQLSTATE of a server without a free connection. */
const TOO_MANY = '53300';

/**
 * A node refused the probe because it has no free connection slot. It refuses new clients with ordinary roles in the
 * same way, while connected ones continue. Its Patroni answers as if everything were well.
 */
export const slotsTaken: Rule = facts => {
  const full = new Set(
    facts.snapshot.nodes
      .filter(({ sql }) => sql?.fault?.code === TOO_MANY)
      .map(({ name }) => name),
  );
  return facts.members
    .filter(({ name }) => full.has(name))
    .map(member => {
      const leads = member.name === facts.holder?.name;
      return {
        ...worded('connections-full', { member: member.name }),
        subject: member.name,
        group: leads ? WRITES_OUT : undefined,
        refutedBy: leads ? ('connection' as const) : undefined,
        severity: leads ? ('critical' as const) : ('warning' as const),
        early: 'warning' as const,
        settleMs: roundMs(facts),
        evidence: [
          evidence(
            `SQL probe of ${member.name}`,
            TOO_MANY,
            member.sqlSource,
            member.sqlAt,
          ),
        ],
      };
    });
};
