/** Something that the owner of a cluster was told of an incident. Times are milliseconds since the epoch. */
export interface Notice {
  kind: 'alarm' | 'recovery';
  at: number;
  /** Code of the cause at that time. */
  code: string;
}

/** An incident as far as it is to be told. */
export interface NoticeView {
  /** Code of its cause. */
  code: string;
  /** Since when the cluster is critical. */
  criticalSince?: number;
  /** Milliseconds for which it was not, before it became critical again. */
  calmMs?: number;
  endedAt?: number;
  notices: readonly Notice[];
}
