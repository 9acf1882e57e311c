import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

/** A process that is stuck for a moment is asked again before it is reported. */
const SETTLE_MS = 10_000;

/** An old process does not report what it holds. That does not mean that it holds nothing. */
export const oldProcessSilent: Rule = facts =>
  facts.routes.flatMap(route => {
    const { old } = route;
    if (!old || old.silent.length === 0) {
      return [];
    }
    const pids = old.silent.join(', ');
    return [
      {
        ...worded('old-process-silent', {
          route: route.name,
          gateway: route.gateway,
          pid: pids,
        }),
        subject: route.name,
        severity: 'info',
        early: 'hidden',
        settleMs: SETTLE_MS,
        evidence: [
          evidence(
            `sessions of process ${pids}`,
            'unknown',
            old.source,
            old.observedAt,
          ),
        ],
      },
    ];
  });
