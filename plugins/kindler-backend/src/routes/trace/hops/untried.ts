import { word, type TraceHop } from '@kindler/backstage-plugin-kindler-common';

/** The result of a hop that only a client's attempt can show, if there was none. */
export function untried(): Omit<TraceHop, 'kind' | 'name'> {
  return {
    verdict: 'unknown',
    message: word('trace-listener-untried', {}),
    next: word('trace-next-untried', {}),
    evidence: [],
  };
}
