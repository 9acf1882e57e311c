import type {
  Incident,
  IncidentLane,
  IncidentSpan,
} from '@kindler/backstage-plugin-kindler-common';
import { momentsOf } from './momentsOf';
import { timeScale } from './timeScale';

/** What a witness said for a while; positions are parts of the shown time. */
export interface IncidentBar {
  span: IncidentSpan;
  from: number;
  to: number;
}

export interface IncidentLayout {
  lanes: Array<{ lane: IncidentLane; bars: IncidentBar[] }>;
  /** Moments that have room for a mark; numbers begin with 1. */
  marks: Array<{ position: number; number: number }>;
  /** Times that have room for a label. */
  ticks: Array<{ position: number; at: string; isOnlyWide: boolean }>;
  isCompressed: boolean;
}

/** Least distance of two marks and of two labels, as parts of the width. */
const MARKS = 0.025;
const LABELS = 0.09;
const LABELS_NARROW = 0.3;

/** Of an incident that is over, so much of its length is shown after it. */
const AFTER = 0.04;

/** Of places in the order of their weight, those that have room beside the ones before them. */
function withRoom<T extends { position: number }>(
  places: T[],
  distance: number,
): T[] {
  // No more than 1 / distance of them ever fit.
  const chosen: T[] = [];
  for (const place of places) {
    if (
      chosen.every(
        ({ position }) => Math.abs(position - place.position) >= distance,
      )
    ) {
      chosen.push(place);
    }
  }
  return chosen;
}

/** What goes on lasts until now; so does what an open incident was heard of last. */
function endOf({ to }: IncidentSpan, now: number): number {
  return to === undefined ? now : Date.parse(to);
}

/**
 * Lays what each witness said, and the phases, out on one axis of time.
 */
export function layOutIncident(
  incident: Incident,
  now: number,
): IncidentLayout {
  const { lanes, phases, startedAt, endedAt } = incident;
  const begin = Date.parse(startedAt);
  const end = endedAt === undefined ? now : Date.parse(endedAt);
  // What was so when all was clear lasts on; a while of it is shown.
  const last = Math.max(
    endedAt === undefined ? end : end + (end - begin) * AFTER,
    ...phases.map(({ at }) => Date.parse(at)).filter(at => at <= now),
  );
  const ends = lanes.flatMap(({ spans }) =>
    spans.flatMap(span => [Date.parse(span.from), endOf(span, last)]),
  );
  const scale = timeScale(
    [begin, last, ...ends, ...phases.map(({ at }) => Date.parse(at))].filter(
      time => !Number.isNaN(time),
    ),
  );
  const placed = (at: string) => ({
    at,
    position: scale.positionOf(Date.parse(at)),
  });
  const times = [
    startedAt,
    ...(endedAt === undefined ? [] : [endedAt]),
    ...phases.map(({ at }) => at),
  ].map(placed);
  const narrow = new Set(withRoom(times, LABELS_NARROW));
  return {
    lanes: lanes.map(lane => ({
      lane,
      bars: lane.spans.map(span => ({
        span,
        from: scale.positionOf(Date.parse(span.from)),
        to: scale.positionOf(endOf(span, last)),
      })),
    })),
    marks: withRoom(
      momentsOf(phases).map(({ at }, index) => ({
        position: placed(at).position,
        number: index + 1,
      })),
      MARKS,
    ),
    ticks: withRoom(times, LABELS).map(tick => ({
      ...tick,
      isOnlyWide: !narrow.has(tick),
    })),
    isCompressed: scale.isCompressed,
  };
}
