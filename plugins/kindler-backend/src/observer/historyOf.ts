import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import type { LeaderChange } from '../evaluation/EvaluationState';
import { toHistory, type RecordedChange } from '../evaluation/views/toHistory';
import { uniteChanges } from '../evaluation/views/uniteChanges';
import type { RememberedPast } from './DatabaseJudge';

/**
 * What Patroni recorded, with what was seen here and with the changes that were told before. In Kubernetes the record is
 * among the cluster's objects.
 */
export function historyOf(
  { history, kubernetes }: ClusterSnapshot,
  { leaderChanges, lostTimelines }: RememberedPast,
  told: readonly LeaderChange[],
): RecordedChange[] {
  const value = kubernetes?.reading.value?.history;
  return toHistory(
    kubernetes && value ? { ...kubernetes.reading, value } : history,
    uniteChanges(told, leaderChanges),
    lostTimelines,
  );
}
