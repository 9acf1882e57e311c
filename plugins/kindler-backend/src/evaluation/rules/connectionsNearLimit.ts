import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';

const NEAR = 0.9;
const SETTLE_MS = 15_000;

/** Clients use nearly all connections of a node: soon it refuses new ones. */
export const connectionsNearLimit: Rule = facts =>
  facts.members.flatMap(member => {
    const { connections: used, maxConnections: max } = member.sql ?? {};
    if (used === undefined || max === undefined || used < NEAR * max) {
      return [];
    }
    return [
      {
        code: 'connections-near-limit',
        subject: member.name,
        severity: 'warning',
        early: 'hidden',
        settleMs: SETTLE_MS,
        message: `${used} of the ${max} connections of ${member.name} are in use.`,
        next: 'See which clients hold them (pg_stat_activity); put a pooler in front, or raise max_connections.',
        params: { member: member.name, used, max },
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
