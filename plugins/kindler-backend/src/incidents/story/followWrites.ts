import type { IncidentObservation } from './IncidentObservation';
import type { ServerSessions, WriteOutage } from './IncidentState';
import { addEnd, noEnds } from './keepEnds';

const KEPT_SERVERS = 200;
const KEPT_PIECES = { first: 10, last: 10 };

/** Follows for how long clients could not write. Undefined if no write route leads here, because then nobody would know. */
export function followWrites(
  before: WriteOutage | undefined,
  { hasWriteRoute, outageSince, at }: IncidentObservation,
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

/** Ends a current outage at the time of the last observation, because nothing is known after that. */
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
 * Follows the sessions on servers to which writes are sent: their number at that time, and their lowest number since
 * HAProxy sends writes elsewhere or nowhere.
 */
export function followSessions(
  before: Record<string, ServerSessions>,
  { servers }: IncidentObservation,
): Record<string, ServerSessions> {
  let changed: Record<string, ServerSessions> | undefined;
  for (const { key, up, sessions } of servers) {
    const known = before[key];
    const next = nextSessions(known, up, sessions);
    const isRoom =
      known || Object.keys(changed ?? before).length < KEPT_SERVERS;
    if (next && next !== known && isRoom) {
      changed ??= { ...before };
      changed[key] = next;
    }
  }
  return changed ?? before;
}

function nextSessions(
  known: ServerSessions | undefined,
  up: boolean,
  sessions: number | undefined,
): ServerSessions | undefined {
  if (known?.after || (known && !up)) {
    const fewest = fewer(known.after?.fewest, sessions);
    return known.after && known.after.fewest === fewest
      ? known
      : { ...known, after: { fewest } };
  }
  if (!up) {
    return undefined;
  }
  return known && known.before === sessions ? known : { before: sessions };
}

/** Number of sessions that ended on servers to which writes are no longer sent; undefined if nobody counted any. */
export function countCut(
  servers: Record<string, ServerSessions>,
): number | undefined {
  const cut = Object.values(servers).flatMap(({ before, after }) =>
    after?.fewest === undefined || before === undefined
      ? []
      : Math.max(0, before - after.fewest),
  );
  return cut.length > 0 ? cut.reduce((sum, each) => sum + each, 0) : undefined;
}

function fewer(a: number | undefined, b: number | undefined) {
  return a === undefined || b === undefined ? a ?? b : Math.min(a, b);
}
