import { describeChange, describeFlapping } from './describeChange';
import type { EventHead } from './EventHead';
import type { NewEvent } from '../model/NewEvent';
import type { TrackedValue } from './TrackedValue';

/** Two backends notice the same change at most this far apart, which is several of their intervals. */
const SAME_FACT_MS = 15_000;
/** A server with this many changes within this time is flapping. */
const MANY_CHANGES = 6;
const FLAPPING_MS = 10 * 60_000;
const KEPT_CHANGES = 12;

/** A change as seen by one backend. */
export interface SeenChange {
  database: string;
  systemIdentifier?: string;
  /** Milliseconds since the epoch. */
  at: number;
  tracked: TrackedValue;
  /** Number of the last change that this backend saw or recorded; undefined at its first observation. */
  known?: number;
}

export interface Advance {
  head: EventHead;
  /** Number up to which this backend now knows. */
  known: number;
  /** Event to write. It replaces one with the same fact. */
  event?: NewEvent;
}

/**
 * Puts what one backend saw into the chain of changes of all backends, which is numbered without gaps. Times cannot
 * show whether two backends mean the same change: rounded times differ whenever a boundary lies between them. So each
 * backend knows up to which number it has followed the chain, and looks for what it saw among the changes that others
 * added since then. Only what it does not find is added at the end of the chain. The number is the unique fact.
 *
 * Without a head there is nothing to compare with, and a first value is not a change. At the first observation after a
 * start, the head is what was recorded before, so whatever changed meanwhile is recorded once.
 */
export function advanceHead(
  head: EventHead | undefined,
  seen: SeenChange,
): Advance {
  const { tracked, at, known } = seen;
  const { value } = tracked;
  if (!head) {
    return { head: { value, seq: 0, recent: [] }, known: 0 };
  }
  const caughtUp = catchUp(head, seen);
  if (caughtUp !== undefined) {
    return { head, known: caughtUp };
  }
  if (head.value === value) {
    return { head, known: Math.max(head.seq, known ?? 0) };
  }
  const seq = head.seq + 1;
  const recent = [...head.recent, { seq, to: value, at }]
    .filter(change => at - change.at <= FLAPPING_MS)
    .slice(-KEPT_CHANGES);
  const next: EventHead = { value, seq, recent };
  if (tracked.kind === 'server-changed' && recent.length >= MANY_CHANGES) {
    next.flapping = {
      fact: head.flapping?.fact ?? factOf('server-flapping', seen, seq),
      since: head.flapping?.since ?? recent[0].at,
      count: head.flapping ? head.flapping.count + 1 : recent.length,
    };
  }
  return { head: next, known: seq, event: eventOf(seen, head, next) };
}

/** Returns the number up to which others recorded what this backend saw only now; undefined if it is news. */
function catchUp(
  head: EventHead,
  { tracked, at, known }: SeenChange,
): number | undefined {
  if (known === undefined || known >= head.seq) {
    return undefined;
  }
  const told = head.recent.filter(
    change => change.seq > known && Math.abs(at - change.at) <= SAME_FACT_MS,
  );
  const same = told.find(({ to }) => to === tracked.value);
  if (same) {
    return same.seq;
  }
  const isLate = at < (head.recent.at(-1)?.at ?? at) - SAME_FACT_MS;
  if (isLate) {
    return known;
  }
  // Backends may pass through different verdicts on the way to the same one. Only one of them records the way.
  return tracked.kind === 'verdict-changed' && told.length > 0
    ? head.seq
    : undefined;
}

function eventOf(
  seen: SeenChange,
  { value: from }: EventHead,
  { seq, flapping }: EventHead,
): NewEvent {
  const { database, systemIdentifier, tracked } = seen;
  const base = {
    ...tracked.details,
    database,
    systemIdentifier,
    from,
    to: tracked.value,
  };
  return flapping
    ? {
        ...base,
        kind: 'server-flapping',
        fact: flapping.fact,
        at: flapping.since,
        count: flapping.count,
        message: describeFlapping(tracked, flapping),
      }
    : {
        ...base,
        kind: tracked.kind,
        fact: factOf(tracked.kind, seen, seq),
        at: seen.at,
        message: describeChange(database, tracked, from),
      };
}

function factOf(
  kind: string,
  { database, tracked }: SeenChange,
  seq: number,
): string {
  return [kind, database, tracked.subject, seq].join(' ');
}
