import { endLanes, isSame, KEPT_SPANS } from './advanceLanes';
import type { Lane, LaneSpan } from './IncidentState';
import { addEnd } from './keepEnds';
import type { Witnessed } from './Witnessed';

/**
 * Continues the lanes of an incident: what was written until its writer's last observation, and then what this backend
 * heard. If this backend observed all the time, there is no gap.
 */
export function resumeLanes(
  stored: readonly Lane[],
  { since, last, incident }: Witnessed,
  until: number,
): Lane[] {
  const from = Math.max(until, since);
  const mine: Lane[] =
    incident?.lanes ??
    last.lanes.map(({ kind, route, values, timeline, tone }) => ({
      kind,
      route,
      spans: { items: [{ from, values, timeline, tone }], leftOut: 0 },
    }));
  const ended = endLanes(stored, until);
  const added = mine.filter(lane => !ended.some(other => areSame(lane, other)));
  return [
    ...ended.map(lane => {
      const rest = mine.find(other => areSame(lane, other));
      return rest ? join(lane, clip(rest.spans.items, from)) : lane;
    }),
    ...added.map(lane => ({
      ...lane,
      spans: { ...lane.spans, items: clip(lane.spans.items, from) },
    })),
  ];
}

function areSame(a: Lane, b: Lane): boolean {
  return a.kind === b.kind && a.route === b.route;
}

function clip(spans: readonly LaneSpan[], from: number): LaneSpan[] {
  return spans
    .filter(({ to }) => to === undefined || to > from)
    .map(span => ({ ...span, from: Math.max(span.from, from) }));
}

function join(lane: Lane, rest: LaneSpan[]): Lane {
  const [first, ...others] = rest;
  const last = lane.spans.items[lane.spans.items.length - 1];
  if (!first) {
    return lane;
  }
  const goesOn = last?.to === first.from && isSame(last, first);
  const items = goesOn
    ? [...lane.spans.items.slice(0, -1), { ...last, to: first.to }]
    : lane.spans.items;
  const more = goesOn ? others : rest;
  return {
    ...lane,
    spans: more.reduce((all, span) => addEnd(all, span, KEPT_SPANS), {
      ...lane.spans,
      items,
    }),
  };
}
