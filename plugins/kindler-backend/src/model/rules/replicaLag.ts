import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';

const LONG_MS = 30_000;

/**
 * A replica whose lag is unknown or larger than what Patroni would fail over to. Lag is relative to the leader's
 * position that was last written to the DCS, so a small one proves nothing, but a large one does.
 */
export const replicaLag: Rule = facts =>
  facts.members.flatMap(member => {
    if (member.lag === 'unknown') {
      return [
        {
          code: 'lag-unknown',
          subject: member.name,
          severity: 'warning' as const,
          early: 'info' as const,
          settleMs: 2 * facts.loopWaitMs,
          message: `How far ${member.name} lags behind is unknown.`,
          next: `See whether PostgreSQL on ${member.name} runs and replicates.`,
          params: { member: member.name },
          evidence: [
            evidence(
              `lag of ${member.name}`,
              'unknown',
              facts.view?.source,
              facts.view?.observedAt,
            ),
          ],
        },
      ];
    }
    if (member.lag === undefined || member.lag <= facts.maximumLag) {
      return [];
    }
    return [
      {
        code: 'lag-high',
        subject: member.name,
        severity: 'warning' as const,
        early: 'info' as const,
        settleMs: LONG_MS,
        message: `${member.name} lags ${member.lag} bytes behind; Patroni fails over only to members within ${facts.maximumLag}.`,
        next: `See the load of the leader, the network and the disks of ${member.name}.`,
        params: {
          member: member.name,
          lag: member.lag,
          limit: facts.maximumLag,
        },
        evidence: [
          evidence(
            `lag of ${member.name}`,
            `${member.lag} bytes`,
            facts.view?.source,
            facts.view?.observedAt,
          ),
        ],
      },
    ];
  });
