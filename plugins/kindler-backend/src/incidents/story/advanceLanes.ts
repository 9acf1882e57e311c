import type { LaneWord } from './IncidentSighting';
import type { Lane, LaneSpan } from './IncidentState';
import { addEnd, noEnds } from './keepEnds';

export const KEPT_SPANS = { first: 20, last: 30 };

/** Lanes that begin with what was said before the first doubt. */
export function beginLanes(words: readonly LaneWord[], from: number): Lane[] {
  return words.map(word => ({
    kind: word.kind,
    route: word.route,
    spans: { items: [spanOf(word, from)], leftOut: 0 },
  }));
}

/**
 * Puts what is said now into the lanes. What is said as before goes on; a witness that says nothing any more, because
 * it is no longer configured, has said its last.
 */
export function advanceLanes(
  lanes: readonly Lane[],
  words: readonly LaneWord[],
  at: number,
): Lane[] {
  const known = lanes.map(lane => {
    const word = words.find(each => isOf(each, lane));
    return word ? advanceLane(lane, word) : endLane(lane, at);
  });
  const added = words
    .filter(word => !lanes.some(lane => isOf(word, lane)))
    .map(word => ({
      kind: word.kind,
      route: word.route,
      spans: addEnd<LaneSpan>(
        noEnds(),
        spanOf(word, word.since ?? word.at),
        KEPT_SPANS,
      ),
    }));
  return [...known, ...added];
}

/** Ends what goes on: nobody looks after that. */
export function endLanes(lanes: readonly Lane[], at: number): Lane[] {
  return lanes.map(lane => endLane(lane, at));
}

/** What was ended at a time goes on after all. */
export function reopenLanes(lanes: readonly Lane[], endedAt: number): Lane[] {
  return lanes.map(lane => {
    const last = lane.spans.items[lane.spans.items.length - 1];
    return last?.to === endedAt
      ? withLast(lane, { ...last, to: undefined })
      : lane;
  });
}

export function isOf(word: Pick<LaneWord, 'kind' | 'route'>, lane: Lane) {
  return word.kind === lane.kind && word.route === lane.route;
}

/** Whether a span says what a word says; a timeline that is not known yet is no contradiction. */
export function isSame(span: LaneSpan, word: Omit<LaneSpan, 'from'>): boolean {
  return (
    span.tone === word.tone &&
    span.values.join('\n') === word.values.join('\n') &&
    (span.timeline === undefined ||
      word.timeline === undefined ||
      span.timeline === word.timeline)
  );
}

function advanceLane(lane: Lane, word: LaneWord): Lane {
  const { items } = lane.spans;
  const last = items[items.length - 1];
  const timeline = timelineOf(word, items);
  if (last && isSame(last, { ...word, timeline })) {
    const settled = last.to === undefined && last.timeline === timeline;
    const same = {
      ...last,
      to: undefined,
      timeline: last.timeline ?? timeline,
    };
    return settled ? lane : withLast(lane, same);
  }
  const wasBad = last?.tone === 'bad' || last?.tone === 'warning';
  const said = wasBad ? word.at : word.since ?? word.at;
  const from = Math.max(said, last?.to ?? last?.from ?? said);
  const ended = last && last.to === undefined ? { ...last, to: from } : last;
  const spans = addEnd(
    ended ? withLast(lane, ended).spans : lane.spans,
    { ...spanOf(word, from), timeline },
    KEPT_SPANS,
  );
  return { ...lane, spans };
}

/** A new holder is said to be on its predecessor's timeline until it is promoted: it is not known yet. */
function timelineOf(
  { values, timeline }: LaneWord,
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

function spanOf({ values, timeline, tone }: LaneWord, from: number): LaneSpan {
  return { from, values, timeline, tone };
}
