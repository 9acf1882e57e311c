import type {
  DriftList,
  DriftSource,
} from '@kindler/backstage-plugin-kindler-common';

/** What was read longer ago than this is not what is there. */
const OLD_MS = 300_000;

/** `read`: it is what the others are compared with. */
export type SetState = 'agrees' | 'differs' | 'read' | 'unknown';

export interface SetJudgement {
  state: SetState;
  /** Why it is not known: its fault, or one of ours. */
  reason?: 'fault' | 'old' | 'unlisted' | 'unseen';
}

/** How one of the compared sets stands to the records. It agrees only when it was read lately and all in it was seen. */
export function judgeSet(source: DriftSource, now: number): SetJudgement {
  const { fault, observedAt, differences, kind } = source;
  const { total = 0, unknown = 0 } = differences ?? {};
  if (fault) {
    return { state: 'unknown', reason: 'fault' };
  }
  if (!observedAt || !differences) {
    return { state: 'unknown', reason: 'unlisted' };
  }
  if (!(now - Date.parse(observedAt) < OLD_MS)) {
    return { state: 'unknown', reason: 'old' };
  }
  if (total > unknown) {
    return { state: 'differs' };
  }
  if (unknown > 0) {
    return { state: 'unknown', reason: 'unseen' };
  }
  return { state: kind === 'metadata' ? 'read' : 'agrees' };
}

/** How all sets stand to one another. They agree only where the records and another set were read, and all of them. */
export function judgeWhole({
  status,
  sources,
  now,
}: DriftList): 'agrees' | 'differs' | 'unknown' {
  const states = sources.map(each => judgeSet(each, Date.parse(now)).state);
  if (status === 'drift' || states.includes('differs')) {
    return 'differs';
  }
  const isKnown =
    states.includes('agrees') &&
    states.includes('read') &&
    !states.includes('unknown');
  return status === 'ok' && isKnown ? 'agrees' : 'unknown';
}
