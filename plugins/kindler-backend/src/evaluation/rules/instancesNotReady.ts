import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

/** A replaced pod is ready again within this time. */
const SETTLE_MS = 60_000;

/** PGO wants more instances of a set than are ready, so a replica is missing, whatever its last report said. */
export const instancesNotReady: Rule = ({ operator }) => {
  if (!operator || operator.value.shutdown) {
    return [];
  }
  const { instanceSets, namespace } = operator.value;
  return instanceSets.flatMap(({ name, wanted, replicas, readyReplicas }) => {
    const all = Math.max(wanted ?? 0, replicas ?? 0);
    const ready = readyReplicas ?? (replicas === undefined ? undefined : 0);
    if (ready === undefined || ready >= all) {
      return [];
    }
    return [
      {
        ...worded('instances-not-ready', {
          set: name,
          ready,
          wanted: all,
          namespace,
        }),
        subject: name,
        severity: 'warning',
        early: 'info',
        settleMs: SETTLE_MS,
        evidence: [
          evidence(
            `ready instances of ${name}`,
            `${ready} of ${all}`,
            operator.source,
            operator.observedAt,
          ),
        ],
      },
    ];
  });
};
