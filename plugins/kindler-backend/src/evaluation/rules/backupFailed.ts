import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

/** PGO's newest backup failed, so a loss of data would reach further back than planned. */
export const backupFailed: Rule = ({ operator }) => {
  const failed = operator?.value.failedBackup;
  if (!operator || !failed) {
    return [];
  }
  const last = operator.value.backups.lastCompletedAt;
  return [
    {
      ...worded(
        'backup-failed',
        {
          cluster: operator.value.name,
          namespace: operator.value.namespace,
          what: failed.what,
          last: last ?? '',
        },
        { message: last ? 'backup-failed-since' : undefined },
      ),
      severity: 'warning',
      early: 'warning',
      settleMs: 0,
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
