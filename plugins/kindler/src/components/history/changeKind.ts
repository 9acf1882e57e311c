import type {
  HistoryEntry,
  KindlerEvent,
  Operation,
} from '@kindler/backstage-plugin-kindler-common';

/**
 * `switchover` was asked for here; `failover` the former leader was seen to fail; `timeline` the same leader began a
 * new timeline; `leader` another leads, and nothing says why.
 */
export type ChangeKind = 'switchover' | 'failover' | 'timeline' | 'leader';

/** What else is known that tells why a leader changed. Patroni's own history does not. */
export interface ChangeEvidence {
  operations: Operation[];
  /** Of the kind `verdict-changed`. */
  events: KindlerEvent[];
}

/** Findings that say that the leader itself failed. */
const FAILURES = [
  'holder-silent',
  'holder-not-serving',
  'former-leader-silent',
  'no-primary',
];
/** A lock without a renewal expires within this time; Patroni's own default is 30 s. */
const BEFORE_MS = 120_000;
/** What was seen only after the change. */
const AFTER_MS = 30_000;
/** Clocks of the members and of this portal may differ. */
const CLOCKS_MS = 5_000;

function wasAskedFor(at: number, operations: Operation[]): boolean {
  return operations.some(({ kind, startedAt, finishedAt, status }) => {
    const from = Date.parse(startedAt ?? '') - CLOCKS_MS;
    const to = finishedAt ? Date.parse(finishedAt) + CLOCKS_MS : Infinity;
    return (
      kind === 'database-switchover' &&
      status !== 'cancelled' &&
      at >= from &&
      at <= to
    );
  });
}

function didFail(at: number, events: KindlerEvent[]): boolean {
  return events.some(({ at: seen, finding }) => {
    const distance = Date.parse(seen) - at;
    return (
      finding !== undefined &&
      FAILURES.includes(finding) &&
      distance >= -BEFORE_MS &&
      distance <= AFTER_MS
    );
  });
}

/**
 * What a change in the history was, as far as it is known.
 */
export function changeKind(
  entry: HistoryEntry,
  former: HistoryEntry | undefined,
  evidence: ChangeEvidence,
): ChangeKind {
  if (entry.leader !== undefined && entry.leader === former?.leader) {
    return 'timeline';
  }
  const at = Date.parse(entry.at ?? '');
  if (wasAskedFor(at, evidence.operations)) {
    return 'switchover';
  }
  return didFail(at, evidence.events) ? 'failover' : 'leader';
}
