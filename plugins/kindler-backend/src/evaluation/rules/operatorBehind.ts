import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';

const SETTLE_MS = 3 * 60_000;

/**
 * PGO has not looked at the newest specification for minutes: what was changed there does not take effect. While
 * reconciliation is paused that is meant.
 */
export const operatorBehind: Rule = ({ operator }) => {
  const { upToDate, paused, name, namespace } = operator?.value ?? {};
  if (!operator || upToDate !== false || paused) {
    return [];
  }
  return [
    {
      code: 'operator-behind',
      severity: 'info',
      early: 'hidden',
      settleMs: SETTLE_MS,
      message: `PGO has not taken up the newest specification of PostgresCluster ${name}.`,
      next: `See whether the operator runs, and what its log says of ${namespace}/${name}.`,
      params: { cluster: name!, namespace: namespace! },
      evidence: [
        evidence(
          'observed generation',
          'older than the specification',
          operator.source,
          operator.observedAt,
        ),
      ],
    },
  ];
};
