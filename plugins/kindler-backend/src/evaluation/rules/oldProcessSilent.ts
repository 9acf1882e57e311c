import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';

/** A process that is stuck for a moment is asked again before it is spoken of. */
const SETTLE_MS = 10_000;

/** An old process does not say what it holds. That is not the same as nothing. */
export const oldProcessSilent: Rule = facts =>
  facts.routes.flatMap(route => {
    const { old } = route;
    if (!old || old.silent.length === 0) {
      return [];
    }
    const pids = old.silent.join(', ');
    return [
      {
        code: 'old-process-silent',
        subject: route.name,
        severity: 'info',
        early: 'hidden',
        settleMs: SETTLE_MS,
        message: `HAProxy process ${pids} of gateway ${route.gateway}, from before a reload, does not say which sessions it holds.`,
        next: `See whether process ${pids} hangs; it may hold clients of route ${route.name} on any server.`,
        params: { route: route.name, gateway: route.gateway, pid: pids },
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
