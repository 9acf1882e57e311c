import type {
  HistoryEntry,
  KindlerEvent,
  Operation,
} from '@kindler/backstage-plugin-kindler-common';
import { wasAskedFor } from './wasAskedFor';

/**
 * `back` an older timeline took the place of a newer one; `switchover` was asked for here; `failover` the former leader
 * was seen to fail; `timeline` the same leader began a new timeline; `leader` another leads, and nothing says why.
 */
export type ChangeKind =
  | 'back'
  | 'switchover'
  | 'failover'
  | 'timeline'
  | 'leader';

/** What else is known that tells why a leader changed. Patroni's own history does not. */
export interface ChangeEvidence {
  operations: Operation[];
  /** Of the kind `verdict-changed`. */
  events: KindlerEvent[];
}

/** Finding before a change that says that the one who led until then failed, and its like after the change. */
const BEFORE = 'holder-silent';
const AFTER = 'former-leader-silent';
/** A lock without a renewal expires within this time; Patroni's own default is 30 s. */
const BEFORE_MS = 120_000;
/** What was seen only after the change. */
const AFTER_MS = 30_000;

/** Times in milliseconds: of the change, of the one before, and of the one after it. */
interface Moment {
  at: number;
  former: number;
  next: number;
}

function didFail({ at, former, next }: Moment, events: KindlerEvent[]) {
  return events.some(event => {
    const seen = Date.parse(event.at);
    return event.finding === BEFORE
      ? seen > Math.max(former, at - BEFORE_MS) && seen <= at
      : event.finding === AFTER &&
          seen >= at &&
          seen < Math.min(next, at + AFTER_MS);
  });
}

function timeOf(entry: HistoryEntry | undefined, otherwise: number): number {
  return entry?.at === undefined ? otherwise : Date.parse(entry.at);
}

/**
 * What each change of a history was, the oldest first, as far as it is known.
 */
export function changeKinds(
  entries: HistoryEntry[],
  evidence: ChangeEvidence,
): ChangeKind[] {
  const { operations, events } = evidence;
  return entries.map((entry, index): ChangeKind => {
    const former = entries[index - 1];
    if (entry.returnedFrom || (former && entry.timeline < former.timeline)) {
      return 'back';
    }
    if (entry.leader !== undefined && entry.leader === former?.leader) {
      return 'timeline';
    }
    const moment = {
      at: timeOf(entry, NaN),
      former: timeOf(former, -Infinity),
      next: timeOf(entries[index + 1], Infinity),
    };
    if (wasAskedFor({ at: moment.at, from: former?.leader }, operations)) {
      return 'switchover';
    }
    return didFail(moment, events) ? 'failover' : 'leader';
  });
}
