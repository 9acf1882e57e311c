import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import type { LeaderChange } from '../evaluation/EvaluationState';
import { toHistory, type RecordedChange } from '../evaluation/views/toHistory';
import { uniteChanges } from '../evaluation/views/uniteChanges';
import type { RememberedPast } from './DatabaseJudge';

/**
 * Combines Patroni's history with the changes that were seen here and the earlier ones given. In Kubernetes, Patroni's
 * history is among the cluster's objects.
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
