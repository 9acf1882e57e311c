import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

/** PGO performs a switchover in its next reconciliation, within seconds. */
const SETTLE_MS = 3 * 60_000;

/**
 * A switchover was requested from PGO and is still not done after minutes (PGO#3677): the operator is not running,
 * cannot perform it, or is paused. It could still happen later, when nobody expects it any more.
 */
export const operatorSwitchoverOpen: Rule = ({ operator }) => {
  const { switchover, name, namespace } = operator?.value ?? {};
  if (!operator || !switchover || switchover.done) {
    return [];
  }
  return [
    {
      ...worded('operator-switchover-open', {
        cluster: name!,
        namespace: namespace!,
      }),
      subject: switchover.requested,
      severity: 'warning',
      early: 'hidden',
      settleMs: SETTLE_MS,
      evidence: [
        evidence(
          'switchover asked for',
          switchover.requested,
          operator.source,
          operator.observedAt,
        ),
      ],
    },
  ];
};
