import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

const NEAR = 0.9;
const SETTLE_MS = 15_000;

/** Clients use nearly all connections of a node, which will soon refuse new ones. */
export const connectionsNearLimit: Rule = facts =>
  facts.members.flatMap(member => {
    const { connections: used, maxConnections: max } = member.sql ?? {};
    if (used === undefined || max === undefined || used < NEAR * max) {
      return [];
    }
    return [
      {
        ...worded('connections-near-limit', { member: member.name, used, max }),
        subject: member.name,
        severity: 'warning',
        early: 'hidden',
        settleMs: SETTLE_MS,
        evidence: [
          evidence(
            `client connections of ${member.name}`,
            `${used} of ${max}`,
            member.sqlSource,
            member.sqlAt,
          ),
        ],
      },
    ];
  });
