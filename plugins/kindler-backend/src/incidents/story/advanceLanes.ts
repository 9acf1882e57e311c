import type { LaneStatement } from './IncidentObservation';
import type { Lane, LaneSpan } from './IncidentState';
import { addEnd, noEnds } from './keepEnds';

export const KEPT_SPANS = { first: 20, last: 30 };

/** Creates lanes that begin with the statements before the first doubt. */
export function beginLanes(
  statements: readonly LaneStatement[],
  from: number,
): Lane[] {
  return statements.map(statement => ({
    kind: statement.kind,
    route: statement.route,
    spans: { items: [spanOf(statement, from)], leftOut: 0 },
  }));
}

/**
 * Adds the current statements to the lanes. An unchanged statement extends its span. A witness that is no longer
 * configured, and so says nothing any more, has its lane ended.
 */
export function advanceLanes(
  lanes: readonly Lane[],
  statements: readonly LaneStatement[],
  at: number,
): Lane[] {
  const known = lanes.map(lane => {
    const statement = statements.find(each => isOf(each, lane));
    return statement ? advanceLane(lane, statement) : endLane(lane, at);
  });
  const added = statements
    .filter(statement => !lanes.some(lane => isOf(statement, lane)))
    .map(statement => ({
      kind: statement.kind,
      route: statement.route,
      spans: addEnd<LaneSpan>(
        noEnds(),
        spanOf(statement, statement.since ?? statement.at),
        KEPT_SPANS,
      ),
    }));
  return [...known, ...added];
}

/** Ends the open spans, because nobody observes after that. */
export function endLanes(lanes: readonly Lane[], at: number): Lane[] {
  return lanes.map(lane => endLane(lane, at));
}

/** Continues spans that were ended at a time. */
export function reopenLanes(lanes: readonly Lane[], endedAt: number): Lane[] {
  return lanes.map(lane => {
    const last = lane.spans.items[lane.spans.items.length - 1];
    return last?.to === endedAt
      ? withLast(lane, { ...last, to: undefined })
      : lane;
  });
}

export function isOf(
  statement: Pick<LaneStatement, 'kind' | 'route'>,
  lane: Lane,
) {
  return statement.kind === lane.kind && statement.route === lane.route;
}

/** Whether a span and a statement agree. An unknown timeline is no contradiction. */
export function isSame(
  span: LaneSpan,
  statement: Omit<LaneSpan, 'from'>,
): boolean {
  return (
    span.tone === statement.tone &&
    span.values.join('\n') === statement.values.join('\n') &&
    (span.timeline === undefined ||
      statement.timeline === undefined ||
      span.timeline === statement.timeline)
  );
}

function advanceLane(lane: Lane, statement: LaneStatement): Lane {
  const { items } = lane.spans;
  const last = items[items.length - 1];
  const timeline = timelineOf(statement, items);
  if (last && isSame(last, { ...statement, timeline })) {
    const settled = last.to === undefined && last.timeline === timeline;
    const same = {
      ...last,
      to: undefined,
      timeline: last.timeline ?? timeline,
    };
    return settled ? lane : withLast(lane, same);
  }
  const wasBad = last?.tone === 'bad' || last?.tone === 'warning';
  const said = wasBad ? statement.at : statement.since ?? statement.at;
  const from = Math.max(said, last?.to ?? last?.from ?? said);
  const ended = last && last.to === undefined ? { ...last, to: from } : last;
  const spans = addEnd(
    ended ? withLast(lane, ended).spans : lane.spans,
    { ...spanOf(statement, from), timeline },
    KEPT_SPANS,
  );
  return { ...lane, spans };
}

/** A new holder is reported on its predecessor's timeline until it is promoted, so its timeline is unknown until then. */
function timelineOf(
  { values, timeline }: LaneStatement,
  items: readonly LaneSpan[],
): number | undefined {
  const before = items.findLast(span => span.timeline !== undefined);
  const isHolders = before?.values.join('\n') === values.join('\n');
  return before && !isHolders && before.timeline === timeline
    ? undefined
    : timeline;
}

function endLane(lane: Lane, at: number): Lane {
  const last = lane.spans.items[lane.spans.items.length - 1];
  return last && last.to === undefined
    ? withLast(lane, { ...last, to: Math.max(at, last.from) })
    : lane;
}

function withLast(lane: Lane, span: LaneSpan): Lane {
  const items = [...lane.spans.items.slice(0, -1), span];
  return { ...lane, spans: { ...lane.spans, items } };
}

function spanOf(
  { values, timeline, tone }: LaneStatement,
  from: number,
): LaneSpan {
  return { from, values, timeline, tone };
}
