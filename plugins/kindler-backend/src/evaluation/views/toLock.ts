import type {
  LockState,
  PatroniSettingsView,
} from '@kindler/backstage-plugin-kindler-common';
import type { ClusterSnapshot } from '../../model/ClusterSnapshot';
import type { ClusterFacts } from '../facts/ClusterFacts';
import { isoTime, type Reading } from '../../model/Reading';

/** The API's view of Patroni's lock. */
export function toLock({ lock }: ClusterFacts): LockState | undefined {
  return (
    lock && {
      holder: lock.holder,
      acquiredAt: lock.acquiredAt && isoTime(Date.parse(lock.acquiredAt)),
      renewedAt:
        lock.renewedAt === undefined ? undefined : isoTime(lock.renewedAt),
      renewals: renewalsOf(lock.intervals),
      ttl: lock.ttlMs / 1000,
      transitions: lock.transitions,
      optime: lock.optime,
      slots: lock.slots,
      source: lock.source,
      observedAt: isoTime(lock.observedAt),
    }
  );
}

function renewalsOf(intervals: readonly number[]): LockState['renewals'] {
  if (intervals.length === 0) {
    return undefined;
  }
  const sorted = [...intervals].sort((a, b) => a - b);
  return {
    medianMs: sorted[Math.floor((sorted.length - 1) / 2)],
    longestMs: sorted[sorted.length - 1],
    count: sorted.length,
  };
}

/** The API's view of Patroni's settings as last read, together with their age. */
export function toSettingsView({
  settings,
  kubernetes,
}: ClusterSnapshot): PatroniSettingsView | undefined {
  const record = kubernetes?.reading.value?.settings?.shown;
  return record
    ? withOrigin(record, kubernetes.reading)
    : settings?.value?.shown && withOrigin(settings.value.shown, settings);
}

function withOrigin(
  shown: Omit<PatroniSettingsView, 'source' | 'observedAt'>,
  { source, observedAt }: Reading<unknown>,
): PatroniSettingsView | undefined {
  return observedAt === undefined
    ? undefined
    : { ...shown, source: source.id, observedAt: isoTime(observedAt) };
}
