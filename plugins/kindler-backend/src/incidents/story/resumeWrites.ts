import { addPiece, endWrites, lastEnd } from './followWrites';
import type { WriteOutage } from './IncidentState';
import type { Witnessed } from './Witnessed';

/**
 * Continues the outage of an incident. An outage that was going on at the writer's last observation continues only if
 * this backend saw it continue, because its length without observations is unknown.
 */
export function resumeWrites(
  stored: WriteOutage | undefined,
  { incident }: Witnessed,
  until: number,
): WriteOutage | undefined {
  const mine = incident?.outage;
  if (!stored || !mine) {
    return endWrites(stored, until) ?? mine;
  }
  const pieces = mine.pieces.items.filter(({ to }) => to > until);
  const across =
    pieces.find(({ from }) => from <= until) ??
    (mine.since !== undefined && mine.since <= until
      ? { from: mine.since, to: undefined }
      : undefined);
  if (stored.since !== undefined && across && across.to === undefined) {
    return stored;
  }
  const ended =
    stored.since !== undefined && across?.to !== undefined
      ? addEndAt(stored, across.to)
      : endWrites(stored, until)!;
  const later = pieces
    .filter(({ to }) => to > lastEnd(ended))
    .reduce(
      (all, { from, to }) => addPiece(all, Math.max(from, until), to),
      ended,
    );
  if (mine.since === undefined) {
    return later;
  }
  const since = Math.max(mine.since, lastEnd(later));
  return { ...later, since, firstAt: later.firstAt ?? since };
}

function addEndAt(outage: WriteOutage, to: number): WriteOutage {
  const { since, ...ended } = outage;
  return addPiece(ended, since!, Math.max(to, since!));
}
