import type { ClientSpan, ClientState, SeenProbe } from './ClientSpan';

/** After so many intervals without a probe, nobody looked. */
const LOST_PROBES = 3;
/** A probe itself takes at most about so long. */
const PROBE_MS = 5000;

const SILENT: readonly string[] = ['timeout', 'unreachable'];

/** The span that goes on, and how often its client is tried. */
export interface OpenSpan {
  span: ClientSpan;
  everyMs: number;
}

export interface FollowedClient {
  /** The span that is over by this probe. */
  ended?: ClientSpan;
  /** Undefined while it is not known what clients get. */
  open?: OpenSpan;
}

/** What a probe makes of the span that goes on: it is longer, or over and another one begins. */
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
 * A wrong password is the probe's own trouble: PostgreSQL asked for it, as it asks other clients. Whether clients get
 * through TLS that refuses the probe is not known, nor what they get where no probe was ever answered.
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
