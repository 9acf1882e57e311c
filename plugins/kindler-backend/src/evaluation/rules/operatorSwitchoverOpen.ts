import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';

/** PGO carries a switchover out in its next reconciliation, within seconds. */
const SETTLE_MS = 3 * 60_000;

/**
 * A switchover was asked of PGO and is not done for minutes (PGO#3677): the operator does not run, cannot carry it
 * out, or is paused. It would still happen later, when nobody expects it any more.
 */
export const operatorSwitchoverOpen: Rule = ({ operator }) => {
  const { switchover, name, namespace } = operator?.value ?? {};
  if (!operator || !switchover || switchover.done) {
    return [];
  }
  return [
    {
      code: 'operator-switchover-open',
      subject: switchover.requested,
      severity: 'warning',
      early: 'hidden',
      settleMs: SETTLE_MS,
      message: `A switchover of PostgresCluster ${name} was asked for and PGO has not carried it out.`,
      next: `See the operator's log and the events of ${name} in namespace ${namespace}; set spec.patroni.switchover.enabled to false if it is not wanted any more.`,
      params: { cluster: name!, namespace: namespace! },
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
