import { word, type TraceHop } from '@kindler/backstage-plugin-kindler-common';

/** A hop that is known by a client's try alone, where there was none. */
export function untried(): Omit<TraceHop, 'kind' | 'name'> {
  return {
    verdict: 'unknown',
    message: word('trace-listener-untried', {}),
    next: word('trace-next-untried', {}),
    evidence: [],
  };
}
