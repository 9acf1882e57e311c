import type { IncidentSighting } from './IncidentSighting';
import type { WaySessions, WriteOutage } from './IncidentState';
import { addEnd, noEnds } from './keepEnds';

const KEPT_WAYS = 200;
const KEPT_PIECES = { first: 10, last: 10 };

/** How long clients could not write so far. Undefined where no route for writes leads here: nobody would know. */
export function followWrites(
  before: WriteOutage | undefined,
  { hasWriteRoute, outageSince, at }: IncidentSighting,
): WriteOutage | undefined {
  const known =
    before ?? (hasWriteRoute ? { pieces: noEnds(), totalMs: 0 } : undefined);
  if (!known || known.since === outageSince) {
    return known;
  }
  if (outageSince === undefined) {
    return endWrites(known, at);
  }
  const since = known.since ?? Math.max(outageSince, lastEnd(known));
  return known.since === since
    ? known
    : { ...known, since, firstAt: known.firstAt ?? since };
}

/** Ends an outage that goes on at the time up to which anybody looked: what was after that is not known. */
export function endWrites(
  outage: WriteOutage | undefined,
  at: number,
): WriteOutage | undefined {
  return outage?.since === undefined
    ? outage
    : addPiece(outage, outage.since, Math.max(at, outage.since));
}

export function addPiece(
  { pieces, totalMs, firstAt }: WriteOutage,
  from: number,
  to: number,
): WriteOutage {
  return {
    pieces: to > from ? addEnd(pieces, { from, to }, KEPT_PIECES) : pieces,
    totalMs: totalMs + to - from,
    firstAt: firstAt ?? from,
  };
}

export function lastEnd({ pieces }: WriteOutage): number {
  return pieces.items[pieces.items.length - 1]?.to ?? 0;
}

/**
 * Follows the sessions of the servers that writes are sent to: how many there were while they were, and how few there
 * are since HAProxy sends them nowhere or elsewhere.
 */
export function followSessions(
  before: Record<string, WaySessions>,
  { servers }: IncidentSighting,
): Record<string, WaySessions> {
  let changed: Record<string, WaySessions> | undefined;
  for (const { key, up, sessions } of servers) {
    const way = before[key];
    const next = nextWay(way, up, sessions);
    const isRoom = way || Object.keys(changed ?? before).length < KEPT_WAYS;
    if (next && next !== way && isRoom) {
      changed ??= { ...before };
      changed[key] = next;
    }
  }
  return changed ?? before;
}

function nextWay(
  way: WaySessions | undefined,
  up: boolean,
  sessions: number | undefined,
): WaySessions | undefined {
  if (way?.after || (way && !up)) {
    const fewest = fewer(way.after?.fewest, sessions);
    return way.after && way.after.fewest === fewest
      ? way
      : { ...way, after: { fewest } };
  }
  if (!up) {
    return undefined;
  }
  return way && way.before === sessions ? way : { before: sessions };
}

/** Sessions that were on a way which is closed and are gone; undefined where no way was closed or nobody counted. */
export function countCut(
  ways: Record<string, WaySessions>,
): number | undefined {
  const cut = Object.values(ways).flatMap(({ before, after }) =>
    after?.fewest === undefined || before === undefined
      ? []
      : Math.max(0, before - after.fewest),
  );
  return cut.length > 0 ? cut.reduce((sum, each) => sum + each, 0) : undefined;
}

function fewer(a: number | undefined, b: number | undefined) {
  return a === undefined || b === undefined ? a ?? b : Math.min(a, b);
}
