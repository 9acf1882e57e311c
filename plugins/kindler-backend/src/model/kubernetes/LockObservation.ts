import type { KubernetesLock } from './KubernetesCluster';

/** When a renewal of the lock was last seen, on our own clock. Times are in milliseconds since the epoch. */
export interface LockObservation {
  renewTime?: string;
  leader?: string;
  movedAt: number;
  /** The last holder, even after it released the lock, with Patroni's count of changes at that time. */
  last?: { leader: string; transitions?: number };
  /** Milliseconds between this holder's recent renewals, newest last. */
  intervals?: readonly number[];
  /** When a holder was last seen to have lost the lock and taken it back, with Patroni's counts of changes. */
  retaken?: { leader: string; at: number; from: number; to: number };
}

const KEPT_INTERVALS = 60;

/**
 * Notes when the record of the lock last changed. Returns nothing if the lock is kept elsewhere.
 *
 * @param watched - whether the record was watched without interruption since `before`; otherwise the time in between
 * proves nothing
 */
export function observeLock(
  { lock }: { lock?: KubernetesLock },
  before: LockObservation | undefined,
  now: number,
  watched = true,
): LockObservation | undefined {
  if (!lock) {
    return undefined;
  }
  const { leader, renewTime, transitions } = lock;
  if (before && before.renewTime === renewTime && before.leader === leader) {
    return before;
  }
  const sameHolder = leader !== undefined && before?.leader === leader;
  const interval = before && watched ? [now - before.movedAt] : [];
  return {
    renewTime,
    leader,
    movedAt: now,
    last: leader === undefined ? before?.last : { leader, transitions },
    intervals: sameHolder
      ? [...(before.intervals ?? []), ...interval].slice(-KEPT_INTERVALS)
      : [],
    retaken: retakenNow(lock, before, now) ?? before?.retaken,
  };
}

/** Patroni counts a change if the record named somebody else before, or nobody because the holder had released it. */
function retakenNow(
  { leader, transitions: to }: KubernetesLock,
  before: LockObservation | undefined,
  now: number,
): LockObservation['retaken'] {
  const from = before?.last?.transitions;
  return leader !== undefined &&
    leader === before?.last?.leader &&
    from !== undefined &&
    to !== undefined &&
    to > from
    ? { leader, at: now, from, to }
    : undefined;
}
