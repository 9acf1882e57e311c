import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

const SETTLE_MS = 3 * 60_000;

/**
 * PGO has not processed the newest specification for minutes, so its changes do not take effect. While reconciliation
 * is paused, that is intended.
 */
export const operatorBehind: Rule = ({ operator }) => {
  const { upToDate, paused, name, namespace } = operator?.value ?? {};
  if (!operator || upToDate !== false || paused) {
    return [];
  }
  return [
    {
      ...worded('operator-behind', { cluster: name!, namespace: namespace! }),
      severity: 'info',
      early: 'hidden',
      settleMs: SETTLE_MS,
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
