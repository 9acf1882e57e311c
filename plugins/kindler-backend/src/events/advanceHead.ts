import { describeChange, describeFlapping } from './describeChange';
import type { EventHead } from './EventHead';
import type { NewEvent } from '../model/NewEvent';
import type { Sight } from './Sight';

/** Two backends notice the same change at most this long apart: some of their intervals. */
const SAME_FACT_MS = 15_000;
/** A server that changed this often within this time flaps. */
const MANY_CHANGES = 6;
const FLAPPING_MS = 10 * 60_000;
const KEPT_CHANGES = 12;

/** What one backend saw change. */
export interface SeenChange {
  database: string;
  systemIdentifier?: string;
  /** Milliseconds since the epoch. */
  at: number;
  sight: Sight;
  /** Number of the last change that this backend saw or told; undefined at its first sight. */
  known?: number;
}

export interface Advance {
  head: EventHead;
  /** Number up to which this backend knows now. */
  known: number;
  /** To write; one with the fact of an earlier one replaces it. */
  event?: NewEvent;
}

/**
 * Puts what one backend saw into the chain of changes that all of them tell, numbered without a gap. Times cannot say
 * whether two backends mean the same: rounded, they differ whenever an edge lies between them. So each backend knows
 * up to which number it has followed the chain, and what it saw is looked for in what others told since then; only
 * what is not found there is added, from where the chain ends. The number is the unique fact.
 *
 * Without a head there is nothing to compare with, and a first sight is no change. At the first sight after a start
 * the head is what was told before: what changed meanwhile is told once.
 */
export function advanceHead(
  head: EventHead | undefined,
  seen: SeenChange,
): Advance {
  const { sight, at, known } = seen;
  const { value } = sight;
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
  if (sight.kind === 'server-changed' && recent.length >= MANY_CHANGES) {
    next.flapping = {
      fact: head.flapping?.fact ?? factOf('server-flapping', seen, seq),
      since: head.flapping?.since ?? recent[0].at,
      count: head.flapping ? head.flapping.count + 1 : recent.length,
    };
  }
  return { head: next, known: seq, event: eventOf(seen, head, next) };
}

/** The number up to which others told what this backend saw only now; undefined when it is news. */
function catchUp(
  head: EventHead,
  { sight, at, known }: SeenChange,
): number | undefined {
  if (known === undefined || known >= head.seq) {
    return undefined;
  }
  const told = head.recent.filter(
    change => change.seq > known && Math.abs(at - change.at) <= SAME_FACT_MS,
  );
  const same = told.find(({ to }) => to === sight.value);
  if (same) {
    return same.seq;
  }
  const isLate = at < (head.recent.at(-1)?.at ?? at) - SAME_FACT_MS;
  if (isLate) {
    return known;
  }
  // Backends go through other verdicts on the way to the same one: one of them tells the way.
  return sight.kind === 'verdict-changed' && told.length > 0
    ? head.seq
    : undefined;
}

function eventOf(
  seen: SeenChange,
  { value: from }: EventHead,
  { seq, flapping }: EventHead,
): NewEvent {
  const { database, systemIdentifier, sight } = seen;
  const base = {
    ...sight.details,
    database,
    systemIdentifier,
    from,
    to: sight.value,
  };
  return flapping
    ? {
        ...base,
        kind: 'server-flapping',
        fact: flapping.fact,
        at: flapping.since,
        count: flapping.count,
        message: describeFlapping(sight, flapping),
      }
    : {
        ...base,
        kind: sight.kind,
        fact: factOf(sight.kind, seen, seq),
        at: seen.at,
        message: describeChange(database, sight, from),
      };
}

function factOf(
  kind: string,
  { database, sight }: SeenChange,
  seq: number,
): string {
  return [kind, database, sight.subject, seq].join(' ');
}
