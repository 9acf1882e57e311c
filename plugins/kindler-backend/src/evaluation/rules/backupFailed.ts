import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';

/** The newest backup that PGO made failed: the next loss of data reaches further back than planned. */
export const backupFailed: Rule = ({ operator }) => {
  const failed = operator?.value.failedBackup;
  if (!operator || !failed) {
    return [];
  }
  const last = operator.value.backups.lastCompletedAt;
  return [
    {
      code: 'backup-failed',
      severity: 'warning',
      early: 'warning',
      settleMs: 0,
      message: `The last ${failed.what} of PostgresCluster ${
        operator.value.name
      } failed; ${
        last
          ? `the last one that succeeded is of ${last}`
          : 'none that succeeded is known'
      }.`,
      next: `See the log of its Job in namespace ${operator.value.namespace}, then make a backup by hand.`,
      params: {
        cluster: operator.value.name,
        namespace: operator.value.namespace,
        what: failed.what,
        last: last ?? '',
      },
      evidence: [
        evidence(
          `${failed.what}, started ${failed.startedAt ?? 'at an unknown time'}`,
          'failed',
          operator.source,
          operator.observedAt,
        ),
      ],
    },
  ];
};
