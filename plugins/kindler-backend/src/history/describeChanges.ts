import type {
  HistoryEntry,
  KindlerEvent,
  Operation,
} from '@kindler/backstage-plugin-kindler-common';
import type { RecordedChange } from '../evaluation/views/toHistory';
import { findSwitchover } from './findSwitchover';

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

function timeOf(entry: RecordedChange | undefined, otherwise: number): number {
  return entry?.at === undefined ? otherwise : Date.parse(entry.at);
}

/** What each change of a history was, as far as it is known; the oldest first. */
export function describeChanges(
  entries: readonly RecordedChange[],
  { operations, events }: ChangeEvidence,
): HistoryEntry[] {
  return entries.map((entry, index): HistoryEntry => {
    const former = entries[index - 1];
    if (entry.returnedFrom || (former && entry.timeline < former.timeline)) {
      return { ...entry, kind: 'back' };
    }
    if (entry.leader !== undefined && entry.leader === former?.leader) {
      return { ...entry, kind: 'timeline' };
    }
    const moment = {
      at: timeOf(entry, NaN),
      former: timeOf(former, -Infinity),
      next: timeOf(entries[index + 1], Infinity),
    };
    const move = { at: moment.at, from: former?.leader };
    const switchover = findSwitchover(move, operations);
    if (switchover) {
      return { ...entry, kind: 'switchover', operationId: switchover.id };
    }
    return { ...entry, kind: didFail(moment, events) ? 'failover' : 'leader' };
  });
}
