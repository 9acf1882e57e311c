/** A notification that was sent to a cluster's owner about an incident. Times are in milliseconds since the epoch. */
export interface Notice {
  kind: 'alarm' | 'recovery';
  at: number;
  /** Code of the cause at that time. */
  code: string;
}

/** The part of an incident that notifications need. */
export interface NoticeView {
  /** Code of its cause. */
  code: string;
  /** Since when the cluster has been critical. */
  criticalSince?: number;
  /** Milliseconds for which it was not critical before it became critical again. */
  calmMs?: number;
  endedAt?: number;
  notices: readonly Notice[];
}
