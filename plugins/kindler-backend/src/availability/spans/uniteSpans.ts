import type { ClientSpan } from './ClientSpan';

export interface Segment {
  state: 'served' | 'out' | 'unknown';
  from: number;
  to: number;
}

type Weight = 'sure' | 'served' | 'edge';

/**
 * Merges what all backends saw of one route's clients into segments without gaps, from the first to the last
 * observation. Proof of a refusal wins, and a served client wins over an assumed refusal. A backend that was the only
 * one refused knows nothing about other clients.
 */
export function uniteSpans(spans: readonly ClientSpan[]): Segment[] {
  const marks: Array<{ at: number; weight?: Weight; step: number }> = [];
  const add = (weight: Weight | undefined, from: number, to: number) => {
    marks.push({ at: from, weight, step: 1 }, { at: to, weight, step: -1 });
  };
  for (const { state, from, to, sureFrom, sureTo } of spans) {
    if (state === 'refused') {
      add('edge', from, to);
      add('sure', sureFrom, sureTo);
    } else {
      add(state === 'served' ? 'served' : undefined, from, to);
    }
  }
  marks.sort((a, b) => a.at - b.at);
  const open = { sure: 0, served: 0, edge: 0 };
  const segments: Segment[] = [];
  let begin = marks[0]?.at ?? 0;
  for (const { at, weight, step } of marks) {
    push(segments, { state: stateOf(open), from: begin, to: at });
    begin = at;
    if (weight) {
      open[weight] += step;
    }
  }
  return segments;
}

function stateOf(open: Record<Weight, number>): Segment['state'] {
  if (open.sure > 0) {
    return 'out';
  }
  if (open.served > 0) {
    return 'served';
  }
  return open.edge > 0 ? 'out' : 'unknown';
}

/**
 * Merges what a cluster's writing clients got on its routes. It is out while any route is out, and served while all
 * routes that were observed at all, before and after that time, are served.
 */
export function uniteRoutes(
  routes: ReadonlyArray<readonly Segment[]>,
): Segment[] {
  const marks = routes.flatMap(segments =>
    segments.flatMap(({ state, from, to }) => [
      { at: from, state, step: 1 },
      { at: to, state, step: -1 },
    ]),
  );
  marks.sort((a, b) => a.at - b.at);
  const open = { out: 0, served: 0, unknown: 0 };
  const segments: Segment[] = [];
  let begin = marks[0]?.at ?? 0;
  for (const { at, state, step } of marks) {
    push(segments, { state: worst(open), from: begin, to: at });
    begin = at;
    open[state] += step;
  }
  return segments;
}

function worst(open: Record<Segment['state'], number>): Segment['state'] {
  if (open.out > 0) {
    return 'out';
  }
  return open.unknown > 0 || open.served === 0 ? 'unknown' : 'served';
}

function push(segments: Segment[], segment: Segment) {
  const last = segments[segments.length - 1];
  if (segment.to <= segment.from) {
    return;
  }
  if (last?.state === segment.state && last.to === segment.from) {
    last.to = segment.to;
  } else {
    segments.push(segment);
  }
}
