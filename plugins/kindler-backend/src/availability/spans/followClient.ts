import type { ClientSpan, ClientState, SeenProbe } from './ClientSpan';

/** After this many intervals without a probe, nobody was observing. */
const LOST_PROBES = 3;
/** Approximate maximum duration of a probe. */
const PROBE_MS = 5000;

const SILENT: readonly string[] = ['timeout', 'unreachable'];

/** The current span, and the interval of its client's probes. */
export interface OpenSpan {
  span: ClientSpan;
  everyMs: number;
}

export interface FollowedClient {
  /** The span that this probe ends. */
  ended?: ClientSpan;
  /** Undefined while it is unknown what clients get. */
  open?: OpenSpan;
}

/** Applies a probe to the current span: the span is extended, or it ends and another one begins. */
export function followClient(
  open: OpenSpan | undefined,
  probe: SeenProbe,
): FollowedClient {
  const state = stateOf(probe);
  const { startedAt, at, everyMs } = probe;
  const before = open?.span;
  if (!before || isGap(open, probe)) {
    return {
      ended: before,
      open: state && { span: begin(state, at, startedAt, at), everyMs },
    };
  }
  if (state === undefined) {
    return { ended: before };
  }
  if (state === before.state) {
    return { open: { span: { ...before, to: at, sureTo: at }, everyMs } };
  }
  if (state === 'served') {
    const ended = { ...before, to: at };
    return { ended, open: { span: begin(state, at, at, at), everyMs } };
  }
  return {
    ended: before,
    open: { span: begin(state, before.to, startedAt, at), everyMs },
  };
}

function begin(
  state: ClientState,
  from: number,
  sureFrom: number,
  at: number,
): ClientSpan {
  const sure = Math.max(from, Math.min(sureFrom, at));
  return state === 'served'
    ? { state, from: at, to: at, sureFrom: at, sureTo: at }
    : { state, from: Math.min(from, sure), to: at, sureFrom: sure, sureTo: at };
}

function isGap({ span, everyMs }: OpenSpan, probe: SeenProbe): boolean {
  const longest = LOST_PROBES * Math.max(everyMs, probe.everyMs) + PROBE_MS;
  return probe.at - span.to > longest || probe.at < span.to;
}

/**
 * A wrong password is the probe's own problem, because PostgreSQL asks other clients for theirs as well. If TLS rejects
 * the probe, it is unknown whether clients get through, and so it is if no probe was ever answered.
 */
function stateOf({
  outcome,
  onlyHere,
  neverServed,
}: SeenProbe): ClientState | undefined {
  if (neverServed && SILENT.includes(outcome)) {
    return undefined;
  }
  switch (outcome) {
    case 'served':
    case 'auth':
      return 'served';
    case 'tls':
      return undefined;
    default:
      return onlyHere ? 'refused-here' : 'refused';
  }
}
